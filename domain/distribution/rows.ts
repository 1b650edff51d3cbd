import { and, asc, eq, ne } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { enqueueAll } from "@/db/queue";
import { sendSlices, sends } from "@/db/schema/distribution";
import { record } from "../audit";
import type { Ctx } from "../context";
import { move, type SendMove } from "./state";

export type SendRow = typeof sends.$inferSelect;

/** A send, locked until the transaction ends. Refuses `send-not-found`. */
export async function lockSend(ctx: Ctx, id: string): Promise<SendRow> {
  const [send] = await ctx.db.select().from(sends).where(eq(sends.id, id)).for("update");
  if (!send) throw notFound("send-not-found", { id });
  return send;
}

/** Makes a move on the locked row, with what goes along with it, and leaves its trace. */
export async function moveSend(
  ctx: Ctx,
  send: SendRow,
  act: SendMove,
  set: Partial<SendRow> = {},
  facts: Record<string, unknown> = {},
): Promise<SendRow> {
  const state = move(send.state, act);
  const [after] = await ctx.db
    .update(sends)
    // The words belong to the reason: they do not outlive it.
    .set({ ...("reason" in set ? { reasonSays: null } : {}), ...set, state, updatedAt: ctx.now })
    .where(eq(sends.id, send.id))
    .returning();
  if (!after) throw new Error("the locked send is gone");
  const reason = set.reason ? { reason: set.reason } : {};
  await record(
    ctx,
    `send.${state}`,
    { kind: "send", id: send.id },
    { state: send.state },
    { state, ...reason, ...facts },
  );
  return after;
}

/**
 * A job for each slice that is not done, in the caller's transaction. Each with a key of its own: a job that found
 * the send at rest may not be over yet, and who comes for a slice that is at work leaves it alone.
 */
export async function enqueueSlices(ctx: Ctx, { id, priority }: Pick<SendRow, "id" | "priority">): Promise<void> {
  const slices = await ctx.db
    .select({ id: sendSlices.id, lane: sendSlices.lane })
    .from(sendSlices)
    .where(and(eq(sendSlices.sendId, id), ne(sendSlices.state, "done")))
    .orderBy(asc(sendSlices.sliceNo));
  await enqueueAll(
    ctx.db,
    "send-slice",
    slices.map((slice) => ({
      data: { sendId: id, sliceId: slice.id },
      key: `${slice.id}:${ctx.now.getTime()}`,
      group: slice.lane,
      priority,
    })),
  );
}
