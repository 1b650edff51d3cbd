import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { conflict, forbidden } from "@/base/refusal";
import type { Role } from "@/base/vocabulary";
import { people, personLanguages, personRoles } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "./allow";
import type { ChangeRoles } from "./input";
import { getPerson } from "./queries";
import { requireStepUp } from "./recent-proof";

/**
 * Sets someone's roles and, for translators, languages. Refuses `self-demotion`, `last-admin`,
 * `person-not-found`, `step-up-needed`.
 */
export async function changeRoles(ctx: Ctx, { id, roles, languages }: ChangeRoles): Promise<void> {
  allow(ctx, "staff.manage");
  requireStepUp(ctx);
  await inTransaction(ctx, async (tx) => {
    await lockAdmins(tx);
    const before = await getPerson(tx, id);
    const isDemotion = before.roles.includes("admin") && !roles.includes("admin");
    if (isDemotion && ctx.actor.kind === "person" && ctx.actor.id === id) throw forbidden("self-demotion");
    if (isDemotion) await requireAnotherAdmin(tx, id);
    const kept = roles.includes("translator") ? languages : [];
    await tx.db.delete(personRoles).where(eq(personRoles.personId, id));
    await tx.db.insert(personRoles).values(unique(roles).map((role) => ({ personId: id, role })));
    await tx.db.delete(personLanguages).where(eq(personLanguages.personId, id));
    if (kept.length > 0) {
      await tx.db.insert(personLanguages).values(unique(kept).map((language) => ({ personId: id, language })));
    }
    const was = { roles: before.roles, languages: before.languages };
    await record(tx, "person.roles-changed", { kind: "person", id }, was, { roles, languages: kept });
  });
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Two who take the role from one another at once would leave nobody: the second waits for the first. */
export async function lockAdmins({ db }: Ctx): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7245)`);
}

/** Refuses `last-admin` unless someone else who can sign in has the role. */
export async function requireAnotherAdmin({ db }: Ctx, id: string): Promise<void> {
  const withRole = db
    .select({ id: personRoles.personId })
    .from(personRoles)
    .where(eq(personRoles.role, "admin" satisfies Role));
  const hasPassword = sql`exists (select 1 from accounts where user_id = people.id)`;
  const [another] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(ne(people.id, id), isNull(people.disabledAt), inArray(people.id, withRole), hasPassword))
    .limit(1);
  if (!another) throw conflict("last-admin");
}
