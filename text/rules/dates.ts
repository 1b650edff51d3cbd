import { type DateMention, sameDate } from "../dates";
import type { Draft } from "../finding";
import type { NumberMention } from "../numbers/find";
import { matchAll, mostMentions, type Stated } from "./match";
import { nowhere, type Pair, placeOf, type Side } from "./pair";
import { checkTimes } from "./times";

type Dated = Stated<DateMention>;

/**
 * Dates and clock times of aligned paragraphs (bilingual.md B4.4), compared at the coarser precision
 * of the two sides. `explained` are numbers that answer a date which the other side writes as numbers.
 */
export function checkDates(pair: Pair): { drafts: Draft[]; explained: Set<NumberMention> } {
  const drafts: Draft[] = [];
  const explained = new Set<NumberMention>();
  const lost: { left: Dated[]; right: Dated[]; pairing: number }[] = [];
  for (const [index, pairing] of pair.pairings.entries()) {
    if (pairing.left.length === 0 || pairing.right.length === 0) continue;
    drafts.push(...checkTimes(pair, pairing.left, pairing.right, explained));
    const { left, right } = matchAll(
      statedIn(pair.left, pairing.left),
      statedIn(pair.right, pairing.right),
      ({ month, other }) => [String(month), ...(other ? [String(other.month)] : [])],
      [(a, b) => sameDate(a, b) && a.day === b.day && a.year === b.year, sameDate],
    );
    lost.push({
      pairing: index,
      left: left.filter((dated) => !isExplained(dated, pair, pairing, "right", explained)),
      right: right.filter((dated) => !isExplained(dated, pair, pairing, "left", explained)),
    });
  }
  const remaining = lost.map(({ left, right, pairing }, index) => {
    const near = lost.slice(Math.max(0, index - 1), index + 2);
    const [lefts, rights] = [near.flatMap((each) => each.left), near.flatMap((each) => each.right)];
    const stays = (dated: Dated, others: Dated[]) => !others.some((other) => sameDate(dated.mention, other.mention));
    return {
      pairing,
      left: left.filter((dated) => isRequired(dated) && stays(dated, rights)),
      right: right.filter((dated) => isRequired(dated) && stays(dated, lefts)),
      all: { left, right },
    };
  });
  const { pairs } = matchAll(
    remaining.flatMap(({ left }) => left),
    remaining.flatMap(({ right }) => right),
    ({ month }) => [String(month)],
    [(a, b) => sameDate(a, b) && a.day === b.day && a.year === b.year],
  );
  const moved = new Set(pairs.flat());
  for (const [a, b] of pairs) {
    const sides = [placeOf(pair.left, a.paragraph, a.mention), placeOf(pair.right, b.paragraph, b.mention)];
    drafts.push({ code: "date.missing", severity: "info", paragraph: a.paragraph, sides });
  }
  for (const { pairing, left, right, all } of remaining) {
    const still = (dated: Dated) => !moved.has(dated);
    drafts.push(...report(pair, pairing, left.filter(still), right.filter(still), all.left, all.right));
  }
  return { drafts, explained };
}

const isRequired = ({ mention }: Dated) => !mention.isMonthOnly;

function statedIn(side: Side, paragraphs: readonly number[]): Dated[] {
  return paragraphs.flatMap((paragraph) =>
    (side.facts[paragraph]?.dates ?? []).slice(0, mostMentions).map((mention) => ({ paragraph, mention })),
  );
}

/** The other side says the same day or year in numbers alone, and not because both sides have that number anyway. */
function isExplained(
  { mention }: Dated,
  pair: Pair,
  pairing: Pair["pairings"][number],
  on: "left" | "right",
  explained: Set<NumberMention>,
): boolean {
  if (mention.isMonthOnly || mention.isInRange) return false;
  const numbersOn = (side: "left" | "right") =>
    pairing[side].flatMap((paragraph) => pair[side].facts[paragraph]?.numbers ?? []);
  const [own, others] = [numbersOn(on === "left" ? "right" : "left"), numbersOn(on)];
  const used = [mention.day, mention.year]
    .filter((value) => value !== undefined)
    .map(String)
    .map((value) => {
      const candidates = others.filter((number) => !explained.has(number) && number.readings.includes(value));
      const needed = own.filter(({ readings }) => readings.includes(value)).length;
      return candidates[needed];
    });
  if (used.some((number) => number === undefined)) return false;
  for (const number of used) if (number) explained.add(number);
  return true;
}

function report(
  pair: Pair,
  pairing: number,
  left: Dated[],
  right: Dated[],
  allLeft: Dated[],
  allRight: Dated[],
): Draft[] {
  const drafts: Draft[] = [];
  // A bare month may be the other half of a difference: "in June" against 14 July.
  const rights = right.length > 0 ? [...right] : left.length > 0 ? [...allRight] : [];
  const lefts = left.length > 0 ? [...left] : right.length > 0 ? [...allLeft] : [];
  while (lefts.length > 0 && rights.length > 0) {
    const [a] = lefts.splice(0, 1);
    const closest = rights.reduce(
      (best, next, at) => (a && likeness(a, next) > likeness(a, rights[best]) ? at : best),
      0,
    );
    const [b] = rights.splice(closest, 1);
    if (!a || !b) break;
    const sides = [placeOf(pair.left, a.paragraph, a.mention), placeOf(pair.right, b.paragraph, b.mention)];
    drafts.push({ code: "date.mismatch", paragraph: a.paragraph, sides });
  }
  const isMissed = (dated: Dated) => isRequired(dated) && !dated.mention.isInRange;
  for (const dated of lefts.filter(isMissed)) drafts.push(missing(pair, pairing, dated, pair.left));
  for (const dated of rights.filter(isMissed)) drafts.push(missing(pair, pairing, dated, pair.right));
  return drafts;
}

const likeness = (a: Dated, b: Dated | undefined) =>
  Number(a.mention.day === b?.mention.day) +
  Number(a.mention.month === b?.mention.month) +
  Number(a.mention.year === b?.mention.year);

function missing(pair: Pair, pairing: number, { paragraph, mention }: Dated, side: Side): Draft {
  const { left, right } = pair.pairings[pairing] ?? { left: [], right: [] };
  const isLeft = side === pair.left;
  const other = isLeft ? pair.right : pair.left;
  const here = placeOf(side, paragraph, mention);
  const there = nowhere(other, (isLeft ? right[0] : left[0]) ?? null);
  const isRepeat = [pair.left, pair.right].every(({ facts }) =>
    facts.some(({ dates }) => dates.some((candidate) => candidate !== mention && sameDate(candidate, mention))),
  );
  return {
    code: "date.missing",
    ...(isRepeat ? { severity: "warning" } : {}),
    paragraph: isLeft ? paragraph : (left[0] ?? paragraph),
    sides: isLeft ? [here, there] : [there, here],
    missingIn: other.lang,
  };
}

/** Two names of one month that disagree, or a day that the month has not. */
export function checkMalformedDates(side: Side, paragraphOf: (paragraph: number) => number): Draft[] {
  return side.facts.flatMap(({ dates }, paragraph) =>
    dates
      .filter(({ isMalformed }) => isMalformed)
      .map(
        (mention): Draft => ({
          code: "date.malformed",
          paragraph: paragraphOf(paragraph),
          sides: [placeOf(side, paragraph, mention)],
        }),
      ),
  );
}
