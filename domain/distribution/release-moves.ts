import { and, eq, inArray } from "drizzle-orm";
import type { SendReason } from "@/base/vocabulary";
import { sendLists, sends } from "@/db/schema/distribution";
import { record } from "../audit";
import type { Ctx } from "../context";
import { cancelBecause } from "./cancel";
import { pauseBecause } from "./pause";
import { lockSend, type SendRow } from "./rows";
import { begin } from "./start";
import { isMove } from "./state";

export type ReleaseReason = Extract<SendReason, `release-${string}`>;

/**
 * What happens to the sends of a release that is corrected, withdrawn or taken off the clock, in the
 * transaction of that move (sending.md 5.7). Those not started are cancelled (off the clock: only
 * those tied to its publication), their audience kept as a new draft unless the release is gone. Of
 * those under way a withdrawal stops each at once, and a correction pauses it until a person decides.
 */
export async function stopSendsOf(ctx: Ctx, releaseId: string, reason: ReleaseReason): Promise<void> {
  const rows = await ctx.db
    .select({ id: sends.id })
    .from(sends)
    .where(
      and(
        eq(sends.releaseId, releaseId),
        reason === "release-unscheduled" ? eq(sends.after, "publication") : undefined,
      ),
    )
    .orderBy(sends.id);
  for (const { id } of rows) await stopSend(ctx, await lockSend(ctx, id), reason);
}

async function stopSend(ctx: Ctx, send: SendRow, reason: ReleaseReason): Promise<void> {
  const isStarted = !["draft", "freezing", "ready", "scheduled"].includes(send.state);
  if (!isStarted) {
    await cancelBecause(ctx, send, "withdraw", reason);
    if (reason !== "release-withdrawn") await keepAudience(ctx, send);
    return;
  }
  if (reason === "release-withdrawn" && isMove(send.state, "withdraw"))
    await cancelBecause(ctx, send, "withdraw", reason);
  if (reason !== "release-corrected") return;
  if (isMove(send.state, "pause")) await pauseBecause(ctx, send, reason);
  else if (send.state === "pausing" || send.state === "paused") await giveReason(ctx, send, reason);
}

/** It stands still already; whoever resumes it is to know that its text is not the public one any more. */
async function giveReason(ctx: Ctx, { id, state, reason: before }: SendRow, reason: ReleaseReason): Promise<void> {
  await ctx.db.update(sends).set({ reason, updatedAt: ctx.now }).where(eq(sends.id, id));
  await record(ctx, `send.${state}`, { kind: "send", id }, { state, reason: before }, { state, reason });
}

/** The same lists and languages as a new draft: nobody has to choose them again. */
async function keepAudience(ctx: Ctx, send: SendRow): Promise<void> {
  const lists = await ctx.db.select().from(sendLists).where(eq(sendLists.sendId, send.id));
  const { id: _, state: __, reason: ___, reasonSays: ____, ...kept } = send;
  const [copy] = await ctx.db
    .insert(sends)
    .values({
      ...kept,
      state: "draft",
      after: "nothing",
      scheduledAt: null,
      candidateCount: null,
      excludedCount: null,
      frozenCount: null,
      otherLanguageCount: null,
      frozenAt: null,
      finishedAt: null,
      idempotencyKey: `after:${send.id}`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: sends.id });
  if (!copy) return;
  await record(ctx, "send.created", { kind: "send", id: copy.id }, null, { after: send.id });
  if (lists.length > 0) await ctx.db.insert(sendLists).values(lists.map((list) => ({ ...list, sendId: copy.id })));
}

/** Starts the sends that waited for this publication, in its own transaction (sending.md 5.2). */
export async function startSendsOf(ctx: Ctx, releaseId: string): Promise<void> {
  const rows = await ctx.db
    .select({ id: sends.id })
    .from(sends)
    .where(and(eq(sends.releaseId, releaseId), eq(sends.after, "publication"), inArray(sends.state, ["scheduled"])));
  for (const { id } of rows) await begin(ctx, await lockSend(ctx, id));
}
