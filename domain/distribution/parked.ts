import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { enqueueAll } from "@/db/queue";
import { inboundNotices } from "@/db/schema/notices";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";

/** Where the job of a notice has died of its tries: it waits for a person, whatever it died of. */
export async function parkNotice(ctx: Ctx, { id }: { id: number }): Promise<void> {
  await ctx.db
    .update(inboundNotices)
    .set({ parkedAt: ctx.now })
    .where(and(eq(inboundNotices.id, id), isNull(inboundNotices.processedAt), isNull(inboundNotices.parkedAt)));
}

/** How many are shown one by one. */
const shown = 20;

/** What came in and has no effect yet, or will have none. */
export async function noticesAtRest(ctx: Ctx) {
  allow(ctx, "settings.edit");
  const isOpen = isNull(inboundNotices.processedAt);
  const isParked = isNotNull(inboundNotices.parkedAt);
  const [waiting, parked, unproven, newest] = await Promise.all([
    ctx.db.$count(inboundNotices, and(isOpen, isNull(inboundNotices.parkedAt))),
    ctx.db.$count(inboundNotices, and(isOpen, isParked)),
    ctx.db.$count(inboundNotices, eq(inboundNotices.error, "unproven")),
    ctx.db
      .select({
        id: inboundNotices.id,
        source: inboundNotices.source,
        receivedAt: inboundNotices.receivedAt,
        error: inboundNotices.error,
      })
      .from(inboundNotices)
      .where(and(isOpen, isParked))
      .orderBy(desc(inboundNotices.id))
      .limit(shown),
  ]);
  return { waiting, parked, unproven, newest };
}

/** Gives every parked notice its tries anew, for when what they died of has been mended. Harmless with none. */
export async function tryParkedAgain(ctx: Ctx): Promise<void> {
  allow(ctx, "settings.edit");
  await inTransaction(ctx, async (ctx) => {
    const freed = await ctx.db
      .update(inboundNotices)
      .set({ parkedAt: null, tries: 0, askedAt: ctx.now })
      .where(and(isNull(inboundNotices.processedAt), isNotNull(inboundNotices.parkedAt)))
      .returning({ id: inboundNotices.id });
    if (freed.length === 0) return;
    await record(ctx, "newsroom.notices-tried-again", { kind: "newsroom", id: "1" }, null, { notices: freed.length });
    await enqueueAll(
      ctx.db,
      "inbound-process",
      freed.map(({ id }) => ({ data: { inboundId: id } })),
    );
  });
}
