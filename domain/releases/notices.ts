import { and, desc, eq, type SQL } from "drizzle-orm";
import { releaseNotices } from "@/db/schema/releases";
import type { Ctx } from "../context";

type Row = typeof releaseNotices.$inferSelect;

/** What was said of a release's correction or withdrawal in each language, newest first; `only` says of which. */
export async function listNotices(
  ctx: Ctx,
  releaseId: string,
  kind: Row["kind"],
  only: SQL,
): Promise<Pick<Row, "language" | "words" | "at">[]> {
  return ctx.db
    .select({ language: releaseNotices.language, words: releaseNotices.words, at: releaseNotices.at })
    .from(releaseNotices)
    .where(and(eq(releaseNotices.releaseId, releaseId), eq(releaseNotices.kind, kind), only))
    .orderBy(desc(releaseNotices.at));
}
