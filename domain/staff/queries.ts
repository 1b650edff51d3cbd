import { and, asc, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { Language, Role } from "@/base/vocabulary";
import { newsroom } from "@/db/schema/settings";
import { invitations, people, sessions } from "@/db/schema/staff";
import type { Ctx } from "../context";
import { allow } from "./allow";
import { auth, type Visitor } from "./auth";

const minute = 60_000;
/** A session that nobody used for so long is over. */
export const idleMilliseconds = 120 * minute;

export interface Person {
  kind: "person";
  id: string;
  name: string;
  nameAr: string | null;
  email: string;
  roles: Role[];
  languages: Language[];
  interfaceLanguage: "en" | "ar";
  digits: "latn" | "arab";
  theme: "system" | "light" | "dark";
  /** Shortcuts of a single letter are on. */
  singleKeys: boolean;
  hasSecondFactor: boolean;
  /** The newsroom demands a second factor of senders and admins, and this one has none: those roles rest. */
  owesSecondFactor: boolean;
  sessionId: string;
  steppedUpAt?: Date;
}

/** Who shows this cookie: a person of the staff with a session that is neither over, nor idle, nor disabled. */
export async function findPersonBySession(ctx: Ctx, { cookie }: Visitor): Promise<Person | null> {
  if (!cookie) return null;
  const found = await auth().api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return null;
  const { id: sessionId, userId, updatedAt, steppedUpAt } = found.session;
  if (ctx.now.getTime() - updatedAt.getTime() > idleMilliseconds) return null;
  const person = await findPerson(ctx, userId);
  if (!person || person.disabledAt) return null;
  if (ctx.now.getTime() - updatedAt.getTime() > minute) {
    await touchSession(ctx, sessionId);
  }
  const { disabledAt: _, twoFactorEnabled, roles, ...rest } = person;
  const owesSecondFactor = !twoFactorEnabled && roles.some(isGuarded) && (await demandsSecondFactor(ctx));
  return {
    kind: "person",
    ...rest,
    roles: owesSecondFactor ? roles.filter((role) => !isGuarded(role)) : roles,
    hasSecondFactor: twoFactorEnabled,
    owesSecondFactor,
    sessionId,
    ...(steppedUpAt ? { steppedUpAt } : {}),
  };
}

/** Roles that a newsroom may hold behind a second factor (product.md 4). */
const isGuarded = (role: Role) => role === "sender" || role === "admin";

async function demandsSecondFactor({ db }: Ctx): Promise<boolean> {
  const [kept] = await db.select({ on: newsroom.demandsSecondFactor }).from(newsroom).where(eq(newsroom.id, 1));
  return kept?.on ?? false;
}

/** Being there is not an act: it leaves no trace in the audit log. */
async function touchSession({ db, now }: Ctx, id: string): Promise<void> {
  await db.update(sessions).set({ updatedAt: now }).where(eq(sessions.id, id));
}

// Written out: drizzle leaves the table's name off its columns in a select from one table.
const rolesOf = sql<Role[]>`coalesce((select jsonb_agg(role order by role) from person_roles
  where person_id = people.id), '[]'::jsonb)`;
const languagesOf = sql<Language[]>`coalesce((select jsonb_agg(language order by language) from person_languages
  where person_id = people.id), '[]'::jsonb)`;

const columns = {
  id: people.id,
  name: people.name,
  nameAr: people.nameAr,
  email: people.email,
  interfaceLanguage: people.interfaceLanguage,
  digits: people.digits,
  theme: people.theme,
  singleKeys: people.singleKeys,
  twoFactorEnabled: people.twoFactorEnabled,
  disabledAt: people.disabledAt,
  roles: rolesOf,
  languages: languagesOf,
};

export async function findPerson({ db }: Pick<Ctx, "db">, id: string) {
  const [person] = await db.select(columns).from(people).where(eq(people.id, id));
  return person ?? null;
}

/** Refuses `person-not-found`. */
export async function getPerson(ctx: Pick<Ctx, "db">, id: string) {
  const person = await findPerson(ctx, id);
  if (!person) throw notFound("person-not-found");
  return person;
}

/** The staff by name, with when each was last seen. Refuses who may not manage the staff. */
export async function listPeople(ctx: Ctx) {
  allow(ctx, "staff.manage");
  const seenAt = sql<Date | null>`(select max(updated_at) from sessions where user_id = people.id)`;
  return ctx.db
    .select({ ...columns, seenAt: seenAt.mapWith(sessions.updatedAt) })
    .from(people)
    .orderBy(sql`${people.disabledAt} is not null`, asc(people.name));
}

/** Invitations that can still be accepted, the newest first. Refuses who may not manage the staff. */
export async function listInvitations(ctx: Ctx) {
  allow(ctx, "staff.manage");
  const { id, email, name, language, expiresAt, resentCount } = invitations;
  const roles = sql<Role[]>`to_jsonb(roles)`;
  return ctx.db
    .select({ id, email, name, roles, language, expiresAt, resentCount, by: people.name })
    .from(invitations)
    .leftJoin(people, eq(people.id, invitations.invitedBy))
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .orderBy(desc(invitations.createdAt));
}

/** The own sessions of the person who asks, the last used first. */
export async function listOwnSessions(ctx: Ctx, person: Person) {
  const { id, ipAddress, userAgent, createdAt, updatedAt } = sessions;
  const rows = await ctx.db
    .select({ id, ipAddress, userAgent, createdAt, updatedAt })
    .from(sessions)
    .where(and(eq(sessions.userId, person.id), gt(sessions.expiresAt, ctx.now)))
    .orderBy(desc(updatedAt));
  return rows.map((row) => ({ ...row, isThis: row.id === person.sessionId }));
}

/** True once anyone is on the staff: the set-up link is closed then. */
export async function hasStaff({ db }: Pick<Ctx, "db">): Promise<boolean> {
  const [row] = await db.select({ people: count() }).from(people);
  return (row?.people ?? 0) > 0;
}
