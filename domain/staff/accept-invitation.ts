import { and, eq, isNull, sql } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { hashToken } from "@/base/token";
import { accounts, invitations, people } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { hashPassword } from "./auth";
import { createPerson, requireFreeEmail } from "./create-person";
import type { AcceptInvitation } from "./input";
import { requireGoodPassword } from "./password";
import { setPassword } from "./set-password";

/**
 * The invited person chooses name, password and interface language; the token stands in for `allow`.
 * Refuses `token-unknown`, `invitation-used`, `invitation-expired`, a weak password, `email-taken`.
 */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitation): Promise<{ id: string; email: string }> {
  const { token, name, password, language } = input;
  requireGoodPassword(password, (await getInvitation(ctx, { token })).email);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (tx) => {
    const { id: invitationId, email, roles } = await getInvitation(tx, { token }, true);
    const waiting = await findWaiting(tx, email);
    if (!waiting) await requireFreeEmail(tx, email);
    const id = waiting ?? (await createPerson(tx, { name, email, roles, language, passwordHash }));
    const actor = { kind: "person", id, name, roles, languages: [] } as const;
    if (waiting) {
      await tx.db.update(people).set({ name, interfaceLanguage: language, updatedAt: tx.now }).where(eq(people.id, id));
      await setPassword({ ...tx, actor }, { id, name, email, interfaceLanguage: language }, passwordHash, "invitation");
    }
    await tx.db.update(invitations).set({ acceptedAt: tx.now }).where(eq(invitations.id, invitationId));
    await record({ ...tx, actor }, "person.invitation-accepted", { kind: "person", id }, null, { email, roles });
    return { id, email };
  });
}

/** Refuses `token-unknown` (also for a revoked one), `invitation-used`, `invitation-expired`. */
export async function getInvitation(ctx: Ctx, { token }: Pick<AcceptInvitation, "token">, isLocked = false) {
  const query = ctx.db
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashToken(token)));
  const [found] = await (isLocked ? query.for("update") : query);
  if (!found || found.revokedAt) throw notFound("token-unknown");
  if (found.acceptedAt) throw conflict("invitation-used");
  if (found.expiresAt <= ctx.now) throw conflict("invitation-expired");
  const { id, email, name, roles, language } = found;
  return { id, email, name, roles, language };
}

/** A person whom the operator made and who has no password yet. */
async function findWaiting({ db }: Ctx, email: string): Promise<string | null> {
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .leftJoin(accounts, eq(accounts.userId, people.id))
    .where(and(sql`lower(${people.email}) = ${email}`, isNull(accounts.id), isNull(people.disabledAt)));
  return person?.id ?? null;
}
