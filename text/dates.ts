import { dayInWords } from "./day-words";
import type { Span } from "./fold";
import { matchesOf } from "./matches";
import { monthNumber, monthPattern } from "./months";

/** A date as far as a text gives it. A range has two mentions. `isMonthOnly`: a bare name, never required. */
export interface DateMention extends Span {
  year?: number;
  month?: number;
  day?: number;
  /** The second reading: 03/04/2016 may be either day of either month, `شباط/مارس` either month. */
  other?: { month: number; day?: number };
  isMonthOnly: boolean;
  /** Its year stands with a later month: the name may differ, and is never missing. */
  isInRange?: true;
  /** The mention names two months that differ (`تموز/ أغسطس`), or a day that the month has not. */
  isMalformed: boolean;
}

const month = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[وفبلك]{1,2}|لل)?(${monthPattern})\\.?(?:ي|ێ)?(?: ?/ ?(?:و)?(${monthPattern}))?(?: ?\\((${monthPattern})\\))?(?![\\p{L}\\p{M}])`,
  "giu",
);

const ordinal = "(?:st|nd|rd|th|er|º|ی|ي|ى)?";
/** What may stand between a day and its month: `من شهر`, `de`, `of`. */
const filler = "(?:\\s*(?:من شهر|من|شهر|في|of|de|du|d'|\\.|ي)\\s*|\\s+)";
const joint = "\\s*(?:[-–—]|to|and|until|au|et|al|a|y|الي|حتي|و|تا|بۆ)\\s*(?:el |le |the )?";
const day = `\\d{1,2}${ordinal}`;
/** `30`, `1–15`, `4, 8 and 12`: the days that stand before a month. A comma joins only what an "and" closes. */
const before = new RegExp(
  `(?<![\\d.,/:])((?:(?:${day}\\s*[,،]\\s*)*${day}${joint})?)(\\d{1,2})${ordinal}${filler}$`,
  "iu",
);
/** `November 30, 2016`, `June 1–15`: day after the name, in English only. */
const dayAfter =
  /^\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|and(?= \d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d|[.,;)]|$))|to)\s*(\d{1,2})(?:st|nd|rd|th)?)?(?![\d:%]|[.,]\d{1,2}(?!\d)|\s*(?:%|per ?cent))/i;
const yearAfter =
  /^(?:\s*[,،]?\s*(?:من عام|من سنه|عام|سنه|لعام|لسنه|of|de|del|ي|ساڵي)?\s*)((?:1[4-9]|20)\d\d)(?![\d/]|[.,٬]\d|-\d)/;
/** What follows the first month in `between March and October 2026`. */
const rangeAfter = new RegExp(
  `^(?:${joint}|\\s+(?:à|through|till|و?(?:حتي|لغايه|الي)(?: نهايه| شهر)?)\\s+)[وبل]?(?:${monthPattern})(?: ?/ ?(?:و)?(?:${monthPattern}))?(?![\\p{L}\\p{M}])`,
  "iu",
);
const numeric =
  /(?<![\d.,/:-])(?:((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})( ?[/.-] ?)(\d{1,2})\5((?:19|20)\d\d))(?![\d/]|[:-]\d)/g;

/**
 * Dates of a folded text, in order. A month's name without a number by it is kept as `isMonthOnly`,
 * so that `تشرين الثاني` is never read as an ordinal and a bare month may meet a fuller date.
 */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const match of matchesOf(text, numeric)) {
    const start = match.index;
    const end = start + match[0].length;
    const [, isoYear, isoMonth, isoDay, first, , second, year] = match;
    const mention = isoYear
      ? named(Number(isoDay), Number(isoMonth), Number(isoYear))
      : eitherWay(Number(first), Number(second), Number(year));
    const asWritten = isoYear
      ? { day: Number(isoDay), month: Number(isoMonth), year: Number(isoYear) }
      : { day: Number(first), month: Number(second), year: Number(year) };
    found.push({ start, end, isMonthOnly: false, isMalformed: !mention, ...(mention ?? asWritten) });
  }
  const inNumbers = [...found];
  let passed = 0;
  let end = -1;
  for (const match of matchesOf(text, month)) {
    const mentions = aroundName(text, match);
    const [first] = mentions;
    if (!first || first.start < end) continue;
    // Both lists are in order: what lies behind needs no second look.
    while ((inNumbers[passed]?.end ?? Number.POSITIVE_INFINITY) <= first.start) passed++;
    const next = inNumbers[passed];
    if (next && mentions.some((mention) => overlap(mention, next))) continue;
    found.push(...mentions);
    end = first.end;
  }
  return found.sort((a, b) => a.start - b.start);
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

function aroundName(text: string, match: RegExpExecArray): DateMention[] {
  const name = match[1] ?? "";
  const number = monthNumber(name);
  if (number === undefined) return [];
  const second = match[2] ?? match[3];
  const secondNumber = second === undefined ? undefined : monthNumber(second);
  const isMalformed = secondNumber !== undefined && secondNumber !== number;
  let start = match.index;
  let end = start + match[0].length;
  const days: number[] = [];
  const lead = before.exec(text.slice(Math.max(0, start - 40), start));
  const spelled = lead ? null : dayInWords(text.slice(Math.max(0, start - 48), start));
  if (lead) {
    start -= lead[0].length;
    for (const number of `${lead[1]} ${lead[2]}`.match(/\d{1,2}/g) ?? []) days.push(Number(number));
  } else if (spelled) {
    start -= spelled.length;
    days.push(spelled.day);
  } else if (/^[a-z]/i.test(name)) {
    const after = dayAfter.exec(text.slice(end, end + 24));
    if (after) {
      end += after[0].length;
      for (const number of [after[1], after[2]]) if (number) days.push(Number(number));
    }
  }
  const tail = yearAfter.exec(text.slice(end, end + 24));
  if (tail) end += tail[0].length;
  const inRange = !tail && days.length === 0 && isBeforeRangeEnd(text, end) ? { isInRange: true as const } : undefined;
  const isWord = isCommonWord(name) && !inRange;
  if (isWord && /^[a-z]/.test(name) && !lead && !spelled) return [];
  if (days.length === 0 && !tail && !inRange) {
    return isWord ? [] : [{ start, end, month: number, isMonthOnly: true, isMalformed }];
  }
  const year = tail ? { year: Number(tail[1]) } : {};
  const common = { start, end, month: number, ...year, isMonthOnly: false, ...inRange };
  const either = (each?: number) =>
    isMalformed && secondNumber ? { other: { month: secondNumber, ...(each ? { day: each } : {}) } } : {};
  if (days.length === 0) return [{ ...common, ...either(), isMalformed }];
  return days.map((each) => ({
    ...common,
    ...either(each),
    day: each,
    isMalformed: isMalformed || each < 1 || each > (longest[number - 1] ?? 31),
  }));
}

function isBeforeRangeEnd(text: string, end: number): boolean {
  const second = rangeAfter.exec(text.slice(end, end + 48));
  const from = end + (second?.[0].length ?? 0);
  return second !== null && yearAfter.test(text.slice(from, from + 24));
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Words before they are months: `may` and `march` in small letters, Arabic آب; a number must stand by them. */
const isCommonWord = (name: string) =>
  /^(?:may|mar|march|mars|mai|sep|dec|jan|oct|nov|aug|jun|jul|apr|feb|اب|ماي|اوت|جوان|مارس)$/.test(name);

function named(day: number, monthOf: number, year: number): Pick<DateMention, "day" | "month" | "year"> | null {
  return monthOf >= 1 && monthOf <= 12 && day >= 1 && day <= 31 ? { day, month: monthOf, year } : null;
}

function eitherWay(first: number, second: number, year: number): Partial<DateMention> | null {
  const dayFirst = named(first, second, year);
  const monthFirst = named(second, first, year);
  if (!dayFirst) return monthFirst;
  return monthFirst && first !== second ? { ...dayFirst, other: { day: second, month: first } } : dayFirst;
}

/** True where two dates agree in all that both of them say (bilingual.md B4.4), and share more than the year. */
export function sameDate(a: DateMention, b: DateMention): boolean {
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return false;
  const readings = (date: DateMention) => [date, ...(date.other ? [{ ...date, ...date.other }] : [])];
  return readings(a).some((left) =>
    readings(b).some(
      (right) =>
        left.month === right.month && (left.day === undefined || right.day === undefined || left.day === right.day),
    ),
  );
}
