import { eq, sql } from "drizzle-orm";
import { deliveries, sendLists, sends } from "@/db/schema/distribution";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { countAudience, sampleAudience } from "@/domain/distribution/audience";
import { prepareSend } from "@/domain/distribution/prepare-send";
import { getSend } from "@/domain/distribution/queries";
import { repeatOffer } from "@/domain/distribution/repeat-offer";
import { expect, test } from "../../fixtures";
import { person, refusalOf } from "../../support/releases";
import { listOf, makeReady, published, readySend } from "../../support/sends";

/** Who is left out by choice, and a second try for those whose mail failed. */

test.beforeEach(({ freshDatabase: _ }) => {});

let keys = 0;
const choice = () => ({
  languageRule: "own" as const,
  skipsOtherLanguages: false,
  idempotencyKey: `again-${++keys}-${process.pid}`,
});
const toOf = async (ctx: Ctx, id: string) =>
  (await ctx.db.select().from(deliveries).where(eq(deliveries.sendId, id))).map(({ email }) => email).sort();

test("a list and an address are left out, whatever list has them", async ({ ctx }) => {
  const all = await listOf(ctx(), "All", [
    ["a@dijla.example", "en"],
    ["b@dijla.example", "ar"],
    ["c@dijla.example", "en"],
    ["d@dijla.example", "en"],
  ]);
  const rivals = await listOf(ctx(), "Rivals", [
    ["b@dijla.example", "ar"],
    ["z@dijla.example", "en"],
  ]);
  const releaseId = await published(ctx());
  const audience = { ...choice(), releaseId, listIds: [all], leftOutListIds: [rivals], leftOut: ["<C@Dijla.example>"] };
  expect(await countAudience(ctx(), audience)).toMatchObject({ union: 4, leftOut: 2, total: 2 });
  expect((await sampleAudience(ctx(), audience)).map(({ email }) => email)).toEqual([
    "a@dijla.example",
    "d@dijla.example",
  ]);
  const { id } = await prepareSend(ctx(), audience);
  await makeReady(ctx(), id);
  expect(await toOf(ctx(), id)).toEqual(["a@dijla.example", "d@dijla.example"]);
  expect(await getSend(ctx(), id)).toMatchObject({ candidateCount: 4, frozenCount: 2, leftOut: ["c@dijla.example"] });
  const kept = await ctx().db.select().from(sendLists).where(eq(sendLists.sendId, id));
  expect(kept.map(({ listId, isLeftOut }) => [listId, isLeftOut]).sort()).toEqual(
    [
      [all, false],
      [rivals, true],
    ].sort(),
  );
  expect(await refusalOf(countAudience(ctx(), { ...audience, leftOut: ["nobody"] }))).toBe("invalid email-invalid");
});

test("a list that is chosen and left out is left out", async ({ ctx }) => {
  const both = await listOf(ctx(), "Both", [["a@dijla.example", "en"]]);
  const releaseId = await published(ctx());
  const audience = { ...choice(), releaseId, listIds: [both], leftOutListIds: [both] };
  expect(await countAudience(ctx(), audience)).toMatchObject({ union: 1, leftOut: 1, total: 0 });
  const { id } = await prepareSend(ctx(), audience);
  expect(await ctx().db.select().from(sendLists).where(eq(sendLists.sendId, id))).toMatchObject([{ isLeftOut: true }]);
});

/** A send that is over: its six mails accepted, rejected, expired, held, cancelled and suppressed. */
async function over(ctx: Ctx, releaseId: string) {
  const fates = { ok: 3, refused: 4, expired: 6, held: 8, stopped: 7, gone: 4 };
  const id = await readySend(
    ctx,
    Object.keys(fates).map((name) => [`${name}@dijla.example`, "en"] as const),
    { releaseId },
  );
  for (const [name, state] of Object.entries(fates)) {
    await ctx.db.execute(sql`
      update deliveries set state = ${state}, accepted_at = case when ${state}::int = 3 then now() end
      where send_id = ${id} and email = ${`${name}@dijla.example`}
    `);
  }
  const startedAt = ctx.now;
  await ctx.db
    .update(sends)
    .set({ state: "completed", startedAt, dateHeader: startedAt, finishedAt: startedAt })
    .where(eq(sends.id, id));
  return id;
}

