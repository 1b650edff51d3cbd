import type { Draft } from "../finding";
import type { NumberMention } from "../numbers/find";
import { startWithUnit } from "../numbers/units";
import { matchAll, mostMentions, pairLeftovers, type Stated } from "./match";
import { isSameMeasure } from "./measures";
import { nowhere, type Pair, placeOf, type Side, textOf } from "./pair";
import { checkTimeUnits, withoutLengths, withoutNamed } from "./same-lengths";

type NumberStated = Stated<NumberMention>;

interface Leftover {
  pairing: number;
  left: NumberStated[];
  right: NumberStated[];
}

/** Values of numbers that another rule has already explained (a date that one side wrote in other words). */
export type Explained = ReadonlySet<NumberMention>;

const meet = (a: NumberMention, b: NumberMention) => a.readings.some((value) => b.readings.includes(value));

const sameness: ((a: NumberMention, b: NumberMention) => boolean)[] = [
  (a, b) => a.hard && b.hard && a.unit === b.unit && meet(a, b),
  (a, b) => a.hard && b.hard && meet(a, b),
  // 2–1 (0–1): a figure before the word or the ordinal that has its value as well.
  (a, b) => a.kind === "digits" && b.kind === "digits" && meet(a, b),
  (a, b) => meet(a, b),
];

const readingsOf = (mention: NumberMention) => mention.readings;

/**
 * Numbers of aligned paragraphs (bilingual.md B4.7): what is hard on one side must stand on the
 * other, in digits or words; what is left over is looked for next door, then in the whole document.
 */
export function checkNumbers(pair: Pair, explained: Explained): Draft[] {
  const drafts: Draft[] = [];
  const leftovers: Leftover[] = [];
  for (const [index, pairing] of pair.pairings.entries()) {
    // A paragraph without counterpart is one finding of its own.
    if (pairing.left.length === 0 || pairing.right.length === 0) continue;
    const { left, right } = withoutLengths(
      pair,
      pairing,
      statedIn(pair.left, pairing.left, explained),
      statedIn(pair.right, pairing.right, explained),
    );
    const matched = matchAll(left, right, readingsOf, sameness);
    for (const [a, b] of matched.pairs) for (const draft of compareMatched(pair, a, b)) drafts.push(draft);
    drafts.push(...checkTimeUnits(pair, matched.pairs));
    leftovers.push({ pairing: index, ...withoutMeasures(withoutParts(matched.left, matched.right)) });
  }
  matchNextDoor(leftovers);
  const moved = matchAnywhere(leftovers);
  for (const [a, b] of moved) {
    const sides = [placeOf(pair.left, a.paragraph, a.mention), placeOf(pair.right, b.paragraph, b.mention)];
    drafts.push({ code: "number.missing", severity: "info", paragraph: a.paragraph, sides });
  }
  for (const leftover of leftovers) for (const draft of report(pair, leftover)) drafts.push(draft);
  return drafts;
}

function statedIn(side: Side, paragraphs: readonly number[], explained: Explained): NumberStated[] {
  return paragraphs.flatMap((paragraph) =>
    (side.facts[paragraph]?.numbers ?? [])
      .slice(0, mostMentions)
      .filter((mention) => !explained.has(mention))
      .map((mention) => ({ paragraph, mention })),
  );
}

function compareMatched(pair: Pair, a: NumberStated, b: NumberStated): Draft[] {
  if (differsInUnit(a.mention, b.mention)) {
    const sides = [withUnit(pair.left, a), withUnit(pair.right, b)];
    return [{ code: "unit.mismatch", paragraph: a.paragraph, sides }];
  }
  const [one, other] = [a.mention.qualified, b.mention.qualified];
  if (!a.mention.hard || !b.mention.hard || one?.qualifier === other?.qualifier) return [];
  // The words that differ stand in the passage: "more than 350" against "350".
  const qualified = [
    placeOf(pair.left, a.paragraph, { ...a.mention, start: one?.start ?? a.mention.start }),
    placeOf(pair.right, b.paragraph, { ...b.mention, start: other?.start ?? b.mention.start }),
  ];
  return [{ code: "qualifier.mismatch", paragraph: a.paragraph, sides: qualified }];
}

