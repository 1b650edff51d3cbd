import { and, eq, isNull } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { hashToken, randomToken } from "@/base/token";
import { invitations } from "@/db/schema/staff";
import { record } from "../audit";
import { actorName, type Ctx, inTransaction } from "../context";
import { allow } from "./allow";
import { requireFreeEmail } from "./create-person";
import type { InvitationId, Invite } from "./input";
import { mailStaff } from "./mail";
import { requireStepUp } from "./recent-proof";

const days = 24 * 3600_000;
export const invitationPath = (token: string) => `/sign-in/invite/${token}`;

/** Invites by mail, for seven days. An older open invitation of this address ends. Refuses `email-taken`, `step-up-needed`. */
export async function invite(ctx: Ctx, invited: Invite): Promise<{ id: string }> {
  allow(ctx, "staff.manage");
  requireStepUp(ctx);
  return inTransaction(ctx, async (tx) => {
    await requireFreeEmail(tx, invited.email);
    const { id, token } = await writeInvitation(tx, invited);
    await mailInvitation(tx, invited, token);
    return { id };
  });
}

/** A new link for seven days, by mail; the old link ends. Refuses `not-found`, `invitation-used`. */
export async function resendInvitation(ctx: Ctx, { id }: InvitationId): Promise<void> {
  allow(ctx, "staff.manage");
  await inTransaction(ctx, async (tx) => {
    const before = await getOpenInvitation(tx, id);
    const token = randomToken();
    const resentCount = before.resentCount + 1;
    await tx.db
      .update(invitations)
      .set({ tokenHash: hashToken(token), expiresAt: weekFrom(tx.now), resentCount })
      .where(eq(invitations.id, id));
    await record(tx, "person.invited-again", { kind: "person", id }, null, { email: before.email, resentCount });
    await mailInvitation(tx, before, token);
  });
}

/** Ends an invitation before it is used. Refuses `not-found`, `invitation-used`. */
export async function revokeInvitation(ctx: Ctx, { id }: InvitationId): Promise<void> {
  allow(ctx, "staff.manage");
  await inTransaction(ctx, async (tx) => {
    const before = await getOpenInvitation(tx, id);
    await tx.db.update(invitations).set({ revokedAt: tx.now }).where(eq(invitations.id, id));
    await record(tx, "person.invitation-revoked", { kind: "person", id }, { email: before.email }, null);
  });
}

/** Writes an invitation inside the caller's transaction. The token exists nowhere else. */
export async function writeInvitation(ctx: Ctx, invited: Invite): Promise<{ id: string; token: string }> {
  const { email, name, roles, language } = invited;
  const open = and(eq(invitations.email, email), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
  await ctx.db.update(invitations).set({ revokedAt: ctx.now }).where(open);
  const id = randomToken();
  const token = randomToken();
  const invitedBy = ctx.actor.kind === "person" ? ctx.actor.id : null;
  await ctx.db.insert(invitations).values({
    ...{ id, email, name, roles, language, invitedBy },
    tokenHash: hashToken(token),
    expiresAt: weekFrom(ctx.now),
    createdAt: ctx.now,
  });
  await record(ctx, "person.invited", { kind: "person", id }, null, { email, roles });
  return { id, token };
}

const weekFrom = (now: Date) => new Date(now.getTime() + 7 * days);

async function mailInvitation(
  ctx: Ctx,
  { email, name, language }: Omit<Invite, "roles">,
  token: string,
): Promise<void> {
  const by = ctx.actor.kind === "person" ? { by: actorName(ctx.actor) } : {};
  await mailStaff(ctx.db, {
    kind: "invitation",
    to: email,
    name: name ?? "",
    language,
    path: invitationPath(token),
    ...by,
  });
}

async function getOpenInvitation(ctx: Ctx, id: string) {
  const [found] = await ctx.db.select().from(invitations).where(eq(invitations.id, id)).for("update");
  if (!found || found.revokedAt) throw notFound("not-found");
  if (found.acceptedAt) throw conflict("invitation-used");
  return found;
}