test("who failed gets a second send, and nobody else does", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const repeats = await over(ctx(), releaseId);
  await suppressAddress(ctx(), { email: "gone@dijla.example" });
  const again = { ...choice(), releaseId, listIds: [], repeats };
  const { id } = await prepareSend(ctx(), again);
  await makeReady(ctx(), id);
  expect(await toOf(ctx(), id)).toEqual(["expired@dijla.example", "held@dijla.example", "refused@dijla.example"]);
  expect(await getSend(ctx(), id)).toMatchObject({ state: "ready", repeats, candidateCount: 4, excludedCount: 1 });
  // A second click makes no third send.
  expect(await prepareSend(ctx(), again)).toEqual({ id });
});

test("who has got it in the meantime is not written to again", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const repeats = await over(ctx(), releaseId);
  const { id } = await prepareSend(ctx(), { ...choice(), releaseId, listIds: [], repeats });
  await makeReady(ctx(), id);
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  expect(await countAudience(ctx(), { ...choice(), releaseId, listIds: [], repeats })).toMatchObject({
    union: 4,
    already: 4,
    total: 0,
  });
});

test("a send that goes on is not tried again, nor one of another release, nor by who may not send", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const going = await readySend(ctx(), [["a@dijla.example", "en"]], { releaseId });
  const again = (repeats: string) => ({ ...choice(), releaseId, listIds: [], repeats });
  expect(await refusalOf(prepareSend(ctx(), again(going)))).toBe("conflict conflict");
  const elsewhere = await over(ctx(), await published(ctx()));
  expect(await refusalOf(prepareSend(ctx(), again(elsewhere)))).toBe("not_found send-not-found");
  const editor = ctx(await person(ctx(), "Editor", "editor"));
  expect(await refusalOf(prepareSend(editor, again(going)))).toBe("forbidden not-allowed");
});

test("a second try is offered to those who can be written to and have not got it, until there is none", async ({
  ctx,
}) => {
  const releaseId = await published(ctx());
  const first = await over(ctx(), releaseId);
  await suppressAddress(ctx(), { email: "gone@dijla.example" });
  expect(await repeatOffer(ctx(), first)).toMatchObject({
    counts: { union: 4, total: 3, suppressed: { staff: 1 } },
    open: null,
  });
  const press = () => prepareSend(ctx(), { ...choice(), releaseId, listIds: [], repeats: first });
  const { id } = await press();
  // Another person, or another press after the page was read again, goes on with the same one.
  expect(await press()).toEqual({ id });
  expect(await repeatOffer(ctx(), first)).toMatchObject({ open: { id, state: "freezing" } });
  await makeReady(ctx(), id);
  expect(await press()).toEqual({ id });
  expect(await repeatOffer(ctx(), id)).toBeNull();

  // One is accepted, one is refused again, one was left out when it was stopped.
  const ends = (email: string, state: number) =>
    ctx().db.execute(sql`
      update deliveries set state = ${state}, accepted_at = now() where send_id = ${id} and email = ${`${email}@dijla.example`}
    `);
  await ends("expired", 3);
  await ends("refused", 4);
  await ends("held", 7);
  await ctx().db.execute(sql`
    update sends set state = 'completed', started_at = now(), date_header = now(), finished_at = now() where id = ${id}
  `);
  expect(await repeatOffer(ctx(), first)).toMatchObject({ counts: { union: 3, already: 1, total: 1 }, open: null });
  expect(await repeatOffer(ctx(), id)).toMatchObject({ counts: { union: 1, total: 1 }, open: null });
  const third = await prepareSend(ctx(), { ...choice(), releaseId, listIds: [], repeats: id });
  await makeReady(ctx(), third.id);
  expect(await toOf(ctx(), third.id)).toEqual(["refused@dijla.example"]);
});

test("a send whose text cannot be sent any more offers no second try", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await over(ctx(), releaseId);
  await ctx().db.update(sends).set({ languageRule: "fr" }).where(eq(sends.id, id));
  expect(await repeatOffer(ctx(), id)).toBeNull();
  const author = ctx(await person(ctx(), "Author", "author"));
  expect(await refusalOf(repeatOffer(author, id))).toBe("forbidden not-allowed");
});
