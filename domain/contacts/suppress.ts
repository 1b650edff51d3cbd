import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { SuppressionReason } from "@/base/vocabulary";
import { suppressions } from "@/db/schema/distribution";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { getAddress } from "./address";
import type { LiftSuppression, SuppressAddress } from "./input";

/** Nobody here writes to this address any more, from the next claim of a running send on. Idempotent. */
export async function suppressAddress(ctx: Ctx, { email }: SuppressAddress): Promise<void> {
  allow(ctx, "contacts.edit");
  const { norm } = getAddress(email);
  await inTransaction(ctx, (ctx) => insertSuppression(ctx, norm, "staff", "desk"));
}

/**
 * Writes a suppression of the whole office unless one stands already, and its trace. For verbs that
 * have asked who may. One that has run out gives way. Returns whether it is new.
 */
export async function insertSuppression(
  ctx: Ctx,
  norm: string,
  reason: SuppressionReason,
  source: string,
): Promise<boolean> {
  const live = { scope: "org", scopeId: "", emailNorm: norm, reason, source, createdAt: ctx.now } as const;
  const [made] = await ctx.db
    .insert(suppressions)
    .values(live)
    .onConflictDoNothing()
    .returning({ id: suppressions.id });
  if (!made) {
    const [extended] = await ctx.db
      .update(suppressions)
      .set({ reason, source, expiresAt: null })
      .where(
        and(
          eq(suppressions.emailNorm, norm),
          eq(suppressions.scope, "org"),
          isNull(suppressions.liftedAt),
          isNotNull(suppressions.expiresAt),
        ),
      )
      .returning({ id: suppressions.id });
    if (!extended) return false;
  }
  await record(ctx, "suppression.added", { kind: "suppression", id: norm }, null, { reason, source });
  return true;
}

/**
 * Lets an address be written to again, by an admin with the reason on record: a fresh consent.
 * Refuses `contact-not-found` where nothing is suppressed; the operator may not.
 */
export async function liftSuppression(ctx: Ctx, { email, reason }: LiftSuppression): Promise<void> {
  allow(ctx, "suppression.lift");
  const { norm } = getAddress(email);
  await inTransaction(ctx, async (ctx) => {
    const lifted = await liftLive(ctx, norm, reason);
    if (lifted.length === 0) throw notFound("contact-not-found", { email: norm });
  });
}

/** Lifts what stands against an address, with its trace; of these reasons only, where some are given. */
export async function liftLive(
  ctx: Ctx,
  norm: string,
  by: string,
  reasons?: SuppressionReason[],
): Promise<{ reason: SuppressionReason }[]> {
  const lifted = await ctx.db
    .update(suppressions)
    .set({ liftedAt: ctx.now, liftedBy: by })
    .where(
      and(
        eq(suppressions.emailNorm, norm),
        eq(suppressions.scope, "org"),
        isNull(suppressions.liftedAt),
        reasons ? inArray(suppressions.reason, reasons) : undefined,
      ),
    )
    .returning({ reason: suppressions.reason });
  for (const { reason } of lifted) {
    await record(ctx, "suppression.lifted", { kind: "suppression", id: norm }, { reason }, { by });
  }
  return lifted;
}
