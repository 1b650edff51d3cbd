import { and, eq, inArray } from "drizzle-orm";
import type { NoticeSource } from "@/base/vocabulary";
import { enqueue } from "@/db/queue";
import { inboundNotices } from "@/db/schema/notices";
import { type Ctx, inTransaction } from "../context";

/**
 * What is kept of a mail, by whichever door it comes: its beginning, in bytes. A report says what it has to say
 * before the mail that it returns (RFC 3462 2).
 */
export const keptOfMail = 4 * 1024 * 1024;

export interface Arrived {
  source: NoticeSource;
  /** Names it at its source (UID of a mailbox, id of an event, hash of a body): heard twice it is kept once. */
  sourceId: string;
  /** As it came: a raw mail, or the body of a request. */
  payload: Uint8Array;
}

/**
 * Keeps a bounce or complaint as it came. Only when this has committed may whoever brought it be told that it
 * was taken: the mail moved, the 250 or the 200 answered. What it means is decided later, by the job.
 * @returns false where it is known already
 */
export async function storeNotice(ctx: Ctx, { source, sourceId, payload }: Arrived): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [kept] = await ctx.db
      .insert(inboundNotices)
      .values({ source, sourceId, receivedAt: ctx.now, payload: Buffer.from(payload) })
      .onConflictDoNothing()
      .returning({ id: inboundNotices.id });
    if (kept) await enqueue(ctx.db, "inbound-process", { inboundId: kept.id });
    return kept !== undefined;
  });
}

/** Which of these are kept already. */
export async function knownNotices(
  { db }: Pick<Ctx, "db">,
  source: NoticeSource,
  sourceIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ sourceId: inboundNotices.sourceId })
    .from(inboundNotices)
    .where(and(eq(inboundNotices.source, source), inArray(inboundNotices.sourceId, [...sourceIds])));
  return new Set(rows.map(({ sourceId }) => sourceId));
}
