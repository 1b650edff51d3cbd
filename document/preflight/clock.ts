import type { Language } from "@/base/vocabulary";
import { type DateMention, findDates } from "@/text/dates";
import { fold, sourceSpan } from "@/text/fold";
import type { PlacedBlock } from "../blocks";
import type { Version } from "../version";
import { found, nowhere, type PreflightFinding } from "./finding";

/** When a release goes out, as far as it is settled. Calendar days are those of the newsroom's zone. */
export interface Schedule {
  /** ISO day, `yyyy-mm-dd`, of an embargo's end; absent where the release has no embargo. */
  embargoDay?: string;
  /** Instants, ISO 8601 in UTC: when it is to go out, and when this is asked. Absent once it is out. */
  at?: string;
  now?: string;
}

const cue = /embargo|sous embargo|حظر نشر|حظر النشر|محظور النشر|يحظر نشر|لا ينشر قبل|not for publication before/i;

/** M15: a line of the text names another day than the embargo that is set. Silent without an embargo. */
export function checkEmbargo(
  { lang }: Version,
  blocks: readonly PlacedBlock[],
  { embargoDay }: Schedule,
): PreflightFinding[] {
  const [year, month, day] = (embargoDay ?? "").split("-").map(Number);
  if (!year || !month || !day) return [];
  return blocks.flatMap(({ text }, paragraph) => {
    if (!cue.test(fold(text).text)) return [];
    const folded = fold(text);
    const date = findDates(folded.text).find((each) => each.day !== undefined);
    if (!date || isThe(date, year, month, day)) return [];
    const { start, end } = sourceSpan(folded, date.start, date.end);
    return [found("embargo.contradicts", [{ lang, paragraph, start, end, text: text.slice(start, end) }])];
  });
}

/** M15: the time at which it is to go out is over. Silent without one. */
export function checkTime([first]: readonly Version[], { at, now }: Schedule): PreflightFinding[] {
  return first && at && now && Date.parse(at) <= Date.parse(now) ? [found("time.past", [nowhere(first.lang, at)])] : [];
}

const isThe = (date: DateMention, year: number, month: number, day: number) =>
  (date.year ?? year) === year &&
  ((date.month === month && date.day === day) || (date.other?.month === month && date.other.day === day));

/** When each text was last changed, ISO 8601. */
export type Edited = Readonly<Partial<Record<Language, string>>>;

/** C17: the source was changed after its translation was last touched. Silent where nobody says when. */
export function checkStale(versions: readonly Version[], edited: Edited): PreflightFinding[] {
  const [source, ...others] = versions;
  const changed = source && edited[source.lang];
  if (!source || !changed) return [];
  return others.flatMap(({ lang }) => {
    const own = edited[lang];
    return own && own < changed
      ? [found("translation.stale", [nowhere(lang, own), nowhere(source.lang, changed)])]
      : [];
  });
}
