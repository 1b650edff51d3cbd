import type { Alignable } from "./align";

/** A number that stands in more paragraphs than this tells nothing about which is which. */
const mostPlaces = 3;
/** Texts beyond this are tables; their order is not looked at. */
const mostBlocks = 400;

/**
 * Paragraphs that change places: pairs of indices that surely belong together, since they share rare
 * facts and little else, and that the order of the others crosses. An alignment by order alone would
 * lay each of them against a stranger. The fewest that explain the order are named, in order of `left`.
 */
export function findCrossings(
  left: readonly Alignable[],
  right: readonly Alignable[],
): [left: number, right: number][] {
  if (Math.max(left.length, right.length) > mostBlocks) return [];
  const sure = surePairs(left, right);
  const kept = longestInOrder(sure);
  return sure.filter((pair) => !kept.has(pair));
}

function surePairs(left: readonly Alignable[], right: readonly Alignable[]): [number, number][] {
  const [inLeft, inRight] = [placesOf(left), placesOf(right)];
  const best = (from: Alignable, places: Map<string, number[]>, own: Map<string, number[]>) => {
    const weights = new Map<number, number>();
    for (const anchor of from.anchors) {
      const there = places.get(anchor) ?? [];
      const weight = 1 / (there.length * (own.get(anchor)?.length ?? 1));
      if (there.length <= mostPlaces) for (const place of there) weights.set(place, (weights.get(place) ?? 0) + weight);
    }
    const [first, second] = [...weights].sort((a, b) => b[1] - a[1]);
    return first && first[1] >= 2 * (second?.[1] ?? 0) ? { place: first[0], weight: first[1] } : undefined;
  };
  return left.flatMap((one, i): [number, number][] => {
    if (!one.mayMove) return [];
    const there = best(one, inRight, inLeft);
    const other = there && right[there.place];
    if (!there || !other?.mayMove || there.weight < 1 || best(other, inLeft, inRight)?.place !== i) return [];
    const shared = [...one.anchors].filter((anchor) => other.anchors.has(anchor)).length;
    const all = one.anchors.size + other.anchors.size - shared;
    return shared / all >= 0.6 || (there.weight >= 2 && shared / all >= 0.5) ? [[i, there.place]] : [];
  });
}

function placesOf(blocks: readonly Alignable[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { anchors }] of blocks.entries()) {
    for (const anchor of anchors) places.set(anchor, [...(places.get(anchor) ?? []), index]);
  }
  return places;
}

/** The longest run of pairs in which both sides rise; of equal ones that which leaves the earlier paragraph out. */
function longestInOrder(pairs: readonly [number, number][]): Set<[number, number]> {
  const lengths: number[] = [];
  const after: (number | undefined)[] = [];
  for (let at = pairs.length - 1; at >= 0; at--) {
    lengths[at] = 1;
    for (let next = at + 1; next < pairs.length; next++) {
      const rises = (pairs[at]?.[1] ?? 0) < (pairs[next]?.[1] ?? 0);
      if (rises && (lengths[next] ?? 0) + 1 >= (lengths[at] ?? 0)) {
        lengths[at] = (lengths[next] ?? 0) + 1;
        after[at] = next;
      }
    }
  }
  const kept = new Set<[number, number]>();
  const longest = Math.max(0, ...lengths);
  for (let at: number | undefined = lengths.lastIndexOf(longest); at !== undefined && at >= 0; at = after[at]) {
    const pair = pairs[at];
    if (pair) kept.add(pair);
  }
  return kept;
}
