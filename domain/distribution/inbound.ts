import { and, eq, inArray, sql } from "drizzle-orm";
import type { NoticeSource } from "@/base/vocabulary";
import { enqueue, enqueueAll } from "@/db/queue";
import { inboundNotices } from "@/db/schema/notices";
import { type Ctx, inTransaction } from "../context";

/**
 * What is kept of a mail, by whichever door it comes: its beginning, in bytes. A report says what it has to say
 * before the mail that it returns (RFC 3462 2).
 */
export const keptOfMail = 4 * 1024 * 1024;

/** The first try and the retries of its job. */
export const noticeTries = 6;

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

/** A statement takes 65,534 values at most, and a mailbox may hold more mails. */
const atOnce = 10_000;

/** Which of these are kept already. */
export async function knownNotices(
  { db }: Pick<Ctx, "db">,
  source: NoticeSource,
  sourceIds: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < sourceIds.length; from += atOnce) {
    const some = inArray(inboundNotices.sourceId, sourceIds.slice(from, from + atOnce));
    const rows = await db
      .select({ sourceId: inboundNotices.sourceId })
      .from(inboundNotices)
      .where(and(eq(inboundNotices.source, source), some));
    for (const { sourceId } of rows) known.add(sourceId);
  }
  return known;
}

/**
 * Makes jobs for what was kept and not yet acted on: theirs may have been lost. For each once in ten minutes, so
 * that those which only wait for their turn do not get a job more with every look.
 */
export async function askForNotices(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    // Open, not parked, not fresh and not asked for lately.
    const open = await ctx.db.execute<{ id: number }>(sql`
      update inbound_notices set asked_at = now() where id in (
        select id from inbound_notices where processed_at is null and parked_at is null
          and received_at < now() - interval '2 minutes' and (asked_at is null or asked_at < now() - interval '10 minutes')
        order by id limit 1000)
      returning id::int as id
    `);
    await enqueueAll(
      ctx.db,
      "inbound-process",
      open.map(({ id }) => ({ data: { inboundId: id } })),
    );
  });
}

/** For so long what came in is kept whole: a bounce holds people's addresses, and headers of their mail servers. */
const keptDays = 30;

/**
 * Empties what was acted on long ago. The row stays, so that what is heard again is still known; the events of the
 * report keep the words that count.
 */
export async function emptyOldNotices({ db }: Pick<Ctx, "db">): Promise<void> {
  // In parts: a flood of notices a month ago is no reason to hold up the sends of today.
  await db.execute(sql`
    update inbound_notices set payload = '' where id in (
      select id from inbound_notices
      where octet_length(payload) > 0 and processed_at < now() - make_interval(days => ${keptDays})
      order by processed_at limit 1000)
  `);
}
