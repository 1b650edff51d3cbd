import type { Direction, Language } from "@/base/vocabulary";

/** What a paragraph is; the check weighs some kinds differently (a rule has no text, a list may be long). */
export const blockKinds = [
  "headline",
  "kicker",
  "subhead",
  "dateline",
  "lead",
  "paragraph",
  "heading",
  "quote",
  "list",
  "figure",
  "table",
  "callout",
  "rule",
  "availability",
  "notes",
  "boilerplate",
  "cue",
  "contact",
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** One numbered paragraph of a version (bilingual.md B3): its stored text, to which all offsets refer. */
export interface Block {
  text: string;
  kind: BlockKind;
}

/** One language of a release as the check reads it: the index of a block is its paragraph number. */
export interface CheckedVersion {
  lang: Language;
  dir: Direction;
  paragraphs: Block[];
}
