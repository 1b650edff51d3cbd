import { eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { people, rateLimits, sessions } from "@/db/schema/staff";
import { saveRules } from "@/domain/settings/save";
import { auth } from "@/domain/staff/auth";
import { disablePerson } from "@/domain/staff/disable-person";
import { findPersonBySession, idleMilliseconds } from "@/domain/staff/queries";
import { requireStepUp } from "@/domain/staff/recent-proof";
import { signIn } from "@/domain/staff/sign-in";
import { signOut, signOutOthers } from "@/domain/staff/sign-out";
import { stepUp } from "@/domain/staff/step-up";
import { expect, test } from "../../fixtures";
import { goodPassword, openSession, personOf, staff, visitor } from "../../support/people";
import { refusalOf } from "../../support/releases";

const anyone = { kind: "public" } as const;
const cookieOf = (lines: string[]) => lines.map((line) => line.split(";")[0]).join("; ");
const minutes = (now: Date, n: number) => new Date(now.getTime() + n * 60_000);

test.beforeEach(async ({ ctx }) => {
  await ctx().db.delete(rateLimits);
});

test("who knows the password gets a session that ends after twelve hours", async ({ ctx }) => {
  const { email, id } = await staff(ctx(), ["editor"]);
  const { cookies, needsCode } = await signIn(ctx(anyone), { email, password: goodPassword }, visitor());
  expect(needsCode).toBe(false);
  expect(cookies.join()).toMatch(/bayan\.session_token=.*Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/i);
  const person = await personOf(ctx(), cookieOf(cookies));
  expect(person).toMatchObject({ kind: "person", id, roles: ["editor"], languages: [], hasSecondFactor: false });
  const traces = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(traces.map(({ action }) => action)).toContain("person.signed-in");
});

test("an unknown address, a wrong password and a closed account are told apart by nobody", async ({ ctx }) => {
  const { email } = await staff(ctx(), ["editor"]);
  const closed = await staff(ctx(), ["editor"]);
  await disablePerson(ctx(), { id: closed.id });
  const tries = [
    { email: "nobody@newsroom.example", password: goodPassword },
    { email, password: "not the right words" },
    { email: closed.email, password: goodPassword },
  ];
  for (const input of tries) {
    expect(await refusalOf(signIn(ctx(anyone), input, visitor()))).toBe("forbidden sign-in-wrong");
  }
});

test("where a second factor is demanded, senders and admins hold their roles only with one", async ({ ctx }) => {
  const admin = await staff(ctx(), ["admin", "author"]);
  const editor = await staff(ctx(), ["editor"]);
  const rules = { twoPairsOfEyes: false, senderIsNotApprover: false };
  await saveRules(ctx(), { ...rules, demandsSecondFactor: true });
  try {
    expect(await personOf(ctx(), admin.cookie)).toMatchObject({ roles: ["author"], owesSecondFactor: true });
    expect(await personOf(ctx(), editor.cookie)).toMatchObject({ roles: ["editor"], owesSecondFactor: false });
    await ctx().db.update(people).set({ twoFactorEnabled: true }).where(eq(people.id, admin.id));
    const withFactor = await personOf(ctx(), admin.cookie);
    expect(withFactor.owesSecondFactor).toBe(false);
    expect(withFactor.roles.toSorted()).toEqual(["admin", "author"]);
  } finally {
    await saveRules(ctx(), { ...rules, demandsSecondFactor: false });
  }
  await ctx().db.update(people).set({ twoFactorEnabled: false }).where(eq(people.id, admin.id));
  expect((await personOf(ctx(), admin.cookie)).owesSecondFactor).toBe(false);
});

test("a visitor who tries too often has to wait", async ({ ctx }) => {
  const answers = new Set<string>();
  for (let n = 0; n < 12; n++) {
    const input = { email: `guess${n}@newsroom.example`, password: "some guess or other" };
    answers.add(await refusalOf(signIn(ctx(anyone), input, visitor(undefined, "203.0.113.99"))));
  }
  expect([...answers]).toEqual(["forbidden sign-in-wrong", "forbidden too-many-tries"]);
});

test("one account is guessed at from many places only so often", async ({ ctx }) => {
  const { email } = await staff(ctx(), ["admin"]);
  let last = "";
  for (let n = 0; n < 31; n++) {
    last = await refusalOf(
      signIn(ctx(anyone), { email, password: "some guess or other" }, visitor(undefined, `203.0.113.${n}`)),
    );
  }
  expect(last).toBe("forbidden too-many-tries");
});

test("a session that nobody uses ends; one that is used goes on", async ({ ctx }) => {
  const { cookie, id } = await staff(ctx(), ["editor"]);
  const now = new Date();
  const idle = idleMilliseconds / 60_000;
  expect(await findPersonBySession(ctx(anyone, minutes(now, idle - 1)), { cookie })).not.toBeNull();
  expect(await findPersonBySession(ctx(anyone, minutes(now, 2 * idle - 2)), { cookie })).not.toBeNull();
  expect(await findPersonBySession(ctx(anyone, minutes(now, 3 * idle)), { cookie })).toBeNull();
  const [session] = await ctx().db.select().from(sessions).where(eq(sessions.userId, id));
  expect(session?.updatedAt.getTime()).toBeGreaterThan(now.getTime());
});

test("a cookie that was changed or forged opens nothing", async ({ ctx }) => {
  const { cookie } = await staff(ctx(), ["admin"]);
  expect(await findPersonBySession(ctx(anyone), { cookie: cookie.replace(/.{3}$/, "AAA") })).toBeNull();
  expect(await findPersonBySession(ctx(anyone), { cookie: "bayan.session_token=made.up" })).toBeNull();
  expect(await findPersonBySession(ctx(anyone), {})).toBeNull();
});

test("closing an account ends its sessions at once", async ({ ctx }) => {
  const { cookie, id } = await staff(ctx(), ["editor"]);
  await disablePerson(ctx(), { id });
  expect(await findPersonBySession(ctx(anyone), { cookie })).toBeNull();
  expect(await ctx().db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
});

test("signing out makes the cookie worthless, also where it was copied to", async ({ ctx }) => {
  const { cookie, person } = await staff(ctx(), ["editor"]);
  await signOut({ ...ctx(), actor: person });
  expect(await findPersonBySession(ctx(anyone), { cookie })).toBeNull();
});

test("the other sessions can be ended, and only one's own", async ({ ctx }) => {
  const { cookie, id, person } = await staff(ctx(), ["editor"]);
  const elsewhere = await openSession(id);
  const stranger = await staff(ctx(), ["editor"]);
  expect(await signOutOthers({ ...ctx(), actor: person })).toEqual({ ended: 1 });
  expect(await findPersonBySession(ctx(anyone), { cookie: elsewhere })).toBeNull();
  expect(await findPersonBySession(ctx(anyone), { cookie })).not.toBeNull();
  expect(await findPersonBySession(ctx(anyone), { cookie: stranger.cookie })).not.toBeNull();
});

test("a proof of who one is holds for ten minutes, in this session", async ({ ctx }) => {
  const { cookie, person } = await staff(ctx(), ["admin"]);
  const now = new Date();
  expect(await refusalOf(Promise.resolve().then(() => requireStepUp(ctx(person, now))))).toBe("not refused");
  const later = minutes(now, 11);
  expect(await refusalOf(Promise.resolve().then(() => requireStepUp(ctx(person, later))))).toBe(
    "forbidden step-up-needed",
  );
  const own = { ...ctx(person, later), actor: person };
  expect(await refusalOf(stepUp(own, { proof: "not it at all" }, visitor(cookie)))).toBe("forbidden password-wrong");
  await stepUp(own, { proof: goodPassword }, visitor(cookie));
  const again = await personOf(ctx(anyone, later), cookie);
  expect(await refusalOf(Promise.resolve().then(() => requireStepUp(ctx(again, later))))).toBe("not refused");
});

test("the proof cannot be guessed at for long", async ({ ctx }) => {
  const { cookie, person } = await staff(ctx(), ["admin"]);
  const own = { ...ctx(person), actor: person };
  for (let n = 0; n < 5; n++) await refusalOf(stepUp(own, { proof: `guess ${n}` }, visitor(cookie)));
  expect(await refusalOf(stepUp(own, { proof: goodPassword }, visitor(cookie)))).toBe("forbidden too-many-tries");
});

test("nobody signs up by themselves, and people are not changed behind the verbs' back", async ({ ctx }) => {
  ctx();
  const reply = await auth().handler(
    new Request("http://localhost:3000/api/auth/sign-up/email", {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://localhost:3000" },
      body: JSON.stringify({ email: "stranger@newsroom.example", password: goodPassword, name: "Stranger" }),
    }),
  );
  expect(reply.status).toBe(400);
});
