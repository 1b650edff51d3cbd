import { z } from "zod";
import { languages } from "@/base/vocabulary";

/** What a person may make of an imported block. `embargo` is shown and goes into no document; `skip` goes nowhere. */
export const importKinds = [
  "headline",
  "kicker",
  "subhead",
  "dateline",
  "lead",
  "paragraph",
  "heading",
  "quote",
  "list",
  "ordered",
  "rule",
  "availability",
  "boilerplate",
  "cue",
  "contact",
  "embargo",
  "skip",
] as const;
export type ImportKind = (typeof importKinds)[number];

/** One block of a proposal, in the order of the document; a person changes its language and kind. */
export const ProposedBlock = z.object({
  lang: z.enum(languages),
  kind: z.enum(importKinds),
  text: z.string().max(100_000),
});
export type ProposedBlock = z.infer<typeof ProposedBlock>;

export const Proposal = z.array(ProposedBlock).max(5000);
