import { z } from "zod";
import { SaveGlossaryEntry } from "./input";

const FormWords = z.looseObject({ id: z.string().default(""), names: z.record(z.string(), z.string()).default({}) });

/** An entry as the desk's form says it: a name on each line, the one to show first. */
export const GlossaryForm = z.preprocess((given) => {
  const { data: form } = FormWords.safeParse(given);
  if (!form) return given;
  const names = Object.entries(form.names).map(([language, lines]) => [
    language,
    lines
      .split(/\r?\n|[|;؛]/)
      .map((line) => line.trim())
      .filter(Boolean),
  ]);
  return { ...form, id: form.id || undefined, names: Object.fromEntries(names) };
}, SaveGlossaryEntry);

/** A file of terms as the desk's form brings it. */
export const GlossaryFile = z
  .object({ file: z.instanceof(File, { message: "file-missing" }) })
  .transform(async ({ file }) => ({ bytes: new Uint8Array(await file.arrayBuffer()) }));
