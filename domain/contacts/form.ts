import { z } from "zod";
import { ListName, SaveContact } from "./input";

const FormWords = z.looseObject({
  language: z.string().default(""),
  tags: z.string().default(""),
  listIds: z.array(z.string()).default([]),
});

/** A contact as the desk's form says it: languages joined by `+`, tags with semicolons between them. */
export const ContactForm = z.preprocess((given) => {
  const { data: form } = FormWords.safeParse(given);
  if (!form) return given;
  const parts = (text: string, between: RegExp) =>
    text
      .split(between)
      .map((part) => part.trim())
      .filter(Boolean);
  return { ...form, languages: parts(form.language, /\+/), tags: parts(form.tags, /[;؛]/) };
}, SaveContact);

/** A file of contacts as the desk's form brings it: first to be checked, then to be imported. */
export const ImportForm = z
  .object({
    file: z.instanceof(File, { message: "file-missing" }),
    list: z.union([z.literal("").transform(() => undefined), ListName]).optional(),
    step: z.enum(["check", "import"]),
  })
  .transform(async ({ file, list, step }) => ({
    bytes: new Uint8Array(await file.arrayBuffer()),
    list,
    dryRun: step === "check",
  }));
