import { and, asc, eq, inArray, or } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { sendSlices, sends } from "@/db/schema/distribution";
import { record } from "../audit";
import type { Ctx } from "../context";

const notStarted = ["draft", "freezing", "ready", "scheduled"] as const;
const underWay = ["sending", "pausing", "paused"] as const;

/**
 * What happens to the sends of a release that is corrected, withdrawn or taken off the clock, in the
 * transaction of that move (sending.md 5.7). Those not started are cancelled (off the clock: only
 * those tied to its publication). Of those under way a withdrawal stops each at once, and a
 * correction pauses it until a person decides.
 */
export async function stopSendsOf(
  ctx: Ctx,
  releaseId: string,
  reason: "release-withdrawn" | "release-unscheduled" | "release-corrected",
): Promise<void> {
  const ofRelease = eq(sends.releaseId, releaseId);
  const tied = reason === "release-unscheduled" ? eq(sends.after, "publication") : undefined;
  const cancelled = await ctx.db
    .update(sends)
    .set({ state: "cancelled", reason, finishedAt: ctx.now, updatedAt: ctx.now })
    .where(and(ofRelease, tied, inArray(sends.state, notStarted)))
    .returning({ id: sends.id });
  for (const { id } of cancelled) await record(ctx, "send.cancelled", { kind: "send", id }, null, { reason });
  if (reason === "release-unscheduled") return;
  const withdrawn = reason === "release-withdrawn";
  const stopping = await ctx.db
    .update(sends)
    .set({ state: withdrawn ? "cancelling" : "paused", reason, updatedAt: ctx.now })
    .where(and(ofRelease, inArray(sends.state, underWay)))
    .returning({ id: sends.id });
  for (const { id } of stopping) {
    if (withdrawn) await enqueue(ctx.db, "send-cancel", { sendId: id }, { key: id });
    await record(ctx, withdrawn ? "send.cancelling" : "send.paused", { kind: "send", id }, null, { reason });
  }
}

/** Starts the sends that waited for this publication, in its own transaction (sending.md 5.2). */
export async function startSendsOf(ctx: Ctx, releaseId: string): Promise<void> {
  const started = await ctx.db
    .update(sends)
    .set({ state: "sending", startedAt: ctx.now, dateHeader: ctx.now, updatedAt: ctx.now })
    .where(and(eq(sends.releaseId, releaseId), eq(sends.state, "scheduled"), eq(sends.after, "publication")))
    .returning({ id: sends.id });
  for (const { id } of started) {
    const slices = await ctx.db
      .select({ id: sendSlices.id, lane: sendSlices.lane })
      .from(sendSlices)
      .where(and(eq(sendSlices.sendId, id), or(eq(sendSlices.state, "open"), eq(sendSlices.state, "running"))))
      .orderBy(asc(sendSlices.sliceNo));
    for (const slice of slices) {
      await enqueue(
        ctx.db,
        "send-slice",
        { sendId: id, sliceId: slice.id },
        { key: String(slice.id), group: slice.lane },
      );
    }
    await record(ctx, "send.started", { kind: "send", id }, { state: "scheduled" }, { state: "sending" });
  }
}
