import type { Language } from "@/base/vocabulary";
import type { ProposedBlock } from "@/document/proposal";
import type { SplitWarning } from "@/text/split";

/** What was made out of a text or file: a proposal that a person confirms. */
export interface Reading {
  blocks: ProposedBlock[];
  warnings: SplitWarning[];
  /** Languages to choose from: the newsroom's, and those that were found. */
  languages: Language[];
}
