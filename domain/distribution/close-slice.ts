import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { type Ctx, inTransaction } from "../context";
import { crashGraceSeconds } from "./claim";
import type { HeldSlice } from "./takeover";

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
    const [held] = await ctx.db.execute<{ state: string }>(sql`
      select sends.state from send_slices s join sends on sends.id = s.send_id
      where s.id = ${slice.sliceId} and s.epoch = ${slice.epoch} for update of s
    `);
    if (!held) return "lost";
    const [left] = await ctx.db.execute<{ open: number; now: number; due: string | null }>(sql`
      select count(*) filter (where state in (0, 1, 2))::int as open,
        count(*) filter (where state = 0 or (state = 2 and due_at <= now()))::int as now,
        min(case when state = 2 or uncertain then due_at
          when state = 1 then claimed_at + make_interval(secs => ${crashGraceSeconds}) end) as due
      from deliveries where slice_id = ${slice.sliceId}
    `);
    const open = left?.open ?? 0;
    const isOpen = held.state === "sending" && left !== undefined && left.now > 0;
    if (isOpen && goesOn) return "open";
    const state = open === 0 ? "done" : "parked";
    await ctx.db.execute(sql`
      update send_slices set state = ${state}, updated_at = now() where id = ${slice.sliceId}
    `);
    const due = isOpen ? ctx.now : left?.due ? new Date(left.due) : null;
    if (state === "parked" && held.state === "sending" && due) {
      // Keyed by the epoch: each taking of the slice may ask for one more.
      await enqueue(
        ctx.db,
        "send-retry",
        { sendId: slice.sendId, sliceId: slice.sliceId, round: slice.epoch },
        { key: `${slice.sliceId}:${slice.epoch}`, startAfter: due, group: slice.lane },
      );
    }
    const [others] = await ctx.db.execute<{ n: number }>(sql`
      select count(*)::int as n from send_slices
      where send_id = ${slice.sendId} and id <> ${slice.sliceId} and state ${held.state === "sending" ? sql`<> 'done'` : sql`= 'running'`}
    `);
    const isLast = others?.n === 0 && (state === "done" || held.state !== "sending");
    if (isLast) await enqueue(ctx.db, "send-finish", { sendId: slice.sendId }, { key: slice.sendId });
    return held.state === "sending" ? state : "lost";
  });
}
