import { desc, eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { invitations, people, rateLimits } from "@/db/schema/staff";
import type { Ctx } from "@/domain/context";
import { acceptInvitation, getInvitation } from "@/domain/staff/accept-invitation";
import { addPerson } from "@/domain/staff/add-person";
import { askReset } from "@/domain/staff/ask-reset";
import { changePassword } from "@/domain/staff/change-password";
import { changeProfile } from "@/domain/staff/change-profile";
import { changeRoles } from "@/domain/staff/change-roles";
import { disablePerson, enablePerson } from "@/domain/staff/disable-person";
import { invite, resendInvitation, revokeInvitation } from "@/domain/staff/invite";
import { findPerson, findPersonBySession, listInvitations, listPeople } from "@/domain/staff/queries";
import { resetPassword } from "@/domain/staff/reset-password";
import { expect, test } from "../../fixtures";
import { goodPassword, openSession, staff, visitor } from "../../support/people";
import { refusalOf } from "../../support/releases";
import { newestStaffMail, staffMailsTo, tokenIn } from "../../support/staff-mail";

const anyone = { kind: "public" } as const;
let count = 0;
const fresh = (name = "omar") => `${name}-${process.pid}-${count++}@newsroom.example`;
const asked = (email: string) => ({ email, name: null, roles: ["editor" as const], language: "ar" as const });
const days = (n: number) => new Date(Date.now() + n * 24 * 3600_000);

async function traces(ctx: Ctx, subject: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, subject))
    .orderBy(desc(auditEntries.id));
  return rows.map(({ action }) => action);
}

test.beforeEach(async ({ ctx }) => {
  await ctx().db.delete(rateLimits);
});

test("an invitation comes by mail in the chosen language, and opens one account", async ({ ctx }) => {
  const { person } = await staff(ctx(), ["admin"], { name: "Laila Kazim" });
  const email = fresh();
  const { id } = await invite(ctx(person), asked(email));
  expect(await traces(ctx(), id)).toEqual(["person.invited"]);
  const mail = await newestStaffMail(ctx(), email);
  expect(mail.language).toBe("ar");
  expect(mail.text).toContain("Laila Kazim");
  expect(mail.html).toMatch(/<html[^>]*dir="rtl"[^>]*lang="ar"|<html[^>]*lang="ar"[^>]*dir="rtl"/);
  const token = tokenIn(mail);
  const input = { token, name: "عمر حسن", password: goodPassword, language: "ar" as const };
  const accepted = await acceptInvitation(ctx(anyone), input);
  expect(await findPerson(ctx(), accepted.id)).toMatchObject({ name: "عمر حسن", roles: ["editor"], email });
  expect(await refusalOf(acceptInvitation(ctx(anyone), input))).toBe("conflict invitation-used");
  expect(await traces(ctx(), accepted.id)).toEqual(["person.invitation-accepted", "person.created"]);
});

test("an invitation ends after seven days, and a link that was changed opens nothing", async ({ ctx }) => {
  const email = fresh();
  await invite(ctx(), asked(email));
  const token = tokenIn(await newestStaffMail(ctx(), email));
  await getInvitation(ctx(anyone, days(6.9)), { token });
  expect(await refusalOf(getInvitation(ctx(anyone, days(7.1)), { token }))).toBe("conflict invitation-expired");
  expect(await refusalOf(getInvitation(ctx(anyone), { token: `${token}x` }))).toBe("not_found token-unknown");
});

test("sending again ends the older link; revoking ends both", async ({ ctx }) => {
  const email = fresh();
  const { id } = await invite(ctx(), asked(email));
  const older = tokenIn(await newestStaffMail(ctx(), email));
  await resendInvitation(ctx(), { id });
  const newer = tokenIn(await newestStaffMail(ctx(), email));
  expect(await refusalOf(getInvitation(ctx(anyone), { token: older }))).toBe("not_found token-unknown");
  await getInvitation(ctx(anyone), { token: newer });
  await revokeInvitation(ctx(), { id });
  expect(await refusalOf(getInvitation(ctx(anyone), { token: newer }))).toBe("not_found token-unknown");
  expect(await refusalOf(resendInvitation(ctx(), { id }))).toBe("not_found not-found");
  expect(await traces(ctx(), id)).toEqual(["person.invitation-revoked", "person.invited-again", "person.invited"]);
});

test("a second invitation of the same address replaces the first", async ({ ctx }) => {
  const email = fresh();
  await invite(ctx(), asked(email));
  const first = tokenIn(await newestStaffMail(ctx(), email));
  await invite(ctx(), asked(email));
  expect(await refusalOf(getInvitation(ctx(anyone), { token: first }))).toBe("not_found token-unknown");
  expect((await listInvitations(ctx())).filter((one) => one.email === email)).toHaveLength(1);
});

test("nobody is invited twice over, whatever the capitals", async ({ ctx }) => {
  const { email } = await staff(ctx(), ["editor"], { email: `Mixed-${fresh()}` });
  expect(await refusalOf(invite(ctx(), asked(email.toLowerCase())))).toBe("invalid email-taken");
  const adding = { email: email.toUpperCase(), name: "Twice", roles: ["viewer" as const] };
  expect(await refusalOf(addPerson(ctx(), adding))).toBe("invalid email-taken");
});

