import { foldWord, type Span } from "./fold";
import { matchesOf } from "./matches";

export interface WeekdayMention extends Span {
  /** 0 is Sunday. */
  day: number;
}

/** Sunday first. English, French, Spanish, German | Arabic | Sorani. */
const names: readonly string[] = [
  "sunday sundays dimanche domingo sonntag | الأحد | یەکشەممە",
  "monday mondays lundi lunes montag | الاثنين الإثنين | دووشەممە",
  "tuesday tuesdays mardi martes dienstag | الثلاثاء الثلثاء | سێشەممە",
  "wednesday wednesdays mercredi miércoles mittwoch | الأربعاء | چوارشەممە",
  "thursday thursdays jeudi jueves donnerstag | الخميس | پێنجشەممە",
  "friday fridays vendredi viernes freitag | الجمعة | هەینی جومعە",
  "saturday saturdays samedi sábado samstag | السبت | شەممە",
];

const numbers = new Map<string, number>();
for (const [day, line] of names.entries()) {
  for (const name of line.replaceAll("|", " ").split(/ +/)) if (name) numbers.set(foldWord(name), day);
}

const pattern = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[وف]?[بل]?)(${[...numbers.keys()].sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{M}])`,
  "giu",
);

/** الاثنين is also "the two" and الأحد "the one": they need a day's company. */
const isDoubtful = (name: string) => name === "الاثنين" || name === "الاحد";
const dayBefore = /(?:يوم[اي]?|اليوم|ايام|يومي|صباح|مساء|فجر|ظهر|ليله|عصر|حتي|الي|من|بين|و|[،,؛(–-])\s*$/u;
const dayAfter = /^\s*(?:[،,)–—:؛-]|\d|الموافق|المقبل|الماضي|القادم|المصادف|في|علي|$)/u;

/** Days of the week of a folded text, in order. */
export function findWeekdays(text: string): WeekdayMention[] {
  const found: WeekdayMention[] = [];
  for (const match of matchesOf(text, pattern)) {
    const name = (match[1] ?? "").toLowerCase();
    const day = numbers.get(name);
    const start = match.index + match[0].length - name.length;
    const end = start + name.length;
    if (day === undefined) continue;
    if (
      isDoubtful(name) &&
      !dayBefore.test(text.slice(Math.max(0, start - 10), start)) &&
      !dayAfter.test(text.slice(end, end + 12))
    )
      continue;
    found.push({ start, end, day });
  }
  return found;
}

/** Day of the week of a date of the Gregorian calendar, 0 Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();
