import { and, eq, gt, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { SuppressionReason } from "@/base/vocabulary";
import { suppressions } from "@/db/schema/distribution";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import { getAddress } from "./address";
import type { LiftSuppression, SuppressAddress } from "./input";
import { isLive } from "./rows";

/** Nobody here writes to this address any more, from the next claim of a running send on. Idempotent. */
export async function suppressAddress(ctx: Ctx, { email }: SuppressAddress): Promise<void> {
  allow(ctx, "contacts.edit");
  const { norm } = getAddress(email);
  await inTransaction(ctx, (ctx) => insertSuppression(ctx, norm, "staff", "desk"));
}

/** What makes a suppression more than a plain one from now on. */
interface Because {
  /** When it happened, where that was before now. */
  since?: Date;
  /** When it runs out; never, where it is absent. */
  until?: Date;
  /** The event of the delivery that it follows from. */
  evidence?: number;
  /** One list that the person has left; every mail of the office where none is named. */
  listId?: string;
}

/**
 * Writes a suppression unless one stands already for the same reason, and its trace. For verbs that have asked who
 * may. Reasons stand side by side, so that who undoes one leaves the others. Of one reason, what runs out gives way
 * to what stays longer, and of two alike the earlier time is kept. Returns whether it is new.
 */
export async function insertSuppression(
  ctx: Ctx,
  norm: string,
  reason: SuppressionReason,
  source: string,
  { since = ctx.now, until, evidence, listId }: Because = {},
): Promise<boolean> {
  const place = {
    emailNorm: norm,
    scope: listId ? ("list" as const) : ("org" as const),
    scopeId: listId ?? "",
    reason,
  };
  const told = { source, createdAt: since, expiresAt: until ?? null, evidenceEvent: evidence ?? null };
  const [made] = await ctx.db
    .insert(suppressions)
    .values({ ...place, ...told })
    .onConflictDoUpdate({
      target: [suppressions.emailNorm, suppressions.scope, suppressions.scopeId, suppressions.reason],
      targetWhere: isNull(suppressions.liftedAt),
      set: told,
      setWhere: until ? lt(suppressions.expiresAt, until) : isNotNull(suppressions.expiresAt),
    })
    .returning({ id: suppressions.id });
  if (!made) {
    await ctx.db
      .update(suppressions)
      .set({ createdAt: since })
      .where(
        and(
          eq(suppressions.emailNorm, norm),
          eq(suppressions.scope, place.scope),
          eq(suppressions.scopeId, place.scopeId),
          eq(suppressions.reason, reason),
          isNull(suppressions.liftedAt),
          gt(suppressions.createdAt, since),
        ),
      );
    return false;
  }
  const more = { ...(until ? { until: until.toISOString() } : {}), ...(listId ? { list: listId } : {}) };
  await record(ctx, "suppression.added", { kind: "suppression", id: norm }, null, { reason, source, ...more });
  return true;
}

/**
 * A contact has a new address: what the person has said holds there too. What the mailbox or the office has said
 * of the old address does not.
 */
export async function carrySuppressions(ctx: Ctx, from: string, to: string): Promise<void> {
  const said = await ctx.db
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.emailNorm, from),
        inArray(suppressions.reason, ["unsubscribed", "complained", "paused"]),
        isLive(ctx.now),
      ),
    );
  for (const { reason, source, scope, scopeId, createdAt: since, expiresAt } of said) {
    const more = { ...(expiresAt ? { until: expiresAt } : {}), ...(scope === "list" ? { listId: scopeId } : {}) };
    await insertSuppression(ctx, to, reason, source, { since, ...more });
  }
}

/**
 * Lifts what an admin names of that which stands against an address, with why on record: a fresh consent. What has
 * been added since they looked stays. Refuses `step-up-needed`, `contact-not-found` where none of it stands; the
 * operator may not.
 */
export async function liftSuppression(ctx: Ctx, { email, reasons, reason }: LiftSuppression): Promise<void> {
  allow(ctx, "suppression.lift");
  requireStepUp(ctx);
  const { norm } = getAddress(email);
  await inTransaction(ctx, async (ctx) => {
    const lifted = await liftLive(ctx, norm, reason, { reasons });
    if (lifted.length === 0) throw notFound("contact-not-found", { email: norm });
  });
}

/** Lifts what stands for these reasons against an address, or keeps one list from it, with its trace. */
export async function liftLive(
  ctx: Ctx,
  norm: string,
  by: string,
  { reasons, listId }: { reasons: readonly SuppressionReason[]; listId?: string },
): Promise<{ reason: SuppressionReason }[]> {
  const lifted = await ctx.db
    .update(suppressions)
    .set({ liftedAt: ctx.now, liftedBy: by })
    .where(
      and(
        eq(suppressions.emailNorm, norm),
        listId ? and(eq(suppressions.scope, "list"), eq(suppressions.scopeId, listId)) : eq(suppressions.scope, "org"),
        isNull(suppressions.liftedAt),
        inArray(suppressions.reason, [...reasons]),
      ),
    )
    .returning({ reason: suppressions.reason });
  for (const { reason } of lifted) {
    await record(
      ctx,
      "suppression.lifted",
      { kind: "suppression", id: norm },
      { reason },
      { by, ...(listId ? { list: listId } : {}) },
    );
  }
  return lifted;
}
