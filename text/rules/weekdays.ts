import type { Draft } from "../finding";
import { fold } from "../fold";
import { readDateline } from "../split/dateline";
import { type WeekdayMention, weekdayOf } from "../weekdays";
import type { Stated } from "./match";
import { type Pair, placeOf, type Side } from "./pair";

/**
 * Days of the week where both sides of a pairing name some (bilingual.md B4.4): different ones are a
 * note, in the dateline a warning. Where they agree, a day that its own date contradicts is a note.
 */
export function checkWeekdays(pair: Pair): Draft[] {
  return pair.pairings.flatMap(({ left, right }) => {
    const [lefts, rights] = [statedIn(pair.left, left), statedIn(pair.right, right)];
    const [onlyLeft, onlyRight] = [without(lefts, rights), without(rights, lefts)];
    const differing = onlyLeft.slice(0, onlyRight.length).flatMap((a, index): Draft[] => {
      const b = onlyRight[index];
      if (!b) return [];
      const sides = [placeOf(pair.left, a.paragraph, a.mention), placeOf(pair.right, b.paragraph, b.mention)];
      const severity = isInDateline(pair.left, a) ? "warning" : "info";
      return [{ code: "weekday.mismatch", severity, paragraph: a.paragraph, sides }];
    });
    if (differing.length > 0) return differing;
    return contradictions(pair.left, lefts, (paragraph) => paragraph);
  });
}

const statedIn = (side: Side, paragraphs: readonly number[]): Stated<WeekdayMention>[] =>
  paragraphs.flatMap((paragraph) => (side.facts[paragraph]?.weekdays ?? []).map((mention) => ({ paragraph, mention })));

/** Those whose day the others do not name, as often as it is named. */
function without(all: Stated<WeekdayMention>[], others: Stated<WeekdayMention>[]): Stated<WeekdayMention>[] {
  const left = others.map(({ mention }) => mention.day);
  return all.filter(({ mention }) => {
    const at = left.indexOf(mention.day);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function isInDateline(side: Side, { paragraph, mention }: Stated<WeekdayMention>): boolean {
  const facts = side.facts[paragraph];
  if (!facts) return false;
  if (facts.block.kind === "dateline") return true;
  const line = readDateline(facts.block.text)?.dateline.text;
  return line !== undefined && mention.end <= fold(line).text.length;
}

/** How far a weekday may stand from its date: `Thursday, 14 November 2024`, `الخميس الموافق 14 …`. */
const near = 12;

function contradictions(
  side: Side,
  stated: Stated<WeekdayMention>[],
  paragraphOf: (paragraph: number) => number,
): Draft[] {
  return stated.flatMap(({ paragraph, mention }): Draft[] => {
    const date = side.facts[paragraph]?.dates.find(
      ({ start, end }) =>
        (start >= mention.end && start - mention.end <= near) || (mention.start >= end && mention.start - end <= 3),
    );
    if (!date?.year || !date.month || !date.day || date.isMalformed || date.other) return [];
    if (weekdayOf(date.year, date.month, date.day) === mention.day) return [];
    const sides = [placeOf(side, paragraph, mention), placeOf(side, paragraph, date)];
    return [{ code: "weekday.mismatch", paragraph: paragraphOf(paragraph), sides }];
  });
}
