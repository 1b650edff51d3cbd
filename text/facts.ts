import type { Block, CheckedVersion } from "./block";
import { type DateMention, findDates, findTimes, type TimeMention } from "./dates";
import { type Folded, fold, type Span } from "./fold";
import { findLinks, findPlaceholders, type LinkMention, type PlaceholderMention } from "./links";
import { findNumbers, type NumberMention } from "./numbers/find";
import { findPhones, type PhoneMention } from "./phones";

/** All that a paragraph states and the other language must state too. Offsets are of the folded text. */
export interface BlockFacts {
  block: Block;
  folded: Folded;
  links: LinkMention[];
  placeholders: PlaceholderMention[];
  phones: PhoneMention[];
  dates: DateMention[];
  times: TimeMention[];
  numbers: NumberMention[];
}

/** A placeholder that takes the room of what was read, so that offsets stay and nothing reads it twice. */
const masked = "\ue000";

/** In UTF-16 units, thirty thousand words. What is longer is no paragraph, and must not hold the editor up. */
const longestParagraph = 200_000;

/** The steps of bilingual.md B4 in their order: each masks what it consumed before the next one reads. */
export function readFacts(version: CheckedVersion, region: string): BlockFacts[] {
  return version.paragraphs.map((block) => {
    const folded = fold(block.text.slice(0, longestParagraph));
    let text = folded.text;
    const take = <T extends Span>(mentions: T[]): T[] => {
      text = mask(text, mentions);
      return mentions;
    };
    const placeholders = take(findPlaceholders(text));
    const links = take(findLinks(text));
    const phones = take(findPhones(text, region));
    const dates = take(findDates(text));
    const times = take(findTimes(text));
    const numbers = findNumbers(text, version.lang);
    return { block, folded, links, placeholders, phones, dates, times, numbers };
  });
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