test("of two who accept the same invitation at once, one gets in", async ({ ctx }) => {
  const email = fresh();
  await invite(ctx(), asked(email));
  const token = tokenIn(await newestStaffMail(ctx(), email));
  const input = { token, name: "Omar", password: goodPassword, language: "en" as const };
  const answers = await Promise.all([1, 2].map(() => refusalOf(acceptInvitation(ctx(anyone), input))));
  expect(answers.sort()).toEqual(["conflict invitation-used", "not refused"]);
});

test("the operator adds a person with a password, or gets a link for them", async ({ ctx }) => {
  const whole = await addPerson(ctx(), { email: fresh(), name: "Nadia", roles: ["sender"], password: goodPassword });
  expect(whole.link).toBeUndefined();
  const email = fresh();
  const { id, link } = await addPerson(ctx(), { email, name: "Nadia Saleh", roles: ["sender", "viewer"] });
  expect(link).toMatch(/^http:\/\/localhost:3000\/sign-in\/invite\/[\w-]{22}$/);
  const token = link?.split("/").at(-1) ?? "";
  const accepted = await acceptInvitation(ctx(anyone), {
    token,
    name: "Nadia S.",
    password: goodPassword,
    language: "ar",
  });
  expect(accepted).toEqual({ id, email });
  expect(await findPerson(ctx(), id)).toMatchObject({ name: "Nadia S.", roles: ["sender", "viewer"] });
  const weak = { email: fresh(), name: "W", roles: ["viewer" as const], password: "password1234" };
  expect(await refusalOf(addPerson(ctx(), weak))).toBe("invalid password-common");
});

test("roles change with a trace of before and after; languages belong to translators", async ({ ctx }) => {
  const { id } = await staff(ctx(), ["viewer"]);
  await changeRoles(ctx(), { id, roles: ["translator", "sender"], languages: ["ar"] });
  expect(await findPerson(ctx(), id)).toMatchObject({ roles: ["translator", "sender"], languages: ["ar"] });
  await changeRoles(ctx(), { id, roles: ["sender"], languages: ["ar"] });
  expect(await findPerson(ctx(), id)).toMatchObject({ roles: ["sender"], languages: [] });
  const [trace] = await ctx()
    .db.select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(desc(auditEntries.id));
  expect(trace).toMatchObject({
    action: "person.roles-changed",
    before: { roles: ["translator", "sender"], languages: ["ar"] },
    after: { roles: ["sender"], languages: [] },
  });
  expect(await refusalOf(changeRoles(ctx(), { id: "nobody", roles: ["viewer"], languages: [] }))).toBe(
    "not_found person-not-found",
  );
});

test("the last administrator stays one, and nobody demotes or closes themselves", async ({ freshDatabase: _, ctx }) => {
  const { id, person } = await staff(ctx(), ["admin"]);
  const demote = { id, roles: ["viewer" as const], languages: [] };
  expect(await refusalOf(changeRoles(ctx(), demote))).toBe("conflict last-admin");
  expect(await refusalOf(disablePerson(ctx(), { id }))).toBe("conflict last-admin");
  const second = await staff(ctx(), ["admin"]);
  expect(await refusalOf(changeRoles(ctx(person), demote))).toBe("forbidden self-demotion");
  expect(await refusalOf(disablePerson(ctx(person), { id }))).toBe("forbidden self-demotion");
  await disablePerson(ctx(person), { id: second.id });
  expect(await refusalOf(changeRoles(ctx(), demote))).toBe("conflict last-admin");
});

test("of two administrators who demote one another at once, one remains", async ({ freshDatabase: _, ctx }) => {
  const [one, two] = [await staff(ctx(), ["admin"]), await staff(ctx(), ["admin"])];
  const viewer = { roles: ["viewer" as const], languages: [] };
  await Promise.all([
    refusalOf(changeRoles(ctx(one.person), { id: two.id, ...viewer })),
    refusalOf(changeRoles(ctx(two.person), { id: one.id, ...viewer })),
  ]);
  const left = (await listPeople(ctx())).filter(({ roles }) => roles.includes("admin"));
  expect(left).toHaveLength(1);
});

test("a closed account opens again with the roles it had", async ({ ctx }) => {
  const { id } = await staff(ctx(), ["editor", "sender"]);
  await disablePerson(ctx(), { id });
  await disablePerson(ctx(), { id });
  await enablePerson(ctx(), { id });
  expect(await findPerson(ctx(), id)).toMatchObject({ disabledAt: null, roles: ["editor", "sender"] });
  expect(await traces(ctx(), id)).toEqual(["person.enabled", "person.disabled", "person.created"]);
});

