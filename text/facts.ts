import type { Language } from "@/base/vocabulary";
import type { Block, CheckedVersion } from "./block";
import { type DateMention, findDates } from "./dates";
import { type Folded, fold, type Span } from "./fold";
import { findHijri } from "./hijri";
import { findLinks, findPlaceholders, type LinkMention, type PlaceholderMention } from "./links";
import { findNumbers, type NumberMention } from "./numbers/find";
import { findPhones, likeOneOf, type PhoneMention } from "./phones";
import { findQuotes, type Quotes } from "./quotes";
import { findTimes, type TimeMention } from "./times";
import { findWeekdays, type WeekdayMention } from "./weekdays";

/** All that a paragraph states and the other language must state too. Offsets are of the folded text. */
export interface BlockFacts {
  block: Block;
  folded: Folded;
  links: LinkMention[];
  placeholders: PlaceholderMention[];
  phones: PhoneMention[];
  dates: DateMention[];
  weekdays: WeekdayMention[];
  times: TimeMention[];
  numbers: NumberMention[];
  quotes: Quotes;
}

/** A placeholder that takes the room of what was read, so that offsets stay and nothing reads it twice. */
const masked = "\ue000";

/** In UTF-16 units, thirty thousand words. What is longer is no paragraph, and must not hold the editor up. */
const longestParagraph = 200_000;

/** The steps of bilingual.md B4 in their order: each masks what it consumed before the next one reads. */
export function readFacts(versions: readonly CheckedVersion[], region: string): BlockFacts[][] {
  const addressed = versions.map(({ paragraphs }) => paragraphs.map((block) => readAddresses(block, region)));
  const sure = addressed.flat().flatMap(({ phones }) => phones.filter(({ isGuess }) => !isGuess));
  const known = new Set(sure.flatMap(({ e164, malformed, digits }) => e164 ?? (malformed ? `+${digits}` : [])));
  return versions.map(({ lang }, index) => (addressed[index] ?? []).map((block) => readRest(block, lang, known)));
}

type Addressed = Pick<BlockFacts, "block" | "folded" | "links" | "placeholders" | "phones"> & { text: string };

function readAddresses(block: Block, region: string): Addressed {
  const folded = fold(block.text.slice(0, longestParagraph));
  const placeholders = findPlaceholders(folded.text);
  const links = findLinks(mask(folded.text, placeholders));
  const text = mask(folded.text, [...placeholders, ...links]);
  return { block, folded, placeholders, links, phones: findPhones(text, region), text };
}

function readRest({ phones: all, ...addressed }: Addressed, lang: Language, known: ReadonlySet<string>): BlockFacts {
  const phones = all.flatMap((phone) => {
    if (phone.malformed || (phone.e164 && !phone.isGuess)) return [phone];
    const e164 = likeOneOf(phone, known);
    return e164 ? [{ ...phone, e164 }] : phone.isGuess ? [] : [phone];
  });
  let text = mask(addressed.text, phones);
  const take = <T extends Span>(mentions: T[]): T[] => {
    text = mask(text, mentions);
    return mentions;
  };
  take(findHijri(text));
  const dates = take(findDates(text));
  const weekdays = take(findWeekdays(text));
  const times = take(findTimes(text));
  const quotes = findQuotes(addressed.folded.text);
  return {
    ...addressed,
    phones,
    dates,
    weekdays,
    times,
    numbers: findNumbers(text, lang, tanwinIn(addressed.folded)),
    quotes,
  };
}

/** Does the word that ends at an offset of the folded text bear a tanwin, which folding took off? */
function tanwinIn({ source, at }: Folded): (end: number) => boolean {
  return (end) => {
    const last = at[end - 1] ?? 0;
    return source.charAt(last + 1) === "\u064b" || source.charAt(last - 1) === "\u064b";
  };
}

function mask(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), masked.repeat(end - from));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
