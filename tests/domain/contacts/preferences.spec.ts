import { and, eq, sql } from "drizzle-orm";
import { packRef, testRef } from "@/base/delivery-ref";
import { signToken } from "@/base/token";
import { contacts } from "@/db/schema/contacts";
import { deliveries, suppressions } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import { eraseContact } from "@/domain/contacts/erase";
import { importContacts } from "@/domain/contacts/import";
import { SavePreferences } from "@/domain/contacts/input";
import { addToList } from "@/domain/contacts/list-members";
import type { Door } from "@/domain/contacts/mail-token";
import { findMyData } from "@/domain/contacts/my-data";
import { findPreferences, savePreferences } from "@/domain/contacts/preferences";
import { getContact, listLists } from "@/domain/contacts/queries";
import { findUnsubscription, unsubscribe } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { countAudience } from "@/domain/distribution/audience";
import { claim } from "@/domain/distribution/claim";
import { startSend } from "@/domain/distribution/start";
import { takeOver } from "@/domain/distribution/takeover";
import { expect, test } from "../../fixtures";
import { tokenTo } from "../../support/mail-tokens";
import { refusalOf } from "../../support/releases";
import { listOf, published, readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const visitor = { kind: "public" } as const;
const amal = "amal@dijla.example";
const day = 86_400_000;
const dayAfter = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

const tokenOf = (ctx: Ctx, email = amal, door: Door = "preferences") => tokenTo(ctx, email, door);

/** What the page sends: with the lists that it showed. */
async function save(ctx: Ctx, token: string, chosen: Omit<SavePreferences, "shownIds">) {
  const { lists } = await findPreferences(ctx, token);
  return savePreferences(ctx, token, { ...chosen, shownIds: lists.map(({ id }) => id) });
}

async function reader(ctx: Ctx) {
  const first = await listOf(ctx, "Floods", [[amal, "ar+en", "Amal"]]);
  const second = await listOf(ctx, "Health", [[amal, "ar+en", "Amal"]]);
  await readySend(ctx, [], { listIds: [first] });
  return { first, second, token: await tokenOf(ctx) };
}

const choice = (chosen: Partial<SavePreferences>): Omit<SavePreferences, "shownIds"> => ({
  languages: ["ar", "en"],
  listIds: [],
  pauseUntil: "",
  ...chosen,
});

async function claimAll(ctx: Ctx, sendId: string) {
  await startSend(ctx, { id: sendId });
  const slices = await ctx.db.execute<{ id: string }>(sql`select id from send_slices where send_id = ${sendId}`);
  const claimed: string[] = [];
  for (const { id } of slices) {
    const slice = await takeOver(ctx.db, Number(id), "test");
    if (slice) claimed.push(...(await claim(ctx.db, slice, 100)).mails.map(({ email }) => email));
  }
  return claimed;
}

test("a reader sees their own choices by the link of their mail, and looking changes nothing", async ({ ctx }) => {
  const { first, second, token } = await reader(ctx());
  expect(await findPreferences(ctx(visitor), token)).toMatchObject({
    email: amal,
    state: "subscribed",
    reads: ["ar", "en"],
    open: ["en", "ar"],
    lists: [
      { id: first, name: "Floods", isLeft: false },
      { id: second, name: "Health", isLeft: false },
    ],
    pauseUntil: "",
  });
  expect(await ctx().db.$count(suppressions)).toBe(0);
});

test("what a reader saves is kept once, traced, and brought back by saving what stood before", async ({ ctx }) => {
  const { first, second, token } = await reader(ctx());
  const chosen = choice({ languages: ["en"], listIds: [first], pauseUntil: dayAfter(10) });
  const saved = await save(ctx(visitor), token, chosen);
  expect(await save(ctx(visitor), token, chosen)).toEqual(saved);
  expect(saved).toMatchObject({ reads: ["en"], pauseUntil: dayAfter(10), state: "subscribed" });
  expect(saved.lists).toMatchObject([
    { id: first, isLeft: false },
    { id: second, isLeft: true },
  ]);
  const traces = await ctx().db.execute(
    sql`select action, actor_kind from audit_entries where actor_kind = 'public' order by id`,
  );
  expect(traces.map(({ action }) => action)).toEqual([
    "suppression.added",
    "suppression.added",
    "contact.chose-languages",
  ]);
  const back = await save(ctx(visitor), token, choice({ listIds: [first, second] }));
  expect(back).toMatchObject({ reads: ["ar", "en"], pauseUntil: "" });
  expect(back.lists.some(({ isLeft }) => isLeft)).toBe(false);
  expect(await ctx().db.$count(suppressions, sql`lifted_at is null`)).toBe(0);
});

test("a pause keeps mails away until its day, whoever imports the address meanwhile, and then ends by itself", async ({
  ctx,
}) => {
  const { first, second, token } = await reader(ctx());
  const listIds = [first, second];
  await save(ctx(visitor), token, choice({ listIds, pauseUntil: dayAfter(3) }));
  await importContacts(ctx(), { bytes: Buffer.from(`email,language\n${amal},ar+en`), list: "Floods" });
  const audience = {
    releaseId: await published(ctx()),
    listIds: [first],
    languageRule: "own" as const,
    skipsOtherLanguages: false,
  };
  expect(await countAudience(ctx(), audience)).toMatchObject({ total: 0, suppressed: { paused: 1, unsubscribed: 0 } });
  // Paused is not unsubscribed, and unsubscribing during a pause outlasts it.
  expect(await findUnsubscription(ctx(visitor), await tokenOf(ctx(), amal, "unsubscribe"))).toMatchObject({
    state: "subscribed",
  });
  const later = ctx(undefined, new Date(Date.now() + 5 * day));
  expect(await countAudience(later, audience)).toMatchObject({ total: 1, suppressed: { paused: 0 } });
  expect((await findPreferences({ ...later, actor: visitor }, token)).pauseUntil).toBe("");
  // One that has run out makes way for the next.
  await save({ ...later, actor: visitor }, token, choice({ listIds, pauseUntil: dayAfter(20) }));
  expect((await findPreferences({ ...later, actor: visitor }, token)).pauseUntil).toBe(dayAfter(20));
  await unsubscribe(ctx(visitor), await tokenOf(ctx(), amal, "unsubscribe"));
  await save(ctx(visitor), token, choice({ listIds }));
  expect(await countAudience(ctx(), audience)).toMatchObject({ total: 0, suppressed: { unsubscribed: 1 } });
});

test("a day that has passed, or lies years ahead, is refused and nothing of the form is kept", async ({ ctx }) => {
  const { token } = await reader(ctx());
  for (const [pauseUntil, why] of [
    [dayAfter(-1), "invalid time-past"],
    [dayAfter(0), "invalid time-past"],
    [dayAfter(900), "invalid invalid"],
  ] as const) {
    expect(await refusalOf(save(ctx(visitor), token, choice({ languages: ["en"], pauseUntil })))).toBe(why);
  }
  expect(await findPreferences(ctx(visitor), token)).toMatchObject({ reads: ["ar", "en"], pauseUntil: "" });
  for (const wrong of [{ pauseUntil: "2026-02-31" }, { languages: "xx" }, { listIds: ["1"] }]) {
    expect(SavePreferences.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
});

for (const [what, chosen] of [
  ["a pause", choice({ pauseUntil: dayAfter(5) })],
  ["leaving the list", choice({})],
] as const) {
  test(`${what} holds from the next claim of a send that runs already`, async ({ ctx }) => {
    const list = await listOf(ctx(), "Running", [
      [amal, "en"],
      ["stays@dijla.example", "en"],
    ]);
    await readySend(ctx(), [], { listIds: [list] });
    const token = await tokenOf(ctx());
    const id = await readySend(ctx(), [], { listIds: [list] });
    await save(ctx(visitor), token, {
      ...chosen,
      listIds: chosen.pauseUntil ? [list] : [],
    });
    expect(await claimAll(ctx(), id)).toEqual(["stays@dijla.example"]);
    const left = and(eq(deliveries.emailNorm, amal), eq(deliveries.sendId, id));
    expect(await ctx().db.select().from(deliveries).where(left)).toMatchObject([{ state: 5 }]);
  });
}

test("who left one list still gets what goes to another that they are on", async ({ ctx }) => {
  const floods = await listOf(ctx(), "Floods", [[amal, "en"]]);
  const health = await listOf(ctx(), "Health", [[amal, "en"]]);
  await readySend(ctx(), [], { listIds: [floods] });
  const token = await tokenOf(ctx());
  const both = await readySend(ctx(), [], { listIds: [floods, health] });
  await save(ctx(visitor), token, choice({ listIds: [health] }));
  expect(await claimAll(ctx(), both)).toEqual([amal]);
  const counts = async (listIds: string[]) =>
    (
      await countAudience(ctx(), {
        releaseId: await published(ctx()),
        listIds,
        languageRule: "own",
        skipsOtherLanguages: false,
      })
    ).union;
  expect([await counts([floods]), await counts([health]), await counts([floods, health])]).toEqual([0, 1, 1]);
  // Nobody else brings them back: neither by hand nor by a file.
  const [contact] = await ctx().db.select().from(contacts);
  await addToList(ctx(), { id: floods, contactIds: [contact?.id ?? ""] });
  await importContacts(ctx(), { bytes: Buffer.from(`email\n${amal}`), list: "Floods" });
  expect(await counts([floods])).toBe(0);
  expect((await listLists(ctx())).map(({ name, members }) => [name, members])).toEqual([
    ["Floods", 0],
    ["Health", 1],
  ]);
  const whole = await getContact(ctx(), contact?.id ?? "");
  expect(whole.stops).toEqual([]);
  expect(whole.lists).toMatchObject([
    { id: floods, hasLeft: true },
    { id: health, hasLeft: false },
  ]);
});

test("the languages that a reader chose outlast a file that names others", async ({ ctx }) => {
  const { first, second, token } = await reader(ctx());
  const file = { bytes: Buffer.from(`email,language,role\n${amal},en,Editor`), list: "Floods" };
  await save(ctx(visitor), token, choice({ listIds: [first, second], languages: ["ar"] }));
  expect((await importContacts(ctx(), file)).updated).toBe(1);
  expect(await ctx().db.select().from(contacts)).toMatchObject([{ languages: ["ar"], role: "Editor" }]);
});

test("a reader takes along all that is kept of them, and nothing of anybody else", async ({ ctx }) => {
  const { token } = await reader(ctx());
  await listOf(ctx(), "Floods", [["other@dijla.example", "en", "Other"]]);
  const data = await findMyData(ctx(visitor), token);
  expect(data).toMatchObject({
    email: amal,
    entry: { email: amal, name: "Amal", languages: ["ar", "en"] },
    lists: [{ name: "Floods" }, { name: "Health" }],
    stops: [],
  });
  expect(JSON.stringify(data)).not.toContain("other@");
});

test("deleting takes the entry and its lists, keeps the ledger, and no import begins anew", async ({ ctx }) => {
  const { first, token } = await reader(ctx());
  await eraseContact(ctx(visitor), token);
  await eraseContact(ctx(visitor), token);
  expect(await ctx().db.$count(contacts)).toBe(0);
  expect(await findPreferences(ctx(visitor), token)).toMatchObject({ state: "gone", lists: [] });
  expect(await findMyData(ctx(visitor), token)).toMatchObject({ entry: null, stops: [{ reason: "unsubscribed" }] });
  expect(await ctx().db.$count(deliveries)).toBe(1);
  const [report] = [await importContacts(ctx(), { bytes: Buffer.from(`email\n${amal}`), list: "Floods" })];
  expect(report.suppressed).toBe(1);
  const audience = { releaseId: await published(ctx()), listIds: [first], languageRule: "own" as const };
  expect(await countAudience(ctx(), { ...audience, skipsOtherLanguages: false })).toMatchObject({ total: 0 });
});

test("no other token opens the preferences, old ones do while their key is in the ring, and a test mail does nothing", async ({
  ctx,
}) => {
  const { token } = await reader(ctx());
  const [body = ""] = token.split(".");
  for (const wrong of [
    await tokenOf(ctx(), amal, "unsubscribe"),
    signToken(openKeyRing(), "bounce", body),
    signToken(["z".repeat(40)], "preferences", body),
    signToken(openKeyRing(), "preferences", packRef({ sliceId: 999, id: 999 })),
    `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
    "",
  ]) {
    expect(await refusalOf(findPreferences(ctx(visitor), wrong))).toBe("not_found token-unknown");
    expect(await refusalOf(save(ctx(visitor), wrong, choice({})))).toBe("not_found token-unknown");
    expect(await refusalOf(eraseContact(ctx(visitor), wrong))).toBe("not_found token-unknown");
    expect(await refusalOf(findMyData(ctx(visitor), wrong))).toBe("not_found token-unknown");
  }
  const kept = process.env.BAYAN_SECRET;
  process.env.BAYAN_SECRET = ["n".repeat(40), ...openKeyRing()].join(",");
  try {
    expect(await findPreferences(ctx(visitor), token)).toMatchObject({ email: amal });
  } finally {
    if (kept === undefined) delete process.env.BAYAN_SECRET;
    else process.env.BAYAN_SECRET = kept;
  }
  const tried = signToken(openKeyRing(), "preferences", packRef(testRef));
  expect(await save(ctx(visitor), tried, choice({}))).toMatchObject({ state: "test", email: "" });
  await eraseContact(ctx(visitor), tried);
  expect(await findMyData(ctx(visitor), tried)).toBeNull();
  expect(await ctx().db.$count(contacts)).toBe(1);
});