test("only administrators look after people, and only with a fresh proof", async ({ ctx }) => {
  const { id } = await staff(ctx(), ["viewer"]);
  const acts: [string, (ctx: Ctx) => Promise<unknown>][] = [
    ["invite", (own) => invite(own, asked(fresh()))],
    ["change roles", (own) => changeRoles(own, { id, roles: ["viewer"], languages: [] })],
    ["close", (own) => disablePerson(own, { id })],
    ["open", (own) => enablePerson(own, { id })],
  ];
  const { person: admin } = await staff(ctx(), ["admin"]);
  for (const [act, run] of acts) {
    for (const role of ["author", "translator", "editor", "sender", "viewer"] as const) {
      const actor = { ...admin, roles: [role] };
      expect(await refusalOf(run(ctx(actor))), `${role}: ${act}`).toBe("forbidden not-allowed");
    }
    const stale = { ...admin, steppedUpAt: days(-1) };
    expect(await refusalOf(run(ctx(stale))), act).toBe("forbidden step-up-needed");
    expect(await refusalOf(run(ctx(anyone))), act).toBe("forbidden signed-out");
  }
  for (const list of [listPeople, listInvitations]) {
    expect(await refusalOf(list(ctx({ ...admin, roles: ["editor"] })))).toBe("forbidden not-allowed");
  }
});

test("what was not asked for in a profile stays", async ({ ctx }) => {
  const { id, person } = await staff(ctx(), ["viewer"], { name: "Sara" });
  await changeProfile({ ...ctx(person), actor: person }, { nameAr: "سارة", digits: "arab" });
  await changeProfile({ ...ctx(person), actor: person }, { theme: "dark" });
  expect(await findPerson(ctx(), id)).toMatchObject({ name: "Sara", nameAr: "سارة", digits: "arab", theme: "dark" });
});

test("a reset answers alike for everyone, and only the known address gets a mail", async ({ ctx }) => {
  const { id, email, cookie } = await staff(ctx(), ["editor"]);
  const unknown = fresh("nobody");
  expect(await askReset(ctx(anyone), { email: unknown }, visitor())).toEqual(
    await askReset(ctx(anyone), { email }, visitor()),
  );
  const mail = await newestStaffMail(ctx(), email);
  expect(await staffMailsTo(ctx(), unknown)).toEqual([]);
  const token = tokenIn(mail);
  expect(await refusalOf(resetPassword(ctx(anyone), { token, password: "short" }))).toBe("invalid password-short");
  await resetPassword(ctx(anyone), { token, password: "four slow winter trains" });
  expect(await findPersonBySession(ctx(anyone), { cookie })).toBeNull();
  expect(await refusalOf(resetPassword(ctx(anyone), { token, password: goodPassword }))).toBe(
    "not_found token-unknown",
  );
  expect(await traces(ctx(), id)).toContain("person.password-set");
  expect((await newestStaffMail(ctx(), email)).text).not.toContain("/sign-in/reset/");
});

test("the link of a reset is kept as a hash only, and ends after an hour", async ({ ctx }) => {
  const { email } = await staff(ctx(), ["editor"]);
  await askReset(ctx(anyone), { email }, visitor());
  const token = tokenIn(await newestStaffMail(ctx(), email));
  const rows = await ctx().db.execute<{ all: string }>("select string_agg(v::text, ' ') as all from verifications v");
  expect(rows[0]?.all).not.toContain(token);
  const later = new Date(Date.now() + 61 * 60_000);
  expect(await refusalOf(resetPassword(ctx(anyone, later), { token, password: goodPassword }))).toBe(
    "not_found token-unknown",
  );
});

test("a closed account gets no reset", async ({ ctx }) => {
  const { id, email } = await staff(ctx(), ["editor"]);
  await askReset(ctx(anyone), { email }, visitor());
  const token = tokenIn(await newestStaffMail(ctx(), email));
  await disablePerson(ctx(), { id });
  expect(await refusalOf(resetPassword(ctx(anyone), { token, password: goodPassword }))).toBe(
    "not_found token-unknown",
  );
});

test("changing the password asks for the present one and ends the other sessions", async ({ ctx }) => {
  const { id, person, cookie } = await staff(ctx(), ["editor"]);
  const elsewhere = await openSession(id);
  const own = { ...ctx(person), actor: person };
  const password = "four slow winter trains";
  expect(await refusalOf(changePassword(own, { current: "not the right one", password }))).toBe(
    "forbidden password-wrong",
  );
  expect(await refusalOf(changePassword(own, { current: goodPassword, password: "password1234" }))).toBe(
    "invalid password-common",
  );
  await changePassword(own, { current: goodPassword, password });
  expect(await findPersonBySession(ctx(anyone), { cookie })).not.toBeNull();
  expect(await findPersonBySession(ctx(anyone), { cookie: elsewhere })).toBeNull();
});

test("no token and no password lies readable in tables or log", async ({ ctx }) => {
  const email = fresh();
  await invite(ctx(), asked(email));
  const token = tokenIn(await newestStaffMail(ctx(), email));
  await acceptInvitation(ctx(anyone), { token, name: "Omar", password: "a password seen nowhere", language: "en" });
  const tables = [people, invitations, auditEntries] as const;
  for (const table of tables) {
    const text = JSON.stringify(await ctx().db.select().from(table));
    expect(text).not.toContain(token);
    expect(text).not.toContain("a password seen nowhere");
  }
});
