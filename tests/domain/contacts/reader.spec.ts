import { contacts } from "@/db/schema/contacts";
import { eraseContact } from "@/domain/contacts/erase";
import { findPreferences, savePreferences } from "@/domain/contacts/preferences";
import { getContact } from "@/domain/contacts/queries";
import { saveContact } from "@/domain/contacts/save-contact";
import { suppressAddress } from "@/domain/contacts/suppress";
import { resubscribe, unsubscribe } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { countAudience } from "@/domain/distribution/audience";
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
