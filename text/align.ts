import type { Language } from "@/base/vocabulary";
import type { BlockKind } from "./block";

/** What alignment needs of a paragraph: its length in UTF-16 units, what it is, and what is rare in it. */
export interface Alignable {
  length: number;
  kind: BlockKind;
  /** Numbers, dates, addresses: what a translation keeps as it is. */
  anchors: ReadonlySet<string>;
  isQuoting: boolean;
  /** A headline or a contact stands where it stands; only paragraphs of the text can have changed places. */
  mayMove: boolean;
}

/** Paragraphs of one side that are the translation of paragraphs of the other; one side may be empty. */
export interface Pairing {
  left: number[];
  right: number[];
}

/** Characters of a text against the same text in English (FLORES-200, measured for ar and fr). */
const density: Record<Language, number> = {
  en: 1,
  ar: 0.88,
  fr: 1.19,
  es: 1.15,
  de: 1.12,
  ckb: 0.98,
  fa: 0.95,
  ku: 1.08,
};

/** Variance per character for paragraphs; sentences have 2.2–3.2. */
const variance = 4;

/** Moves and their cost, -ln of the priors of Gale & Church 1993 (J93-1004). */
const moves: [left: number, right: number, cost: number][] = [
  [1, 1, -Math.log(0.89)],
  [1, 0, -Math.log(0.0099 / 2)],
  [0, 1, -Math.log(0.0099 / 2)],
  [2, 1, -Math.log(0.089 / 2)],
  [1, 2, -Math.log(0.089 / 2)],
  [2, 2, -Math.log(0.011)],
];

/** What shared and missing anchors weigh, in the same unit as the moves. */
const weight = { shared: 2.2, lost: 0.9, most: 7, sameKind: 1.2, otherKind: 2.5, quoting: 1.2, lostQuotation: 3 };

/** Kinds that stand once, at one place: a headline is never the counterpart of a contact. */
export const fixedKinds: ReadonlySet<BlockKind> = new Set([
  "headline",
  "kicker",
  "subhead",
  "dateline",
  "availability",
  "cue",
  "contact",
  "boilerplate",
  "heading",
  "rule",
]);

/** Documents beyond this many cells are aligned within a band round the diagonal. */
const mostCells = 100_000;

/**
 * Aligns the paragraphs of two versions by dynamic programming over length and anchors
 * (bilingual.md B4.9). Every paragraph is in exactly one pairing, in order; time is bounded by a
 * band for very long texts. Sentences are never aligned.
 */
export function align(
  left: readonly Alignable[],
  right: readonly Alignable[],
  languages: [Language, Language],
): Pairing[] {
  const ratio = ratioOf(left, right, languages);
  const grid = gridOf(left.length, right.length);
  const shared = sharedAnchors(left, right, grid);
  const cost = new Float64Array((left.length + 1) * grid.width).fill(Number.POSITIVE_INFINITY);
  const move = new Int8Array(cost.length).fill(-1);
  cost[0] = 0;
  for (let i = 0; i <= left.length; i++) {
    const from = grid.from(i);
    for (let j = from; j <= Math.min(right.length, from + grid.width - 1); j++) {
      const here = grid.at(i, j);
      for (let index = 0; index < moves.length; index++) {
        const [di, dj, prior] = moves[index] ?? [0, 0, 0];
        const before = i < di || j < dj ? undefined : cost[grid.at(i - di, j - dj)];
        if (before === undefined || before === Number.POSITIVE_INFINITY) continue;
        const total = before + prior + costOf(left, right, shared, i, j, di, dj, ratio);
        if (total < (cost[here] ?? 0)) {
          cost[here] = total;
          move[here] = index;
        }
      }
    }
  }
  return walkBack((i, j) => moves[move[grid.at(i, j)] ?? -1], left.length, right.length);
}

/**
 * Two paragraphs against two: true where each is plainly the counterpart of the one it does not face.
 * By length, facts and quotation, as the alignment weighs them.
 */
export function isCrossed(
  [a, b]: readonly [Alignable, Alignable],
  [c, d]: readonly [Alignable, Alignable],
  ratio: number,
): boolean {
  const cost = (one: Alignable, other: Alignable) => {
    const shared = [...one.anchors].filter((anchor) => other.anchors.has(anchor)).length;
    return (
      lengthCost(one.length, other.length, ratio) +
      anchorCost(one.anchors.size, other.anchors.size, shared) +
      kindCost(one, other)
    );
  };
  return cost(a, d) + cost(b, c) + plainly < cost(a, c) + cost(b, d);
}

/** By so much, in the unit of the moves, crossing must be the better explanation. */
const plainly = 3;

/** The cells that are looked at: all of them, or a band round the diagonal. `at` is -1 outside. */
interface Grid {
  width: number;
  from: (i: number) => number;
  at: (i: number, j: number) => number;
}

function gridOf(left: number, right: number): Grid {
  const slope = left === 0 ? 0 : right / left;
  // Order is kept once what crosses it is taken out: the way lies near the diagonal.
  const near = Math.max(16, Math.ceil(right / 5)) + Math.abs(left - right);
  const full = left === 0 || 2 * near + 1 >= right + 1;
  const half = Math.min(near, Math.ceil(mostCells / (left + 1) / 2 + slope));
  const width = full ? right + 1 : 2 * half + 1;
  const from = (i: number) => (full ? 0 : Math.max(0, Math.min(Math.round(i * slope) - half, right + 1 - width)));
  return {
    width,
    from,
    at: (i: number, j: number) => (j < from(i) || j >= from(i) + width ? -1 : i * width + j - from(i)),
  };
}