/** What differs stands in the passage: `US$ 5 million` against `5 ملايين يورو`. */
function withUnit(side: Side, { paragraph, mention }: NumberStated) {
  return placeOf(side, paragraph, { ...mention, start: startWithUnit(textOf(side, paragraph), mention.start) });
}

/** Two units, or a share on one side and none on the other; a currency or measure may go without saying. */
function differsInUnit(a: NumberMention, b: NumberMention): boolean {
  if (a.unit && b.unit) return a.unit !== b.unit;
  return a.hard && b.hard && (a.unit ?? b.unit) === "percent";
}

/** `100,200` on one side may be 100 and 200 on the other. */
function withoutParts(left: NumberStated[], right: NumberStated[]): { left: NumberStated[]; right: NumberStated[] } {
  const split = (from: NumberStated[], to: NumberStated[]): [NumberStated[], NumberStated[]] => {
    let rest = to;
    const kept = from.filter(({ mention }) => {
      if (mention.parts.length === 0) return true;
      const used = mention.parts.map((part) => rest.find((other) => other.mention.readings.includes(part)));
      if (used.some((other) => other === undefined)) return true;
      rest = rest.filter((other) => !used.includes(other));
      return false;
    });
    return [kept, rest];
  };
  const [keptLeft, restRight] = split(left, right);
  const [keptRight, restLeft] = split(restRight, keptLeft);
  return { left: restLeft, right: keptRight };
}

/** 1.12 m on one side are 112 cm on the other. */
function withoutMeasures({ left, right }: { left: NumberStated[]; right: NumberStated[] }) {
  const gone = new Set<NumberStated>();
  for (const one of left) {
    const same = right.find((other) => !gone.has(other) && isSameMeasure(one.mention, other.mention));
    if (same) gone.add(one).add(same);
  }
  return { left: left.filter((stated) => !gone.has(stated)), right: right.filter((stated) => !gone.has(stated)) };
}

/** A sentence that the translator moved over a paragraph's edge takes its numbers along. */
function matchNextDoor(leftovers: Leftover[]): void {
  for (const [index, here] of leftovers.entries()) {
    for (const there of [leftovers[index - 1], leftovers[index + 1]]) {
      if (there && Math.abs(there.pairing - here.pairing) === 1) takeMatches(here, there);
    }
  }
}

function takeMatches(here: Leftover, there: Leftover): void {
  if (here.left.length === 0 || there.right.length === 0) return;
  const hardLeft = here.left.filter(({ mention }) => mention.hard);
  const matched = matchAll(hardLeft, there.right, readingsOf, sameness);
  const softLeft = here.left.filter(({ mention }) => !mention.hard);
  const backwards = matchAll(
    softLeft,
    matched.right.filter(({ mention }) => mention.hard),
    readingsOf,
    sameness,
  );
  const gone = new Set([...matched.pairs, ...backwards.pairs].flat());
  here.left = here.left.filter((stated) => !gone.has(stated));
  there.right = there.right.filter((stated) => !gone.has(stated));
}

function matchAnywhere(leftovers: Leftover[]): [NumberStated, NumberStated][] {
  const left = leftovers.flatMap((leftover) => leftover.left).filter(({ mention }) => mention.hard);
  const right = leftovers.flatMap((leftover) => leftover.right).filter(({ mention }) => mention.hard);
  const pairs = settling(leftovers, matchAll(left, right, readingsOf, sameness.slice(0, 2)).pairs);
  const gone = new Set(pairs.flat());
  for (const leftover of leftovers) {
    leftover.left = leftover.left.filter((stated) => !gone.has(stated));
    leftover.right = leftover.right.filter((stated) => !gone.has(stated));
  }
  return pairs;
}

/**
 * The pairs that leave no number open where they took one. 30 against 43 in one quotation is one difference
 * there, even if a stray 30 stands elsewhere: taking it for the same would make the 43 look like an addition.
 */
