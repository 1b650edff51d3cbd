import type { Command } from "commander";
import { answer } from "./door";
import { readInput } from "./input";
import { asOperator } from "./operator";

interface ImportOptions {
  list?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `contacts import`: a CSV with a header row, in one transaction. */
export function registerContacts(program: Command): void {
  program
    .command("contacts")
    .description("the people who are written to")
    .command("import <file>")
    .description("read a CSV with a header row (- for standard input)")
    .option("--list <name>", "put everyone readable on this list, made when it is missing")
    .option("--dry-run", "say what would happen and write nothing")
    .option("--json", "print {created, updated, duplicate, suppressed, invalid, rows}")
    .action(async (file: string, options: ImportOptions) => {
      await answer(
        options,
        () => importFile(file, options),
        ({ rows, ...counts }) => {
          console.log(
            Object.entries(counts)
              .map(([verdict, count]) => `${verdict} ${count}`)
              .join(", "),
          );
          for (const { row, reason } of rows) if (reason) console.error(`line ${row}: ${reason}`);
        },
      );
    });
}

async function importFile(file: string, { list, dryRun = false }: ImportOptions) {
  const { importContacts } = await import("@/domain/contacts/import");
  const bytes = new Uint8Array(await readInput(file));
  return asOperator((ctx) => importContacts(ctx, { bytes, list, dryRun }));
}
