import { sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { eraseContact } from "@/domain/contacts/erase";
import { findPreferences, savePreferences } from "@/domain/contacts/preferences";
import { getContact } from "@/domain/contacts/queries";
import { saveContact } from "@/domain/contacts/save-contact";
import { suppressAddress } from "@/domain/contacts/suppress";
import { resubscribe, unsubscribe } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { countAudience } from "@/domain/distribution/audience";
import { claim } from "@/domain/distribution/claim";
import { countDeliveries } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { takeOver } from "@/domain/distribution/takeover";
import { expect, test } from "../../fixtures";
import { contact } from "../../support/contacts";
import { tokenTo } from "../../support/mail-tokens";
import { listOf, published, readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const visitor = { kind: "public" } as const;
const amal = "amal@dijla.example";
const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

async function reader(ctx: Ctx) {
  const first = await listOf(ctx, "Floods", [[amal, "ar+en", "Amal"]]);
  const second = await listOf(ctx, "Health", [[amal, "ar+en", "Amal"]]);
  await readySend(ctx, [], { listIds: [first] });
  return { first, second, token: await tokenTo(ctx, amal, "preferences") };
}

test("a list that somebody is put on after they opened the page is none that they leave, saved or undone", async ({
  ctx,
}) => {
  const { first, second, token } = await reader(ctx());
  const seen = { languages: [], pauseUntil: "", listIds: [first], shownIds: [first, second] };
  const third = await listOf(ctx(), "Weather", [[amal, "ar+en", "Amal"]]);
  const left = async () => (await findPreferences(ctx(visitor), token)).lists.filter(({ isLeft }) => isLeft);
  await savePreferences(ctx(visitor), token, seen);
  expect(await left()).toMatchObject([{ id: second }]);
  await savePreferences(ctx(visitor), token, { ...seen, listIds: [first, second] });
  expect(await left()).toEqual([]);
  await savePreferences(ctx(visitor), token, { ...seen, listIds: [], shownIds: [] });
  expect(await left()).toEqual([]);
  expect((await findPreferences(ctx(visitor), token)).lists.map(({ id }) => id)).toContain(third);
});

test("who has another address by now leaves, chooses and is deleted there too by an older mail", async ({ ctx }) => {
  const { first, second, token } = await reader(ctx());
  const leave = await tokenTo(ctx(), amal, "unsubscribe");
  const [before] = await ctx().db.select().from(contacts);
  if (!before) throw new Error("no contact");
  const saved = contact("amal@tigris.example", { name: "Amal", languages: ["ar", "en"] });
  await saveContact(ctx(), { ...saved, id: before.id });
  const chosen = { languages: [], pauseUntil: soon, listIds: [first], shownIds: [first, second] };
  await savePreferences(ctx(visitor), token, chosen);
  const stops = async () =>
    (await getContact(ctx(), before.id)).stops.map(({ reason, emailNorm }) => `${reason} ${emailNorm}`);
  expect(await stops()).toEqual(["paused amal@tigris.example"]);
  expect((await getContact(ctx(), before.id)).lists).toMatchObject([{ hasLeft: false }, { id: second, hasLeft: true }]);
  await unsubscribe(ctx(visitor), leave);
  expect(await stops()).toEqual(["unsubscribed amal@tigris.example", "paused amal@tigris.example"]);
  const listIds = [first];
  const rule = { languageRule: "own" as const, skipsOtherLanguages: false };
  expect(await countAudience(ctx(), { ...rule, releaseId: await published(ctx()), listIds })).toMatchObject({
    total: 0,
  });
  await resubscribe(ctx(visitor), leave);
  expect(await stops()).toEqual(["paused amal@tigris.example"]);
  // What they said at one address holds at the next, and a stop of the office stays where it was put.
  await suppressAddress(ctx(), { email: "amal@tigris.example" });
  await unsubscribe(ctx(visitor), leave);
  await saveContact(ctx(), { ...saved, email: "amal@basra.example", id: before.id });
  expect(await stops()).toEqual(["unsubscribed amal@basra.example", "paused amal@basra.example"]);
  expect((await getContact(ctx(), before.id)).lists).toMatchObject([{ hasLeft: false }, { id: second, hasLeft: true }]);
  await eraseContact(ctx(visitor), token);
  expect(await ctx().db.$count(contacts)).toBe(0);
});

test("an older mail that waits at a former address does not leave once the person has left by a newer one", async ({
  ctx,
}) => {
  const { first } = await reader(ctx());
  const waiting = await readySend(ctx(), [], { listIds: [first] });
  const [before] = await ctx().db.select().from(contacts);
  if (!before) throw new Error("no contact");
  const now = "amal@tigris.example";
  await saveContact(ctx(), { ...contact(now, { name: "Amal", languages: ["ar", "en"] }), id: before.id });
  await readySend(ctx(), [], { listIds: [first] });
  const token = await tokenTo(ctx(), now, "unsubscribe");
  await startSend(ctx(), { id: waiting });
  const stopped = async () =>
    (await ctx().db.execute(sql`select email_norm from suppressions where lifted_at is null order by 1`)).map(
      ({ email_norm }) => email_norm,
    );
  await unsubscribe(ctx(visitor), token);
  expect(await stopped()).toEqual([amal, now]);
  await resubscribe(ctx(visitor), token);
  expect(await stopped()).toEqual([]);
  const [slice] = await ctx().db.execute<{ id: string }>(sql`select id from send_slices where send_id = ${waiting}`);
  const held = await takeOver(ctx().db, Number(slice?.id), "w1");
  if (!held) throw new Error("not taken over");
  await unsubscribe(ctx(visitor), token);
  expect((await claim(ctx().db, held, 10)).mails).toEqual([]);
  expect(await countDeliveries(ctx(), waiting)).toMatchObject({ suppressed: 1 });
});

test("who leaves takes no mail from whoever has their former address by now", async ({ ctx }) => {
  const { first } = await reader(ctx());
  const [before] = await ctx().db.select().from(contacts);
  if (!before) throw new Error("no contact");
  const now = "amal@tigris.example";
  await saveContact(ctx(), { ...contact(now, { name: "Amal", languages: ["ar", "en"] }), id: before.id });
  await saveContact(ctx(), contact(amal, { name: "Huda" }));
  await readySend(ctx(), [], { listIds: [first] });
  await unsubscribe(ctx(visitor), await tokenTo(ctx(), now, "unsubscribe"));
  const stopped = await ctx().db.execute(sql`select email_norm from suppressions where lifted_at is null`);
  expect(stopped.map(({ email_norm }) => email_norm)).toEqual([now]);
});
