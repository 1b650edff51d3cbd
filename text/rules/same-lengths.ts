import type { Draft } from "../finding";
import type { NumberMention } from "../numbers/find";
import { isSameLength, type Length, lengthsNamedIn, lengthsOf, sumsIn } from "./durations";
import type { Stated } from "./match";
import { type Pair, placeOf, type Side, textOf } from "./pair";

type NumberStated = Stated<NumberMention>;

/** More numbers without their like than a release has: each is held against each, and their lengths are not read. */
const most = 1000;

/** A length of time and the numbers that say it. */
interface Lengthened {
  lengths: Length[];
  stated: NumberStated[];
}

/** What is left when 36 months on one side are three years on the other, or a year and two months fourteen. */
export function withoutLengths(
  pair: Pair,
  pairing: Pair["pairings"][number],
  left: NumberStated[],
  right: NumberStated[],
): { left: NumberStated[]; right: NumberStated[] } {
  if (left.length > most || right.length > most) return { left, right };
  const gone = new Set<NumberStated>();
  const [leftSingles, rightSingles] = [singles(pair.left, left), singles(pair.right, right)];
  // The sums first: their parts are no lengths of their own.
  const lefts = [...(rightSingles.length > 0 ? sums(pair.left, pairing.left, left) : []), ...leftSingles];
  const rights = [...(leftSingles.length > 0 ? sums(pair.right, pairing.right, right) : []), ...rightSingles];
  const isOpen = ({ stated }: Lengthened) => !stated.some((one) => gone.has(one));
  for (const one of lefts) {
    const same = rights.find((other) => isOpen(one) && isOpen(other) && isSameLength(one.lengths, other.lengths));
    for (const stated of same ? [...one.stated, ...same.stated] : []) gone.add(stated);
  }
  return { left: left.filter((stated) => !gone.has(stated)), right: right.filter((stated) => !gone.has(stated)) };
}

/** Eight weeks on one side and eight months on the other, where neither says the other's length elsewhere. */
export function checkTimeUnits(pair: Pair, matched: readonly [NumberStated, NumberStated][]): Draft[] {
  const timed = matched.map(([a, b]) => ({
    a,
    b,
    one: lengthsOf(a.mention, textOf(pair.left, a.paragraph)),
    other: lengthsOf(b.mention, textOf(pair.right, b.paragraph)),
  }));
  const [ones, others] = [keysOf(timed.flatMap(({ one }) => one)), keysOf(timed.flatMap(({ other }) => other))];
  const isAmong = (lengths: Length[], keys: ReadonlySet<string>) => lengths.some((length) => keys.has(keyOf(length)));
  return timed
    .filter(({ one, other }) => one.length > 0 && other.length > 0)
    .filter(({ one, other }) => !isAmong(one, others) && !isAmong(other, ones))
    .map(({ a, b }): Draft => {
      const places = [withTimeUnit(pair.left, a), withTimeUnit(pair.right, b)];
      const isSoft = !a.mention.hard && !b.mention.hard;
      return {
        code: "unit.mismatch",
        ...(isSoft ? { severity: "warning" } : {}),
        paragraph: a.paragraph,
        sides: places,
      };
    });
}

const keyOf = ({ base, size }: Length) => `${base} ${size}`;
const keysOf = (lengths: readonly Length[]) => new Set(lengths.map(keyOf));

function withTimeUnit(side: Side, { paragraph, mention }: NumberStated) {
  const unit = /^[ -]?\p{L}+/u.exec(textOf(side, paragraph).slice(mention.end))?.[0].length ?? 0;
  return placeOf(side, paragraph, { ...mention, end: mention.end + unit });
}

/** What is left when 48 hours on one side are يومان on the other. */
export function withoutNamed(
  stated: NumberStated[],
  side: Side,
  other: Side,
  paragraphs: readonly number[] = [],
): NumberStated[] {
  const counted = new Map(singles(side, stated).map(({ stated: [one], lengths }) => [one, lengths]));
  if (counted.size === 0) return stated;
  const names = lengthsNamedIn(paragraphs.map((number) => textOf(other, number)).join("\n"));
  return stated.filter((one) => !isSameLength(counted.get(one) ?? [], names));
}

const sums = (side: Side, paragraphs: readonly number[], stated: NumberStated[]): Lengthened[] =>
  paragraphs.flatMap((paragraph) => {
    const own = stated.filter((one) => one.paragraph === paragraph);
    const mentions = own.map(({ mention }) => mention);
    return sumsIn(textOf(side, paragraph), mentions).map(({ lengths, mentions: summed }) => ({
      lengths,
      stated: own.filter(({ mention }) => summed.includes(mention)),
    }));
  });

const singles = (side: Side, stated: NumberStated[]): Lengthened[] =>
  stated
    .map((one) => ({ stated: [one], lengths: lengthsOf(one.mention, textOf(side, one.paragraph)) }))
    .filter(({ lengths }) => lengths.length > 0);