/** How many anchors two paragraphs share, by the number of either, counted from 1 as the grid counts. */
type Shared = (i: number, j: number) => number;

function sharedAnchors(left: readonly Alignable[], right: readonly Alignable[], grid: Grid): Shared {
  const counts = new Uint16Array((left.length + 1) * grid.width);
  const places = new Map<string, number[]>();
  for (const [index, { anchors }] of right.entries()) {
    for (const anchor of anchors) {
      const known = places.get(anchor);
      if (known) known.push(index + 1);
      else places.set(anchor, [index + 1]);
    }
  }
  for (const [index, { anchors }] of left.entries()) {
    for (const anchor of anchors) {
      for (const place of places.get(anchor)?.slice(0, mostPlaces) ?? []) {
        const at = grid.at(index + 1, place);
        if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }
  return (i, j) => counts[grid.at(i, j)] ?? 0;
}

/** A value in more paragraphs than this says nothing of their order. */
const mostPlaces = 200;

function costOf(
  left: readonly Alignable[],
  right: readonly Alignable[],
  shared: Shared,
  i: number,
  j: number,
  di: number,
  dj: number,
  ratio: number,
): number {
  if (di === 0 || dj === 0) return 0;
  const a = left[i - 1];
  const b = right[j - 1];
  if (!a || !b) return 0;
  const [a0, b0] = [di === 2 ? left[i - 2] : undefined, dj === 2 ? right[j - 2] : undefined];
  if (!a0 && !b0) {
    return (
      lengthCost(a.length, b.length, ratio) + anchorCost(a.anchors.size, b.anchors.size, shared(i, j)) + kindCost(a, b)
    );
  }
  // A headline or a contact is never one half of a paragraph.
  if (isFixed(a) || isFixed(b) || (a0 && isFixed(a0)) || (b0 && isFixed(b0))) return 12;
  const both =
    shared(i, j) + (a0 ? shared(i - 1, j) : 0) + (b0 ? shared(i, j - 1) : 0) + (a0 && b0 ? shared(i - 1, j - 1) : 0);
  // Two made one keep their quotation.
  const isKept = (a.isQuoting || a0?.isQuoting === true) === (b.isQuoting || b0?.isQuoting === true);
  return (
    (isKept ? 0 : weight.lostQuotation) +
    lengthCost(a.length + (a0?.length ?? 0), b.length + (b0?.length ?? 0), ratio) +
    anchorCost(a.anchors.size + (a0?.anchors.size ?? 0), b.anchors.size + (b0?.anchors.size ?? 0), both)
  );
}

const isFixed = ({ kind }: Alignable) => fixedKinds.has(kind);

const sum = (blocks: readonly Alignable[]) => blocks.reduce((total, block) => total + block.length, 0);

/** -ln of the two-sided probability that lengths differ by so much. */
function lengthCost(a: number, b: number, ratio: number): number {
  const z = deviation(a, b, ratio);
  return costs[Math.min(Math.round(z * perDeviation), costs.length - 1)] ?? 20;
}

/** The cost in steps of a fiftieth of a deviation; beyond seven of them the probability is nothing, and so it stays. */
const perDeviation = 50;
const costs = Float64Array.from({ length: 7 * perDeviation + 1 }, (_, step) =>
  Math.min(-Math.log(Math.max(2 * (1 - normal(step / perDeviation)), 1e-12)), 20),
);

/** How many standard deviations a length is from what the other language's would give. */
export function deviation(a: number, b: number, ratio: number): number {
  return Math.abs(b - a * ratio) / Math.sqrt(Math.max((a + b / ratio) / 2, 1) * variance);
}

/** Standard normal distribution, Abramowitz & Stegun 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

/** A value that stands twice on a side counts twice in `both`, and never more often than it is there. */
function anchorCost(inLeft: number, inRight: number, both: number): number {
  const shared = Math.min(both, inLeft, inRight);
  const lost = inLeft + inRight - 2 * shared;
  return Math.max(-weight.most, -shared * weight.shared) + Math.min(weight.most, lost * weight.lost);
}

function kindCost(a: Alignable, b: Alignable): number {
  const quoting = a.isQuoting === b.isQuoting ? (a.isQuoting ? -weight.quoting : 0) : weight.quoting;
  if (a.kind === b.kind) return quoting - (fixedKinds.has(a.kind) ? 4 : weight.sameKind);
  return quoting + (fixedKinds.has(a.kind) || fixedKinds.has(b.kind) ? 6 : weight.otherKind);
}

/** From the table, or from the document itself when it is long enough to know better. */
export function ratioOf(left: readonly Alignable[], right: readonly Alignable[], [a, b]: [Language, Language]): number {
  const expected = density[b] / density[a];
  if (Math.min(sum(left), sum(right)) < 1500) return expected;
  const measured = sum(right) / sum(left);
  // A missing half must not pass for a terse language.
  return Math.min(Math.max(measured, expected * 0.85), expected * 1.15);
}

function walkBack(
  moveAt: (i: number, j: number) => (typeof moves)[number] | undefined,
  left: number,
  right: number,
): Pairing[] {
  const pairings: Pairing[] = [];
  let i = left;
  let j = right;
  while (i > 0 || j > 0) {
    // Where the band was left nothing was reached: what remains stands alone.
    const [di, dj] = moveAt(i, j) ?? (i > 0 ? [1, 0] : [0, 1]);
    pairings.push({ left: indices(i - di, i), right: indices(j - dj, j) });
    i -= di;
    j -= dj;
  }
  return pairings.reverse();
}

const indices = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
