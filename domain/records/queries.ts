import { asc } from "drizzle-orm";
import { glossaryEntries } from "@/db/schema/records";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { writeGlossaryCsv } from "./glossary-csv";
import { writeGlossaryTbx } from "./glossary-tbx";
import type { GlossaryFormat } from "./input";

export type GlossaryRow = Awaited<ReturnType<typeof listGlossary>>[number];

/** All terms and people with their names by language, the oldest first. The check reads them as they come. */
export async function listGlossary(ctx: Ctx) {
  allow(ctx, "release.read");
  const { id, kind, names, createdAt } = glossaryEntries;
  return ctx.db.select({ id, kind, names }).from(glossaryEntries).orderBy(asc(createdAt), asc(id));
}

/** The glossary as a file of this format, in UTF-8. */
export async function exportGlossary(ctx: Ctx, format: GlossaryFormat): Promise<string> {
  const entries = await listGlossary(ctx);
  return format === "csv" ? writeGlossaryCsv(entries) : writeGlossaryTbx(entries);
}
