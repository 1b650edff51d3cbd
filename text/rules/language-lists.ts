import type { Draft } from "../finding";
import { findLanguageLists, hasInterviewCue, type LanguageMention } from "../language-names";
import type { Stated } from "./match";
import { nowhere, type Pair, placeOf, type Side } from "./pair";

/**
 * The languages in which someone can be interviewed, where a paragraph says so (bilingual.md B4.11),
 * and those of a list elsewhere: the sets must be the same, in any order.
 */
export function checkLanguageLists(pair: Pair): Draft[] {
  return pair.pairings.flatMap(({ left, right }): Draft[] => {
    if (left.length === 0 || right.length === 0) return [];
    const texts = [
      ...left.map((number) => textOf(pair.left, number)),
      ...right.map((number) => textOf(pair.right, number)),
    ];
    const [lefts, rights] = [listed(pair.left, left), listed(pair.right, right)];
    if (lefts.length === 0 && rights.length === 0) return [];
    // "in Arabic or English" is a list wherever it stands, if the other side names as many.
    const areLists = lefts.length > 1 && lefts.length === rights.length;
    if (!areLists && !texts.some(hasInterviewCue)) return [];
    const [one, other] = [languagesOf(lefts), languagesOf(rights)];
    if (one.size === other.size && [...one].every((language) => other.has(language))) return [];
    const paragraph = lefts[0]?.paragraph ?? left[0] ?? 0;
    const sides = [whole(pair.left, lefts, left[0] ?? null), whole(pair.right, rights, right[0] ?? null)];
    return [{ code: "languagelist.mismatch", paragraph, sides }];
  });
}

const textOf = (side: Side, paragraph: number) => side.facts[paragraph]?.folded.text ?? "";

const listed = (side: Side, paragraphs: readonly number[]): Stated<LanguageMention>[] =>
  paragraphs.flatMap((paragraph) =>
    findLanguageLists(textOf(side, paragraph)).map((mention) => ({ paragraph, mention })),
  );

const languagesOf = (stated: readonly Stated<LanguageMention>[]) =>
  new Set(stated.map(({ mention }) => mention.language));

/** From the first language of the list to the last one in its paragraph. */
function whole(side: Side, stated: readonly Stated<LanguageMention>[], fallback: number | null) {
  const [first] = stated;
  if (!first) return nowhere(side, fallback);
  const last = stated.filter(({ paragraph }) => paragraph === first.paragraph).at(-1) ?? first;
  return placeOf(side, first.paragraph, { start: first.mention.start, end: last.mention.end });
}