function settling(
  leftovers: readonly Leftover[],
  matched: [NumberStated, NumberStated][],
): [NumberStated, NumberStated][] {
  for (let pairs = matched; ; ) {
    const gone = new Set(pairs.flat());
    const isOpen = (stated: NumberStated) => stated.mention.hard && !gone.has(stated);
    const contradicted = new Set(
      leftovers.flatMap(({ left, right }) => [
        ...(right.some(isOpen) ? left : []),
        ...(left.some(isOpen) ? right : []),
      ]),
    );
    const kept = pairs.filter((two) => !two.some((stated) => contradicted.has(stated)));
    if (kept.length === pairs.length) return kept;
    pairs = kept;
  }
}

function report(pair: Pair, { pairing, left, right }: Leftover): Draft[] {
  if (left.length === 0 && right.length === 0) return [];
  const hard = (list: NumberStated[]) => list.filter(({ mention }) => mention.hard);
  const mismatch = ([a, b]: [NumberStated, NumberStated]): Draft => ({
    code: "number.mismatch",
    paragraph: a.paragraph,
    sides: [placeOf(pair.left, a.paragraph, a.mention), placeOf(pair.right, b.paragraph, b.mention)],
  });
  const writing = ({ mention }: NumberStated) => mention.readings[0] ?? "";
  const both = pairLeftovers(hard(left), hard(right), writing);
  const told = new Set(both.flat());
  const drafts: Draft[] = both.map((two) => mismatch(two));
  const restLeft = hard(left).filter((stated) => !told.has(stated));
  const restRight = hard(right).filter((stated) => !told.has(stated));
  // A number in digits against another in words or an ordinal: four and 5, 64th and 46.
  const soft = (list: NumberStated[]) =>
    list.filter(
      ({ mention }) =>
        !mention.hard && (mention.kind === "words" || mention.kind === "ordinal") && Number(mention.readings[0]) >= 3,
    );
  const mixed = [...pairLeftovers(restLeft, soft(right), writing), ...pairLeftovers(soft(left), restRight, writing)];
  for (const two of mixed) {
    drafts.push(mismatch(two));
    for (const stated of two) told.add(stated);
  }
  const there = pair.pairings[pairing];
  const untold = [
    ...withoutNamed(restLeft, pair.left, pair.right, there?.right).map((stated) => ({ stated, side: pair.left })),
    ...withoutNamed(restRight, pair.right, pair.left, there?.left).map((stated) => ({ stated, side: pair.right })),
  ];
  for (const { stated, side } of untold) if (!told.has(stated)) drafts.push(missing(pair, pairing, stated, side));
  // One on each side, of the same kind before any: four and خمسة, the 21st and the 31st, under five and دون السادسة, 3–1 and 3–2.
  // One and two are too common as words.
  for (const kind of ["words", "ordinal", "digits", undefined] as const) {
    const [one, other] = [left, right].map((list) =>
      kind === "digits"
        ? list.filter(({ mention }) => !mention.hard && mention.kind === kind)
        : soft(list).filter(({ mention }) => mention.kind === (kind ?? mention.kind)),
    );
    const [a, b] = [one?.[0], other?.[0]];
    if (!a || !b || one?.length !== 1 || other?.length !== 1 || told.has(a) || told.has(b)) continue;
    drafts.push({ ...mismatch([a, b]), severity: "warning" });
    for (const stated of [a, b]) told.add(stated);
  }
  return drafts;
}

function missing(pair: Pair, pairing: number, { paragraph, mention }: NumberStated, side: Side): Draft {
  const { left, right } = pair.pairings[pairing] ?? { left: [], right: [] };
  const isLeft = side === pair.left;
  const other = isLeft ? pair.right : pair.left;
  const here = placeOf(side, paragraph, mention);
  const there = nowhere(other, (isLeft ? right[0] : left[0]) ?? null);
  // A repeat: said again on this side, and said on the other one.
  const isRepeat = mention.readings.some(
    (value) => (side.values.get(value) ?? 0) > 1 && (other.values.get(value) ?? 0) > 0,
  );
  return {
    code: "number.missing",
    ...(isRepeat ? { severity: "warning" } : {}),
    paragraph: isLeft ? paragraph : (left[0] ?? paragraph),
    sides: isLeft ? [here, there] : [there, here],
    missingIn: other.lang,
  };
}
