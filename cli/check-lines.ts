import { createInterface } from "node:readline";
import { z } from "zod";
import { directionOf } from "@/base/locale";
import { exitStatus, languages } from "@/base/vocabulary";
import { check, type Finding, type GlossaryEntry } from "@/text/parity";
import { print } from "./door";
import { openInput } from "./input";

const Language = z.enum(languages);
const Names = z.union([z.string(), z.array(z.string())]).transform((names) => [names].flat());

/** A term with its names: `en`, `enAlt`, `ar`, …; `abbr` stands for the English name. */
const Term = z
  .looseObject({ kind: z.enum(["person", "term"]).default("term"), abbr: Names.optional() })
  .transform(({ kind, abbr = [], ...given }): GlossaryEntry => {
    const namesIn = (code: string) =>
      [given[code], given[`${code}Alt`]].flatMap((names) => Names.safeParse(names).data ?? []);
    const pairs = languages.map((code): [string, string[]] => [
      code,
      [...namesIn(code), ...(code === "en" ? abbr : [])],
    ]);
    return { kind, names: Object.fromEntries(pairs.filter(([, names]) => names.length > 0)) };
  });

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("IQ"),
  texts: z.partialRecord(Language, z.array(z.string())),
  glossary: z.array(Term).default([]),
});

/** Answers each line of JSON on standard output, in order. The exit status: 1 if any could not be read. */
export async function checkLines(file: string): Promise<number> {
  const input = await openInput(file);
  let status: number = exitStatus.done;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const reply = checkLine(line);
    if ("error" in reply) status = exitStatus.refused;
    print(reply);
  }
  return status;
}

type Reply = { id: string | number; findings: Finding[] } | { id: null; error: string };

/** One line in, one line out: the first language of `texts` is the pivot, index 0 of each the title. */
export function checkLine(line: string): Reply {
  try {
    const { id, region, texts, glossary } = Line.parse(JSON.parse(line));
    const versions = languages
      .filter((lang) => texts[lang])
      // JSON keeps the order in which the languages were written; the list of codes has one of its own.
      .sort((a, b) => Object.keys(texts).indexOf(a) - Object.keys(texts).indexOf(b))
      .map((lang) => ({
        lang,
        dir: directionOf(lang),
        paragraphs: (texts[lang] ?? []).map((text, index) => ({
          text,
          kind: index === 0 ? ("headline" as const) : ("paragraph" as const),
        })),
      }));
    return { id, findings: check(versions, { region, glossary }) };
  } catch (error) {
    return { id: null, error: faultOf(error) };
  }
}

function faultOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; ");
  }
  return error instanceof Error ? error.message : String(error);
}
