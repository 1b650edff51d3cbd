import { and, eq, gt, isNotNull, min, sql } from "drizzle-orm";
import { sends } from "@/db/schema/distribution";
import { releaseNotices } from "@/db/schema/releases";
import type { Ctx } from "../context";
import { listNotices } from "../releases/notices";
import type { SendNotice } from "./input";

/** What readers were told of a correction or a withdrawal, in one language. */
type Told = Pick<typeof releaseNotices.$inferSelect, "language" | "words" | "at">;

/** What was said of a release since its first mail, newest first: what came before, nobody has an earlier text of. */
export async function noticesOf(ctx: Ctx, releaseId: string, kind: SendNotice): Promise<Told[]> {
  const first = ctx.db
    .select({ at: min(sends.startedAt) })
    .from(sends)
    .where(and(eq(sends.releaseId, releaseId), isNotNull(sends.startedAt)));
  return listNotices(ctx, releaseId, kind, gt(releaseNotices.at, sql`coalesce((${first}), '-infinity')`));
}
