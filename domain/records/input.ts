import { z } from "zod";
import { glossaryKinds, languages } from "@/base/vocabulary";

const Name = z.string().trim().min(1).max(200);

/** Names of one thing by language, the one to show first; a language without names is left out. */
export const GlossaryNames = z
  .partialRecord(z.enum(languages), z.array(Name).max(30))
  .transform((names) => Object.fromEntries(Object.entries(names).filter(([, own]) => (own?.length ?? 0) > 0)))
  .refine((names) => Object.keys(names).length > 0, "term-nameless");

/** Without `id` a new entry. */
export const SaveGlossaryEntry = z.object({
  id: z.uuid().optional(),
  kind: z.enum(glossaryKinds),
  names: GlossaryNames,
});
export type SaveGlossaryEntry = z.infer<typeof SaveGlossaryEntry>;

export const RemoveGlossaryEntry = z.object({ id: z.uuid() });
export type RemoveGlossaryEntry = z.infer<typeof RemoveGlossaryEntry>;

export const glossaryFormats = ["csv", "tbx"] as const;
export type GlossaryFormat = (typeof glossaryFormats)[number];

/** A glossary as a file: its format is told by its content. */
export const ImportGlossary = z.object({ bytes: z.instanceof(Uint8Array) });
export type ImportGlossary = z.infer<typeof ImportGlossary>;
