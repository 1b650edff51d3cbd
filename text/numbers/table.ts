/**
 * What a word contributes to a number. `unit` 1–9, `teen` 10–19, `ten` 20–90, `hundred` multiplies
 * what stands before it, `hundreds` 200–900 in one word, `scale` multiplies a whole group, `dual` is
 * two of a scale in one word, `ordinal` and `fraction` are never required of the other side.
 */
export interface Piece {
  kind: "unit" | "teen" | "ten" | "hundred" | "hundreds" | "scale" | "dual" | "ordinal" | "fraction";
  value: number;
  /** A plural or abbreviation that counts nothing without a number before it: `millions`, `آلاف`, `bn`. */
  isPlural?: boolean;
  /** A measure more than a number (dozen, decade): it may answer a number and is never asked for one. */
  isLoose?: boolean;
}

export interface Word {
  text: string;
  start: number;
  end: number;
}

/** The number words of one language; a new language is one file with one of these. */
export interface NumberTable {
  /** Meaning of a folded, lower-case word; `isJoined`: it carries its own "and" (Arabic و). */
  look(word: string): { piece: Piece; isJoined: boolean } | undefined;
  /** Free-standing words for "and". */
  and: ReadonlySet<string>;
  /** Words that may stand between a fraction and its scale: `half a million`. */
  articles: ReadonlySet<string>;
  /** `five and twenty` (Arabic, German) or `twenty-five`. */
  order: "units-first" | "tens-first";
  /** Tens that take a teen: French `soixante-douze`. */
  tensWithTeens?: ReadonlySet<number>;
  /** `1,802` is never 1.802 here. */
  hasDecimalPoint?: boolean;
  /** The word by which an ordinal goes beyond a hundred: Arabic `الستين بعد المئة`. */
  beyond?: string;
  /** French `quatre-vingts`. */
  hasScores?: boolean;
}

/** Words of a table written one kind a line: `{ unit: "one two", … }` with ascending values. */
export function ascending(kind: Piece["kind"], from: number, step: number, words: string): [string, Piece][] {
  return words
    .split(" ")
    .flatMap((group, index) =>
      group.split("/").map((word): [string, Piece] => [word, { kind, value: from + index * step }]),
    );
}

export const one = (kind: Piece["kind"], value: number, words: string, isPlural = false): [string, Piece][] =>
  words.split("/").map((word) => [word, isPlural ? { kind, value, isPlural } : { kind, value }]);

export const loose = (value: number, words: string, isPlural = false): [string, Piece][] =>
  words.split("/").map((word) => [word, { kind: "scale", value, isLoose: true, ...(isPlural ? { isPlural } : {}) }]);

/** A table whose words are looked up as they stand. */
export function plainLook(entries: [string, Piece][]): NumberTable["look"] {
  const pieces = new Map(entries);
  return (word) => {
    const piece = pieces.get(word);
    return piece && { piece, isJoined: false };
  };
}
