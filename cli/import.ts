import type { Command } from "commander";
import { answer } from "./door";
import { readInput } from "./input";
import { asOperator } from "./operator";
import { worded } from "./split";

/** `import`: a draft release from a document, as the importer proposes it; there is no preview. */
export function registerImport(program: Command): void {
  program
    .command("import <file>")
    .description(
      "make a draft release of a .txt, .docx or .html that holds one or more languages (- for standard input)",
    )
    .option("--json", "print {id, slug, versions, warnings}")
    .action(async (file: string, options: { json?: boolean }) => {
      await answer(
        options,
        () => importFile(file),
        ({ id, slug, versions, warnings }) => {
          console.log(`${id} ${slug} (${versions.map(({ lang }) => lang).join(", ")})`);
          for (const warning of warnings) console.error(worded(warning));
        },
      );
    });
}

async function importFile(file: string) {
  const { readImport } = await import("@/document/from-file");
  const { versionsOfSplit } = await import("@/document/from-split");
  const { split } = await import("@/text/split");
  const { importRelease } = await import("@/domain/releases/import");
  const { getNewsroom } = await import("@/domain/settings/queries");
  // What cannot be read is refused before a database is started for it.
  const blocks = await readImport(await readInput(file), file);
  return asOperator(async (ctx) => {
    const found = split(blocks, (await getNewsroom(ctx)).region);
    const imported = await importRelease(ctx, { versions: versionsOfSplit(found) });
    return { ...imported, warnings: found.warnings };
  });
}
