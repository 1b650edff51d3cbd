import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { RelayAway, SendSnapshot } from "@/base/send-counts";
import type { SendState } from "@/base/vocabulary";
import { sends } from "@/db/schema/distribution";
import { processParts } from "@/db/schema/settings";
import type { Ctx } from "../context";
import { awayAfter } from "../settings/process-parts";
import { allow } from "../staff/allow";
import { planOf } from "./day-plan";
import { countDeliveries } from "./queries";

/**
 * The newest send of a release that has been prepared and has not begun, or whose audience was kept as a draft
 * when the release changed; null where there is none. A draft without lists is offered by the report.
 */
export async function findOpenSend(ctx: Ctx, releaseId: string): Promise<{ id: string; state: SendState } | null> {
  allow(ctx, "contacts.read");
  const [send] = await ctx.db
    .select({ id: sends.id, state: sends.state })
    .from(sends)
    .where(
      and(
        eq(sends.releaseId, releaseId),
        or(
          inArray(sends.state, ["freezing", "ready", "scheduled"]),
          and(eq(sends.state, "draft"), isNull(sends.repeats), isNull(sends.notice)),
        ),
      ),
    )
    .orderBy(sql`${sends.state} = 'draft'`, desc(sends.createdAt))
    .limit(1);
  return send ?? null;
}

/** The send of a release whose audience can still be chosen anew, if it is the one that is asked for. */
export async function findChangeable(ctx: Ctx, releaseId: string, asked?: string): Promise<string | undefined> {
  allow(ctx, "send");
  const rows = await ctx.db
    .select({ id: sends.id })
    .from(sends)
    .where(
      and(
        eq(sends.releaseId, releaseId),
        inArray(sends.state, ["draft", "ready"]),
        isNull(sends.repeats),
        isNull(sends.notice),
      ),
    );
  return rows.find(({ id }) => id === asked)?.id;
}

/**
 * Id of the send that is asked for, if it is one of this release, else of the last that began, else of the newest;
 * null where there is none. One that was prepared, or kept as a draft, after a mail went out hides no report.
 */
export async function findSendOf(ctx: Ctx, releaseId: string, asked?: string): Promise<string | null> {
  allow(ctx, "release.read");
  const rows = await ctx.db
    .select({ id: sends.id })
    .from(sends)
    .where(eq(sends.releaseId, releaseId))
    .orderBy(sql`${sends.startedAt} desc nulls last`, desc(sends.createdAt));
  return (rows.find(({ id }) => id === asked) ?? rows[0])?.id ?? null;
}

/** How a send stands now, or null when there is no such send. */
export async function snapshotOf(ctx: Ctx, id: string): Promise<SendSnapshot | null> {
  allow(ctx, "contacts.read");
  const { state, reason, reasonSays, frozenCount, scheduledAt, startedAt, fromEmail } = sends;
  const [send] = await ctx.db
    .select({ state, reason, reasonSays, frozenCount, scheduledAt, startedAt, fromEmail })
    .from(sends)
    .where(eq(sends.id, id));
  if (!send) return null;
  const counts = await countDeliveries(ctx, id);
  const workers = await ctx.db
    .select({ relaysAway: processParts.relaysAway })
    .from(processParts)
    .where(and(eq(processParts.part, "worker"), gt(processParts.seenAt, new Date(ctx.now.getTime() - awayAfter))));
  const minutes = send.startedAt ? (ctx.now.getTime() - send.startedAt.getTime()) / 60_000 : 0;
  return {
    state: send.state,
    counts,
    reason: send.reason,
    reasonSays: send.reasonSays,
    fixed: send.frozenCount,
    scheduledAt: send.scheduledAt?.toISOString() ?? null,
    startedAt: send.startedAt?.toISOString() ?? null,
    isWorkerAway: workers.length === 0,
    relaysAway: oncePerRelay(workers.flatMap(({ relaysAway }) => relaysAway)),
    isDaySpent: (await planOf(ctx, { id, state: send.state, fromEmail: send.fromEmail, counts }))?.today === 0,
    rate: minutes > 0 ? Math.round((counts.accepted + counts.rejected) / Math.max(minutes, 1 / 6)) : null,
  };
}

/** Of several workers that leave a relay alone, what the first to find it away says. */
function oncePerRelay(away: readonly RelayAway[]): RelayAway[] {
  const first = [...away].sort((a, b) => a.since.localeCompare(b.since));
  return first.filter(({ relay }, n) => first.findIndex((one) => one.relay === relay) === n);
}
