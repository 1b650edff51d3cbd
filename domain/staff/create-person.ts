import { sql } from "drizzle-orm";
import { invalid } from "@/base/refusal";
import { randomToken } from "@/base/token";
import type { InterfaceLanguage, Role } from "@/base/vocabulary";
import { accounts, people, personRoles } from "@/db/schema/staff";
import { record } from "../audit";
import type { Ctx } from "../context";

interface NewPerson {
  name: string;
  email: string;
  roles: readonly Role[];
  language: InterfaceLanguage;
  /** What is kept of the password (`hashPassword`); null: chosen later, through an invitation. */
  passwordHash: string | null;
}

/** Writes a person with roles and password, inside the caller's transaction. Refuses `email-taken`. */
export async function createPerson(
  ctx: Ctx,
  { name, email, roles, language, passwordHash }: NewPerson,
): Promise<string> {
  const id = randomToken();
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const made = await ctx.db
    .insert(people)
    .values({ id, name, email, emailVerified: true, interfaceLanguage: language, ...times })
    .onConflictDoNothing()
    .returning({ id: people.id });
  if (made.length === 0) throw invalid("email-taken", { field: "email" });
  // better-auth looks for a password under this provider, by the person's id.
  if (passwordHash)
    await ctx.db.insert(accounts).values({
      id: randomToken(),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: passwordHash,
      ...times,
    });
  await ctx.db.insert(personRoles).values(roles.map((role) => ({ personId: id, role })));
  await record(ctx, "person.created", { kind: "person", id }, null, { name, email, roles });
  return id;
}

/** Refuses `email-taken` while someone on the staff has this address, in capitals or not. */
export async function requireFreeEmail({ db }: Pick<Ctx, "db">, email: string): Promise<void> {
  const [someone] = await db
    .select({ id: people.id })
    .from(people)
    .where(sql`lower(${people.email}) = ${email.toLowerCase()}`);
  if (someone) throw invalid("email-taken", { field: "email" });
}
