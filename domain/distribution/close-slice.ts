import { sql } from "drizzle-orm";
import type { SendState } from "@/base/vocabulary";
import { enqueue } from "@/db/queue";
import { type Ctx, inTransaction } from "../context";
import { crashGraceSeconds } from "./claim";
import { type HeldSlice, isInLivingHands } from "./takeover";

export type SliceEnd =
  /** There is something to claim at once. */
  | "open"
  /** Waits for the time of its deferred or doubtful mails. */
  | "parked"
  /** Every row is final. */
  | "done"
  /** Another worker has it, or its send is not being sent. */
  | "lost";

/**
 * Lays a slice down: recounts it from its rows, never from what was remembered. Deferred and doubtful
 * mails bring a job for their time; the last slice to be done brings the one that finishes the send.
 * @param goesOn this worker would claim more at once; one that is stopping leaves a job for another
 */
export async function closeSlice(ctx: Ctx, slice: HeldSlice, { goesOn }: { goesOn: boolean }): Promise<SliceEnd> {
  return inTransaction(ctx, async (ctx) => {
    // One after the other, and not beside a pause: of two that are laid down at once one finds that it is the last.
    const [send] = await ctx.db.execute<{ state: SendState; priority: number }>(sql`
      select state, priority from sends where id = ${slice.sendId} for no key update
    `);
    const [held] = await ctx.db.execute(sql`
      select 1 from send_slices where id = ${slice.sliceId} and epoch = ${slice.epoch} for update
    `);
    if (!send || !held) return "lost";
    const [left] = await ctx.db.execute<{ open: number; now: number; due: string | null }>(sql`
      select count(*) filter (where state in (0, 1, 2))::int as open,
        count(*) filter (where state = 0 or (state = 2 and due_at <= now()))::int as now,
        min(case when state = 2 or uncertain then due_at
          when state = 1 then claimed_at + make_interval(secs => ${crashGraceSeconds}) end) as due
      from deliveries where slice_id = ${slice.sliceId}
    `);
    const open = left?.open ?? 0;
    const isSending = send.state === "sending";
    const isOpen = isSending && left !== undefined && left.now > 0;
    if (isOpen && goesOn) return "open";
    const state = open === 0 ? "done" : "parked";
    await ctx.db.execute(sql`
      update send_slices set state = ${state}, updated_at = now() where id = ${slice.sliceId}
    `);
    if (state === "parked" && isSending && (isOpen || left?.due)) {
      // Keyed by the epoch: each taking of the slice may ask for one more.
      await enqueue(
        ctx.db,
        "send-retry",
        { sendId: slice.sendId, sliceId: slice.sliceId, round: slice.epoch },
        {
          key: `${slice.sliceId}:${slice.epoch}`,
          group: slice.lane,
          priority: send.priority,
          ...(!isOpen && left?.due ? { startAfter: new Date(left.due) } : {}),
        },
      );
    }
    const others = isSending ? sql`s.state <> 'done'` : isInLivingHands;
    const [atWork] = await ctx.db.execute<{ n: number }>(sql`
      select count(*)::int as n from send_slices s where s.send_id = ${slice.sendId} and s.id <> ${slice.sliceId} and ${others}
    `);
    if (atWork?.n === 0 && (state === "done" || !isSending)) {
      // A key of its own: the job before it may have looked already and not be over yet.
      const key = `${slice.sendId}:${slice.sliceId}:${slice.epoch}`;
      await enqueue(
        ctx.db,
        send.state === "cancelling" ? "send-cancel" : "send-finish",
        { sendId: slice.sendId },
        { key },
      );
    }
    return isSending ? state : "lost";
  });
}
