import { and, eq, lte } from "drizzle-orm";
import { webEnv } from "@/base/env";
import { isPrivateHost } from "@/base/private-host";
import { conflict, invalid } from "@/base/refusal";
import { enqueue } from "@/db/queue";
import { sends } from "@/db/schema/distribution";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { requireSettled } from "../releases/preflight";
import { listRoutes } from "../settings/relays";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import type { RescheduleSend, StartSend } from "./input";
import { getReleaseOf, requireNotWithdrawn } from "./release-of";
import { enqueueSlices, lockSend, moveSend, type SendRow } from "./rows";

/** A person's "Send" is a schedule this far ahead, with Cancel. Seconds. */
export const holdSeconds = 30;

/**
 * Starts a send that is ready: at once for the operator, after a hold of thirty seconds for people, at
 * `at`, or with the publication it waits for. A second start of the same send is refused
 * (`conflict`). Refuses `step-up-needed` to a person who has not proved who they are within ten
 * minutes, `send-not-ready`, `time-past`, `release-withdrawn`, `must-fix-open` (people only), and
 * `public-address-missing` where links of mails through a real relay would not be https.
 */
export async function startSend(ctx: Ctx, { id, at }: StartSend): Promise<SendRow> {
  allow(ctx, "send");
  requireStepUp(ctx);
  await requirePublicAddress(ctx);
  if (at && at <= ctx.now) throw invalid("time-past", { at: at.toISOString() });
  return inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state === "scheduled") throw conflict("conflict", { state: send.state, act: "start" });
    const release = await getReleaseOf(ctx, send.releaseId);
    requireNotWithdrawn(release, send);
    if (send.notice !== "withdrawal") await requireSettled(ctx, release);
    // The release may have gone out while the send was prepared.
    if (send.after === "publication" && release.state !== "published") return moveSend(ctx, send, "schedule");
    const hold = ctx.actor.kind === "operator" ? null : new Date(ctx.now.getTime() + holdSeconds * 1000);
    const scheduledAt = at ?? hold;
    if (!scheduledAt) return begin(ctx, send);
    await callAt(ctx, id, scheduledAt);
    return moveSend(ctx, send, "schedule", { scheduledAt }, { at: scheduledAt.toISOString() });
  });
}

/**
 * Another time for a send that waits for its own. Refuses `step-up-needed`, `time-past`, `send-not-found`, and
 * `conflict` where it waits for no time of its own, or not any more.
 */
export async function rescheduleSend(ctx: Ctx, { id, at }: RescheduleSend): Promise<SendRow> {
  allow(ctx, "send");
  requireStepUp(ctx);
  if (at <= ctx.now) throw invalid("time-past", { at: at.toISOString() });
  return inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state !== "scheduled" || !send.scheduledAt) {
      throw conflict("conflict", { state: send.state, act: "reschedule" });
    }
    const [after] = await ctx.db
      .update(sends)
      .set({ scheduledAt: at, updatedAt: ctx.now })
      .where(eq(sends.id, id))
      .returning();
    if (!after) throw new Error("the locked send is gone");
    const trace = [{ at: send.scheduledAt.toISOString() }, { at: at.toISOString() }] as const;
    await record(ctx, "send.rescheduled", { kind: "send", id }, ...trace);
    await callAt(ctx, id, at);
    return after;
  });
}

/** A job for the hour. One that was asked for earlier finds nothing due and does no harm. */
const callAt = (ctx: Ctx, id: string, at: Date) =>
  enqueue(ctx.db, "send-due", { sendId: id }, { key: `${id}:${at.getTime()}`, startAfter: at });

/** The clock: starts what was scheduled and has come due. A send taken off the clock is not due. */
export async function startDue(ctx: Ctx): Promise<string[]> {
  const due = await ctx.db
    .select({ id: sends.id })
    .from(sends)
    .where(and(eq(sends.state, "scheduled"), lte(sends.scheduledAt, ctx.now)));
  for (const { id } of due) {
    await inTransaction(ctx, async (ctx) => {
      const send = await lockSend(ctx, id);
      if (send.state !== "scheduled" || !send.scheduledAt || send.scheduledAt > ctx.now) return;
      await begin(ctx, send);
    });
  }
  return due.map(({ id }) => id);
}

/** The start itself: state and slice jobs in one transaction. The Date header is fixed here, for every retry. */
export async function begin(ctx: Ctx, send: SendRow): Promise<SendRow> {
  const after = await moveSend(
    ctx,
    send,
    "start",
    { startedAt: ctx.now, dateHeader: ctx.now, reason: null },
    { frozen: send.frozenCount },
  );
  await enqueueSlices(ctx, after);
  return after;
}

/** One-click unsubscription needs https (RFC 8058); on this machine and its own network a trial may do without. */
export async function requirePublicAddress(ctx: Ctx): Promise<void> {
  const { url } = webEnv();
  if (url.startsWith("https:")) return;
  const routes = await listRoutes(ctx);
  if (routes.some(({ host }) => !isPrivateHost(host))) throw conflict("public-address-missing", { url });
}
