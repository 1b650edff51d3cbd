import { eq } from "drizzle-orm";
import { forbidden } from "@/base/refusal";
import { people, sessions } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "./allow";
import { lockAdmins, requireAnotherAdmin } from "./change-roles";
import type { PersonId } from "./input";
import { getPerson } from "./queries";
import { requireStepUp } from "./recent-proof";

/**
 * Closes an account and ends its sessions at once; what the person wrote stays. Refuses `self-demotion`,
 * `last-admin`, `person-not-found`, `step-up-needed`.
 */
export async function disablePerson(ctx: Ctx, { id }: PersonId): Promise<void> {
  allow(ctx, "staff.manage");
  requireStepUp(ctx);
  await inTransaction(ctx, async (tx) => {
    await lockAdmins(tx);
    const before = await getPerson(tx, id);
    if (ctx.actor.kind === "person" && ctx.actor.id === id) throw forbidden("self-demotion");
    if (before.disabledAt) return;
    if (before.roles.includes("admin")) await requireAnotherAdmin(tx, id);
    await tx.db.update(people).set({ disabledAt: tx.now, updatedAt: tx.now }).where(eq(people.id, id));
    const ended = await tx.db.delete(sessions).where(eq(sessions.userId, id)).returning({ id: sessions.id });
    await record(tx, "person.disabled", { kind: "person", id }, null, { sessionsEnded: ended.length });
  });
}

/** Opens a closed account again, with the roles it had. Refuses `person-not-found`, `step-up-needed`. */
export async function enablePerson(ctx: Ctx, { id }: PersonId): Promise<void> {
  allow(ctx, "staff.manage");
  requireStepUp(ctx);
  await inTransaction(ctx, async (tx) => {
    const before = await getPerson(tx, id);
    if (!before.disabledAt) return;
    await tx.db.update(people).set({ disabledAt: null, updatedAt: tx.now }).where(eq(people.id, id));
    await record(tx, "person.enabled", { kind: "person", id }, { disabledAt: before.disabledAt }, null);
  });
}
