import { deviation, ratioOf } from "../align";
import type { Draft } from "../finding";
import { nowhere, type Pair, placeOf, type Side } from "./pair";

/** Shorter paragraphs come and go in translation (a label, a dateline) without loss. */
const shortest = 40;
export const isTold = (text: string): boolean => text.trim().length > shortest;

/** Paragraphs without counterpart, two made one, out of order, or of a length that no translation explains. */
export function checkParagraphs(pair: Pair): Draft[] {
  const { left, right, pairings, crossed } = pair;
  return pairings.flatMap((pairing): Draft[] => {
    if (pairing.right.length === 0) return pairing.left.flatMap((paragraph) => missing(left, paragraph, right));
    if (pairing.left.length === 0) return pairing.right.flatMap((paragraph) => missing(right, paragraph, left, true));
    const sides = [
      ...pairing.left.map((paragraph) => whole(left, paragraph)),
      ...pairing.right.map((paragraph) => whole(right, paragraph)),
    ];
    const paragraph = pairing.left[0] ?? 0;
    if (crossed.has(pairing)) return [{ code: "paragraph.order", paragraph, sides }];
    if (pairing.left.length !== pairing.right.length) return [{ code: "paragraph.merged", paragraph, sides }];
    return pairing.left.length === 1 ? checkLength(pair, paragraph, pairing.right[0] ?? 0) : [];
  });
}

function missing(side: Side, paragraph: number, other: Side, isExtra = false): Draft[] {
  if (!isTold(side.facts[paragraph]?.folded.text ?? "")) return [];
  const sides = [whole(side, paragraph), nowhere(other, null)];
  return [{ code: "paragraph.missing", paragraph, sides: isExtra ? sides.reverse() : sides, missingIn: other.lang }];
}

const whole = (side: Side, paragraph: number) =>
  placeOf(side, paragraph, { start: 0, end: side.facts[paragraph]?.folded.text.length ?? 0 });

function checkLength({ left, right }: Pair, paragraph: number, counterpart: number): Draft[] {
  const [a, b] = [left.facts[paragraph], right.facts[counterpart]];
  if (!a || !b) return [];
  const [here, there] = [a.folded.text.trim().length, b.folded.text.trim().length];
  const ratio = ratioOf([], [], [left.lang, right.lang]);
  const relative = there / (here * ratio);
  if (deviation(here, there, ratio) <= 4 || (relative >= 0.45 && relative <= 2.2)) return [];
  return [{ code: "length.outlier", paragraph, sides: [whole(left, paragraph), whole(right, counterpart)] }];
}
