import type { Span } from "../fold";

/** Something that one side states, at its place. */
export interface Stated<T extends Span> {
  paragraph: number;
  mention: T;
}

export interface Matched<T extends Span> {
  pairs: [left: Stated<T>, right: Stated<T>][];
  left: Stated<T>[];
  right: Stated<T>[];
}

/**
 * Matches two lists greedily, the mention with the fewest partners first. `isSame` are tried in
 * turn, the strictest first; only mentions that share a key are compared, so that time stays linear
 * in ordinary texts. Of several partners it takes the one at the nearest place in its list: of two fives,
 * `under five` is the later one in both languages. What is left over keeps its order.
 */
export function matchAll<T extends Span>(
  left: readonly Stated<T>[],
  right: readonly Stated<T>[],
  keysOf: (mention: T) => readonly string[],
  isSame: readonly ((a: T, b: T) => boolean)[],
): Matched<T> {
  if (left.length === 0 || right.length === 0) return { pairs: [], left: [...left], right: [...right] };
  const pairs: Matched<T>["pairs"] = [];
  const place = new Map([left, right].flatMap((list) => list.map((stated, at) => [stated, (at + 0.5) / list.length])));
  const places = (stated: Stated<T>) => place.get(stated) ?? 0;
  const [from, to] = [new Set(left), new Set(right)];
  const buckets = new Map<string, Stated<T>[]>();
  for (const stated of right) {
    for (const key of keysOf(stated.mention))
      buckets.set(key, [...(buckets.get(key) ?? []).slice(-mostPartners), stated]);
  }
  for (const same of isSame) {
    const partners = (stated: Stated<T>) =>
      keysOf(stated.mention)
        .flatMap((key) => buckets.get(key) ?? [])
        .filter((candidate) => to.has(candidate) && same(stated.mention, candidate.mention));
    const byRarity = [...from]
      .map((stated) => ({ stated, count: partners(stated).length }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count);
    for (const { stated } of byRarity) {
      const partner = nearest(partners(stated), (candidate) => Math.abs(places(candidate) - places(stated)));
      if (!partner) continue;
      pairs.push([stated, partner]);
      from.delete(stated);
      to.delete(partner);
    }
  }
  return { pairs, left: [...from], right: [...to] };
}

function nearest<T>(candidates: readonly T[], distance: (candidate: T) => number): T | undefined {
  let best: T | undefined;
  for (const candidate of candidates) if (best === undefined || distance(candidate) < distance(best)) best = candidate;
  return best;
}

/** What is read of one paragraph. A release has a dozen; beyond this it is a table or an attack. */
export const mostMentions = 500;

/** One value a hundred times in a paragraph is a table or an attack; what is beyond stays unmatched. */
const mostPartners = 100;

/** Pairs what is left over on both sides: the most alike in writing first, then by order. */
export function pairLeftovers<T>(left: readonly T[], right: readonly T[], writing: (item: T) => string): [T, T][] {
  const [from, to] = [left.slice(0, mostPartners), right.slice(0, mostPartners)];
  const distances = from.flatMap((a, i) =>
    to.map((b, j) => ({ i, j, distance: editDistance(writing(a), writing(b)) })),
  );
  distances.sort((a, b) => a.distance - b.distance || a.i - b.i || a.j - b.j);
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  const pairs: [T, T][] = [];
  for (const { i, j } of distances) {
    const [a, b] = [from[i], to[j]];
    if (a === undefined || b === undefined || usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    pairs.push([a, b]);
  }
  return pairs;
}

/** Levenshtein, on at most the first 24 characters: the surfaces of numbers are short. */
export function editDistance(one: string, other: string): number {
  const [a, b] = [one.slice(0, 24), other.slice(0, 24)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
