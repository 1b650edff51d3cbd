import { and, eq, gt, inArray, isNotNull, isNull, lt, ne, or } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { SuppressionReason } from "@/base/vocabulary";
import { suppressions } from "@/db/schema/distribution";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import { getAddress } from "./address";
import type { LiftSuppression, SuppressAddress } from "./input";

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

/** A list that was left and a pause stand by themselves: neither makes way for what stops every mail. */
const placeOf = (reason?: SuppressionReason, listId?: string) =>
  listId
    ? ({ scope: "list", scopeId: listId } as const)
    : ({ scope: "org", scopeId: reason === "paused" ? "paused" : "" } as const);

/**
 * Writes a suppression of the whole office unless one stands already, and its trace. For verbs that
 * have asked who may. One that runs out gives way to one that does not, and a complaint is put down over
 * whatever stands: neither is undone by who undoes the other. Of two alike the earlier time is kept.
 * Returns whether it is new.
 */
export async function insertSuppression(
  ctx: Ctx,
  norm: string,
  reason: SuppressionReason,
  source: string,
  { since = ctx.now, until, evidence, listId }: Because = {},
): Promise<boolean> {
  const place = placeOf(reason, listId);
  const told = { reason, source, createdAt: since, expiresAt: until ?? null, evidenceEvent: evidence ?? null };
  const [made] = await ctx.db
    .insert(suppressions)
    .values({ ...place, emailNorm: norm, ...told })
    .onConflictDoNothing()
    .returning({ id: suppressions.id });
  if (!made) {
    const standing = and(
      eq(suppressions.emailNorm, norm),
      eq(suppressions.scope, place.scope),
      eq(suppressions.scopeId, place.scopeId),
      isNull(suppressions.liftedAt),
    );
    const givesWay = until
      ? lt(suppressions.expiresAt, until)
      : or(isNotNull(suppressions.expiresAt), reason === "complained" ? ne(suppressions.reason, reason) : undefined);
    const [changed] = await ctx.db
      .update(suppressions)
      .set(told)
      .where(and(standing, givesWay))
      .returning({ id: suppressions.id });
    if (!changed) {
      await ctx.db
        .update(suppressions)
        .set({ createdAt: since })
        .where(and(standing, eq(suppressions.reason, reason), gt(suppressions.createdAt, since)));
      return false;
    }
  }
  const more = { ...(until ? { until: until.toISOString() } : {}), ...(listId ? { list: listId } : {}) };
  await record(ctx, "suppression.added", { kind: "suppression", id: norm }, null, { reason, source, ...more });
  return true;
}

/**
 * Lets an address be written to again, by an admin with the reason on record: a fresh consent.
 * Refuses `step-up-needed`, `contact-not-found` where nothing is suppressed; the operator may not.
 */
export async function liftSuppression(ctx: Ctx, { email, reason }: LiftSuppression): Promise<void> {
  allow(ctx, "suppression.lift");
  requireStepUp(ctx);
  const { norm } = getAddress(email);
  await inTransaction(ctx, async (ctx) => {
    const lifted = await liftLive(ctx, norm, reason);
    if (lifted.length === 0) throw notFound("contact-not-found", { email: norm });
  });
}

/** Lifts what stands against an address, or keeps one list from it, with its trace; of these reasons only, where some are given. */
export async function liftLive(
  ctx: Ctx,
  norm: string,
  by: string,
  { reasons, listId }: { reasons?: SuppressionReason[]; listId?: string } = {},
): Promise<{ reason: SuppressionReason }[]> {
  const lifted = await ctx.db
    .update(suppressions)
    .set({ liftedAt: ctx.now, liftedBy: by })
    .where(
      and(
        eq(suppressions.emailNorm, norm),
        listId ? and(eq(suppressions.scope, "list"), eq(suppressions.scopeId, listId)) : eq(suppressions.scope, "org"),
        isNull(suppressions.liftedAt),
        reasons ? inArray(suppressions.reason, reasons) : undefined,
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
