import { deviation, ratioOf } from "../align";
import type { Draft } from "../finding";
import { nowhere, type Pair, placeOf, type Side } from "./pair";

/** Shorter paragraphs come and go in translation (a label, a dateline) without loss. */
const shortest = 40;

/** Paragraphs without counterpart, two made one, out of order, or of a length that no translation explains. */
export function checkParagraphs(pair: Pair): Draft[] {
  const { left, right, pairings } = pair;
  const drafts: Draft[] = [];
  const lost: { side: Side; paragraph: number }[] = [];
  for (const pairing of pairings) {
    if (pairing.right.length === 0) for (const paragraph of pairing.left) lost.push({ side: left, paragraph });
    else if (pairing.left.length === 0) for (const paragraph of pairing.right) lost.push({ side: right, paragraph });
    else if (pairing.left.length !== pairing.right.length) {
      drafts.push({
        code: "paragraph.merged",
        paragraph: pairing.left[0] ?? 0,
        sides: [
          ...pairing.left.map((paragraph) => whole(left, paragraph)),
          ...pairing.right.map((paragraph) => whole(right, paragraph)),
        ],
      });
    } else if (pairing.left.length === 1)
      drafts.push(...checkLength(pair, pairing.left[0] ?? 0, pairing.right[0] ?? 0));
  }
  for (const { side, paragraph } of lost) {
    const text = side.facts[paragraph]?.folded.text.trim() ?? "";
    if (text.length <= shortest) continue;
    const other = side === left ? right : left;
    const moved = lost.find((candidate) => candidate.side !== side && isSame(side, paragraph, candidate));
    // The crossing is told once, from the pivot's side.
    if (moved && side === right) continue;
    const sides = [whole(side, paragraph), moved ? whole(other, moved.paragraph) : nowhere(other, null)];
    drafts.push(
      moved
        ? { code: "paragraph.order", paragraph, sides }
        : {
            code: "paragraph.missing",
            paragraph,
            sides: side === left ? sides : sides.reverse(),
            missingIn: other.lang,
          },
    );
  }
  return drafts;
}

const whole = (side: Side, paragraph: number) =>
  placeOf(side, paragraph, { start: 0, end: side.facts[paragraph]?.folded.text.length ?? 0 });

/** The same paragraph elsewhere: two facts shared and none that only one of them has. */
function isSame(side: Side, paragraph: number, other: { side: Side; paragraph: number }): boolean {
  const a = hardValues(side, paragraph);
  const b = hardValues(other.side, other.paragraph);
  return a.length >= 2 && a.length === b.length && a.every((value) => b.includes(value));
}

const hardValues = (side: Side, paragraph: number): string[] =>
  (side.facts[paragraph]?.numbers ?? []).filter(({ hard }) => hard).map(({ readings }) => readings[0] ?? "");

function checkLength({ left, right }: Pair, paragraph: number, counterpart: number): Draft[] {
  const [a, b] = [left.facts[paragraph], right.facts[counterpart]];
  if (!a || !b) return [];
  const [here, there] = [a.folded.text.trim().length, b.folded.text.trim().length];
  const ratio = ratioOf([], [], [left.lang, right.lang]);
  const relative = there / (here * ratio);
  if (deviation(here, there, ratio) <= 4 || (relative >= 0.45 && relative <= 2.2)) return [];
  return [{ code: "length.outlier", paragraph, sides: [whole(left, paragraph), whole(right, counterpart)] }];
}
