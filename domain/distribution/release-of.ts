import { eq } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { releases } from "@/db/schema/releases";
import type { Ctx } from "../context";
import type { ReleaseRow } from "../releases/rows";

/** The row of a release, as it is now. Refuses `release-not-found`. */
export async function getReleaseOf(ctx: Ctx, id: string): Promise<ReleaseRow> {
  const [release] = await ctx.db.select().from(releases).where(eq(releases.id, id));
  if (!release) throw notFound("release-not-found", { id });
  return release;
}
