import { invalid } from "@/base/refusal";
import { decodeText } from "@/document/from-text";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { distinct, lockGlossary, sharedName, writeEntry } from "./glossary";
import { readGlossaryCsv } from "./glossary-csv";
import { isTbx, readGlossaryTbx } from "./glossary-tbx";
import { ImportGlossary, SaveGlossaryEntry } from "./input";

/** 5 MB is some 50,000 entries. */
export const largestGlossary = 5 * 1024 * 1024;

export interface ImportedGlossary {
  created: number;
  updated: number;
  unchanged: number;
  /** Entries of the file, counted from 1, that have no name or none that can be kept. */
  invalid: number[];
}

/**
 * Reads a glossary in CSV (a column per language, `|` between names, `kind` if there are people) or
 * TBX and adds it in one transaction. An entry that shares a name with a known one of its kind adds
 * its other names to it; nothing is taken away.
 * Refuses `file-too-large`, `file-unreadable`, `nothing-to-import`, `column-missing`, `encoding-unknown`.
 */
export async function importGlossary(ctx: Ctx, input: ImportGlossary): Promise<ImportedGlossary> {
  allow(ctx, "glossary.edit");
  const { bytes } = ImportGlossary.parse(input);
  if (bytes.length > largestGlossary) throw invalid("file-too-large", { bytes: bytes.length, most: largestGlossary });
  const text = decodeText(bytes);
  const entries = isTbx(text) ? readGlossaryTbx(text) : readGlossaryCsv(text);
  if (entries.length === 0) throw invalid("nothing-to-import");
  return inTransaction(ctx, async (ctx) => {
    const known = await lockGlossary(ctx);
    const counts: ImportedGlossary = { created: 0, updated: 0, unchanged: 0, invalid: [] };
    for (const [index, given] of entries.entries()) {
      const read = SaveGlossaryEntry.safeParse(given);
      if (!read.success) {
        counts.invalid.push(index + 1);
        continue;
      }
      const { kind, names } = read.data;
      const before = known.find((entry) => entry.kind === kind && sharedName(entry.names, names));
      const together = distinct(before ? merged(before.names, names) : names);
      if (before && JSON.stringify(together) === JSON.stringify(before.names)) {
        counts.unchanged++;
        continue;
      }
      const id = await writeEntry(ctx, before, kind, together);
      if (before) before.names = together;
      else known.push({ id, kind, names: together, createdAt: ctx.now, updatedAt: ctx.now });
      counts[before ? "updated" : "created"]++;
    }
    await record(ctx, "glossary.imported", { kind: "glossary", id: "file" }, null, { ...counts });
    return counts;
  });
}

function merged(one: Record<string, string[]>, other: Record<string, string[] | undefined>): Record<string, string[]> {
  const all = { ...one };
  for (const [language, names] of Object.entries(other)) all[language] = [...(one[language] ?? []), ...(names ?? [])];
  return all;
}
