import { findDates } from "../dates";
import { fold, sourceSpan } from "../fold";

export interface SplitDateline {
  place: string | null;
  /** ISO `yyyy-mm-dd`, where day, month and year are given. */
  date: string | null;
  /** As written, without the dash that ends it. */
  text: string;
}

const dash = /\s*[–—:]\s*|\s+-+\s+/g;
const placeName = /^\p{Lu}?[\p{L}\p{M}'’.\- ]{1,40}(?:[,،/(] ?[\p{L}\p{M}'’.\- ]{2,40}\)?)?$/u;
const isPlace = (text: string) => placeName.test(text) && text.split(/\s+/).length <= 6;
/** A place alone is a dateline in capitals, or in Arabic, which has none, as one or two words. */
const loudPlace =
  /^(?:\p{Lu}[\p{Lu}'’.\- ]{1,40}(?:, ?[\p{L}.\- ]{2,30})?|[\p{Script=Arabic}\p{M}]+(?: [\p{Script=Arabic}\p{M}]+)?)$/u;
const longest = 100;

/** `Baghdad, 30 November 2016 – …` at the start of the first paragraph; `rest` is what follows it. */
export function readDateline(text: string): { dateline: SplitDateline; rest: string } | null {
  for (const match of text.slice(0, longest).matchAll(dash)) {
    const dateline = datelineOf(text.slice(0, match.index));
    const rest = text.slice(match.index + match[0].length).trim();
    if (dateline && rest !== "") return { dateline, rest };
  }
  return null;
}

/** A whole line that is nothing but a dateline: `Baghdad, 30 November 2016`, `30 November 2016`. */
export function readDatelineLine(text: string): SplitDateline | null {
  const line = text.trim().replace(/[\s–—:-]+$/, "");
  // With a full stop it is a sentence that ends in a date.
  return !line.endsWith(".") && line.length <= longest && findDates(fold(line).text).some(({ day }) => day)
    ? datelineOf(line)
    : null;
}

function datelineOf(head: string): SplitDateline | null {
  const line = head.trim();
  const folded = fold(line);
  const date = findDates(folded.text).find(({ day, isMonthOnly }) => day !== undefined && !isMonthOnly);
  if (!date) return loudPlace.test(line) ? { place: line, date: null, text: line } : null;
  const { start, end } = sourceSpan(folded, date.start, date.end);
  const around = line.slice(0, start).replace(/(?:(?<!\p{L})(?:في|يوم|on|le|el|den|am))\s*$/u, "");
  // "Baghdad, Monday, 30 November": the weekday is no part of the place.
  const place = around.replace(
    /[\s,،(]*(?:\p{L}+day|ال(?:سبت|أحد|احد|اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة))?[\s,،(]*$/u,
    "",
  );
  const after = line.slice(end).replace(/[\s,،.)]/g, "");
  if (after.length > 4 || (place !== "" && !isPlace(place))) return null;
  return { place: place || null, date: isoDate(date), text: line };
}

function isoDate({
  year,
  month,
  day,
  isMalformed,
}: {
  year?: number;
  month?: number;
  day?: number;
  isMalformed: boolean;
}) {
  if (year === undefined || month === undefined || day === undefined || isMalformed) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
