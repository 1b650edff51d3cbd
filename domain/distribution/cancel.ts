import { eq, sql } from "drizzle-orm";
import type { SendReason } from "@/base/vocabulary";
import { enqueue } from "@/db/queue";
import { sends } from "@/db/schema/distribution";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { OneSend } from "./input";
import { lockSend, moveSend, type SendRow } from "./rows";

/** Rows that one statement marks: short enough that a claim never waits long for it. */
const chunk = 5000;

/**
 * What has not left does not leave. A send that had not begun is cancelled at once; one under way is
 * `cancelling` until what is in flight has been heard of. Refuses `send-not-found`, `send-finished`.
 */
export async function cancelSend(ctx: Ctx, { id }: OneSend): Promise<SendRow> {
  allow(ctx, "send");
  return inTransaction(ctx, async (ctx) => cancelBecause(ctx, await lockSend(ctx, id), "cancel", null));
}

/** As `cancelSend`, for the release's own moves too, with the reason. */
export async function cancelBecause(
  ctx: Ctx,
  send: SendRow,
  act: "cancel" | "withdraw",
  reason: SendReason | null,
): Promise<SendRow> {
  const isOver = act === "withdraw" ? ["draft", "freezing", "ready", "scheduled"] : ["draft", "ready", "scheduled"];
  const after = await moveSend(ctx, send, act, {
    reason,
    ...(isOver.includes(send.state) ? { finishedAt: ctx.now } : {}),
  });
  await enqueue(ctx.db, "send-cancel", { sendId: send.id }, { key: send.id });
  return after;
}

/**
 * The job behind a cancellation: marks what has not left, in chunks of their own transactions. What
 * is in doubt is no longer resent but held (sending.md 5.7); a mail in flight finishes and is
 * recorded. Returns whether the send is settled; if not, it is to be called again.
 */
export async function runCancel(ctx: Ctx, { id }: OneSend): Promise<boolean> {
  const [send] = await ctx.db.select({ state: sends.state }).from(sends).where(eq(sends.id, id));
  if (send?.state !== "cancelling" && send?.state !== "cancelled") return true;
  for (;;) {
    // The rows that wait, a chunk at a time, without waiting for a claim that holds some of them.
    const marked = await ctx.db.execute(sql`
      update deliveries set state = 7, due_at = null where (slice_id, id) in (
        select slice_id, id from deliveries where send_id = ${id} and state in (0, 2)
        limit ${chunk} for update skip locked)
      returning 1 as one
    `);
    if (marked.length === 0) break;
  }
  // A minute after its claim a row without an answer belongs to nobody: its worker is gone, or waits for a lost line.
  await ctx.db.execute(sql`
    update deliveries set state = 8, uncertain = false, due_at = null
    where send_id = ${id} and state = 1 and (uncertain or claimed_at < now() - interval '60 seconds')
  `);
  const [open] = await ctx.db.execute<{ n: number }>(
    sql`select count(*)::int as n from deliveries where send_id = ${id} and state in (0, 1, 2)`,
  );
  if (open && open.n > 0) return false;
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockSend(ctx, id);
    if (locked.state === "cancelling") await moveSend(ctx, locked, "finish-cancel", { finishedAt: ctx.now });
  });
  return true;
}
