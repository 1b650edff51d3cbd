import { sql } from "drizzle-orm";
import type { SendReason } from "@/base/vocabulary";
import { enqueue } from "@/db/queue";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { OneSend } from "./input";
import type { PauseReason } from "./refusals";
import { getReleaseOf, requireNotWithdrawn } from "./release-of";
import { enqueueSlices, lockSend, moveSend, type SendRow } from "./rows";
import { isInLivingHands } from "./takeover";

/**
 * Stops a send where it is. Every claim reads the state, so after this commit at most the window of
 * each worker still leaves (sending.md 5.7). Refuses `send-not-found`, `send-finished`, `conflict`.
 */
export async function pauseSend(ctx: Ctx, { id }: OneSend): Promise<SendRow> {
  allow(ctx, "send");
  return inTransaction(ctx, async (ctx) => pauseBecause(ctx, await lockSend(ctx, id), null));
}

/** Pauses by itself, with the reason that the desk shows; for jobs and the release's own moves. */
export async function pauseBecause(ctx: Ctx, send: SendRow, reason: SendReason | null): Promise<SendRow> {
  const pausing = await moveSend(ctx, send, "pause", { reason });
  if ((await countRunning(ctx, send.id)) > 0) return pausing;
  return moveSend(ctx, pausing, "come-to-rest");
}

/** A send that does harm stops by itself; one that has stopped for another reason keeps that one. */
export async function pauseItself(ctx: Ctx, { id }: OneSend, reason: PauseReason): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state === "sending") await pauseBecause(ctx, send, reason);
  });
}

/** Goes on exactly where it stopped: state and slice jobs in one transaction. Refuses `release-withdrawn` too. */
export async function resumeSend(ctx: Ctx, { id }: OneSend): Promise<SendRow> {
  allow(ctx, "send");
  return inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    const release = await getReleaseOf(ctx, send.releaseId);
    requireNotWithdrawn(release, send);
    const after = await moveSend(ctx, send, "resume", { reason: null });
    await enqueueSlices(ctx, after);
    await enqueue(ctx.db, "send-finish", { sendId: id }, { key: id });
    return after;
  });
}

/** Slices that a living worker has in hand. */
export async function countRunning(ctx: Ctx, sendId: string): Promise<number> {
  const [running] = await ctx.db.execute<{ n: number }>(
    sql`select count(*)::int as n from send_slices s where s.send_id = ${sendId} and ${isInLivingHands}`,
  );
  return running?.n ?? 0;
}
