import { sql } from "drizzle-orm";
import { contacts, memberships, outlets } from "@/db/schema/contacts";
import {
  chunks,
  ensureOutlets,
  foldedName,
  insertMembers,
  lockContacts,
  suppressedAmong,
} from "@/domain/contacts/rows";
import { suppressAddress } from "@/domain/contacts/suppress";
import { inTransaction } from "@/domain/context";
import { expect, test } from "../../fixtures";
import { listOf, people } from "../../support/sends";

test("a person is found by either name, the address or the outlet, however it is spelled", () => {
  const karim = {
    name: "Karim Al-Rubaie",
    nameAr: "كَريم الرُّبيعي",
    emailNorm: "karim@dijla.example",
    outlet: "وكالة دجلة",
  };
  const folded = foldedName(karim);
  for (const part of ["karim", "كريم", "karim@dijla.example", "دجله"]) expect(folded).toContain(part);
  expect(foldedName({ ...karim, outlet: undefined })).not.toContain("دجله");
});

test("parts are cut so that nothing is lost and nothing comes twice", () => {
  expect([...chunks([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...chunks([1, 2], 2)]).toEqual([[1, 2]]);
  expect([...chunks([], 2)]).toEqual([]);
});

test("an outlet is made once, whatever its spelling and however many come at once", async ({
  freshDatabase: _,
  ctx,
}) => {
  const [one, two] = await Promise.all([
    ensureOutlets(ctx(), ["Al-Nahrain Daily", "وكالة أنباء دجلة", " "]),
    ensureOutlets(ctx(), ["AL-NAHRAIN DAILY", "وكالة انباء دجلة"]),
  ]);
  expect(await ctx().db.$count(outlets)).toBe(2);
  expect(new Set([...one.values(), ...two.values()]).size).toBe(2);
});

test("among many addresses those that are stopped are found, and no lifted one", async ({ freshDatabase: _, ctx }) => {
  await suppressAddress(ctx(), { email: "gone@dijla.example" });
  await suppressAddress(ctx(), { email: "back@dijla.example" });
  await ctx().db.execute(
    sql`update suppressions set lifted_at = now(), lifted_by = 'tests' where email_norm = 'back@dijla.example'`,
  );
  await suppressAddress(ctx(), { email: "over@dijla.example" });
  await ctx().db.execute(
    sql`update suppressions set expires_at = now() - interval '1 day' where email_norm = 'over@dijla.example'`,
  );
  const asked = ["gone", "back", "over", "never"].map((name) => `${name}@dijla.example`);
  expect([...(await suppressedAmong(ctx(), asked))]).toEqual(["gone@dijla.example"]);
  expect(await suppressedAmong(ctx(), [])).toEqual(new Set());
});

test("who is on a list already is not added again", async ({ freshDatabase: _, ctx }) => {
  const list = await listOf(ctx(), "One", people(3));
  const other = await listOf(ctx(), "Two", [["new@dijla.example", "en"]]);
  const ids = (await ctx().db.select({ id: contacts.id }).from(contacts)).map(({ id }) => id);
  expect(await insertMembers(ctx(), list, ids)).toBe(1);
  expect(await insertMembers(ctx(), list, ids)).toBe(0);
  // An id that is nobody's adds nobody.
  expect(await insertMembers(ctx(), other, [crypto.randomUUID()])).toBe(0);
  expect(await ctx().db.$count(memberships)).toBe(5);
});

test("two imports at once take turns at the same contacts", async ({ freshDatabase: _, ctx }) => {
  await listOf(ctx(), "One", people(2));
  const order: string[] = [];
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const first = inTransaction(ctx(), async (tx) => {
    const rows = await lockContacts(tx, ["p0@dijla.example", "p1@dijla.example", "nobody@dijla.example"]);
    expect([...rows.keys()]).toEqual(["p0@dijla.example", "p1@dijla.example"]);
    hold();
    await mayEnd;
    order.push("first");
  });
  await isHeld;
  const second = inTransaction(ctx(), async (tx) => {
    await lockContacts(tx, ["p1@dijla.example"]);
    order.push("second");
  });
  const waits = sql`select 1 as one from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await expect.poll(async () => (await ctx().db.execute(waits)).length).toBeGreaterThan(0);
  end();
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);
});
