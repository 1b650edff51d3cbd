import type { Command } from "commander";
import type { Split } from "@/text/split";
import { answer } from "./door";
import { readInput } from "./input";

/** `split`: what the importer sees in a document; saves nothing and needs no database. */
export function registerSplit(program: Command): void {
  program
    .command("split <file>")
    .description("show what the importer sees in a .txt, .docx or .html (- for standard input); saves nothing")
    .option("--json", "print {versions, separator, layout, warnings}")
    .action(async (file: string, options: { json?: boolean }) => {
      await answer(options, () => splitFile(file), show);
    });
}

/** The document of a FILE argument, taken apart. Refuses as the importer does. */
export async function splitFile(file: string): Promise<Split> {
  const { readImport } = await import("@/document/from-file");
  const { split } = await import("@/text/split");
  return split(await readImport(await readInput(file), file));
}

function show({ versions, separator, layout, warnings }: Split): void {
  console.log(`${layout}${separator ? `, cut at ${separator}` : ""}`);
  for (const { lang, title, bodyParagraphs, quotes, contacts, blocks } of versions) {
    console.log(`\n${lang}  ${title}`);
    for (const { type, text } of blocks) console.log(`    ${type.padEnd(11)} ${short(text)}`);
    console.log(`    ${bodyParagraphs} paragraphs, ${quotes} quotations, ${contacts.length} contacts`);
  }
  for (const warning of warnings) console.error(worded(warning));
}

const short = (text: string) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

export function worded({ code, lang, text, repair }: Split["warnings"][number]): string {
  return `${code} (${lang})${text ? `: “${text}”` : ""}${repair ? `, perhaps ${repair}` : ""}`;
}
