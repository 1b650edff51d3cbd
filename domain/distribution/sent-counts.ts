import { and, inArray, isNotNull, sum } from "drizzle-orm";
import { sends } from "@/db/schema/distribution";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** How many people each of these releases was sent to, over all its sends that have begun; absent: none. */
export async function sentCounts(ctx: Ctx, releaseIds: readonly string[]): Promise<Map<string, number>> {
  allow(ctx, "release.read");
  if (releaseIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: sends.releaseId, n: sum(sends.frozenCount).mapWith(Number) })
    .from(sends)
    .where(and(inArray(sends.releaseId, [...releaseIds]), isNotNull(sends.startedAt)))
    .groupBy(sends.releaseId);
  return new Map(rows.map(({ id, n }) => [id, n ?? 0]));
}
