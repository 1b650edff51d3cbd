import { asc } from "drizzle-orm";
import { glossaryEntries } from "@/db/schema/records";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

export type GlossaryRow = Awaited<ReturnType<typeof listGlossary>>[number];

/** All terms and people with their names by language, the oldest first. The check reads them as they come. */
export async function listGlossary(ctx: Ctx) {
  allow(ctx, "release.read");
  const { id, kind, names, createdAt } = glossaryEntries;
  return ctx.db.select({ id, kind, names }).from(glossaryEntries).orderBy(asc(createdAt), asc(id));
}
