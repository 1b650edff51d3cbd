import { eq, sql } from "drizzle-orm";
import { deliveries, sendTemplates } from "@/db/schema/distribution";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { runCancel } from "@/domain/distribution/cancel";
import { createSend } from "@/domain/distribution/create-send";
import type { SendNotice } from "@/domain/distribution/input";
import { noticeOffer } from "@/domain/distribution/notice-offer";
import { pauseSend, resumeSend } from "@/domain/distribution/pause";
import { prepareSend } from "@/domain/distribution/prepare-send";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { expect, test } from "../../fixtures";
import { refusalOf } from "../../support/releases";
import { changeAndCorrect, makeReady, published, readySend } from "../../support/sends";

/** The notice to exactly those who have the earlier text (sending.md 5.7). */

test.beforeEach(({ freshDatabase: _ }) => {});

let keys = 0;
const notice = (releaseId: string, kind: SendNotice = "correction") => ({
  releaseId,
  notice: kind,
  listIds: [],
  languageRule: "own" as const,
  skipsOtherLanguages: false,
  idempotencyKey: `notice-${++keys}-${process.pid}`,
});
const toOf = async (ctx: Ctx, id: string) =>
  (await ctx.db.select().from(deliveries).where(eq(deliveries.sendId, id))).map(({ email }) => email).sort();
const mailsOf = async (ctx: Ctx, id: string) =>
  Object.fromEntries(
    (await ctx.db.select().from(sendTemplates).where(eq(sendTemplates.sendId, id))).map((mail) => [
      mail.combination,
      mail,
    ]),
  );

/** A send that is over, its deliveries as told: by the first letters of their addresses. */
async function sent(ctx: Ctx, id: string, ends: Record<string, string> = {}): Promise<string> {
  await startSend(ctx, { id });
  await ctx.db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  for (const [email, set] of Object.entries(ends)) {
    await ctx.db.execute(
      sql`update deliveries set ${sql.raw(set)} where send_id = ${id} and email like ${`${email}@%`}`,
    );
  }
  await ctx.db.execute(sql`update sends set state = 'completed', finished_at = now() where id = ${id}`);
  return id;
}

async function prepared(ctx: Ctx, input: ReturnType<typeof notice>): Promise<string> {
  const { id } = await prepareSend(ctx, input);
  await makeReady(ctx, id);
  return id;
}

const everyone = ["a", "b", "c", "d", "e", "f", "g"].map((one) => [`${one}@dijla.example`, "en"] as const);

test("a correction goes to exactly those who have the earlier text and are still there", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(ctx(), everyone, { releaseId });
  await sent(ctx(), first, {
    b: "state = 4, smtp_code = 550",
    c: "state = 7",
    d: "state = 8",
    e: "state = 6",
  });
  const [hard] = await ctx().db.select().from(deliveries).where(eq(deliveries.email, "f@dijla.example"));
  await ctx().db.execute(sql`
    insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
    values (now(), ${hard?.sliceId}, ${hard?.id}, 'bounce_hard', 'test', 'one')
  `);
  await suppressAddress(ctx(), { email: "g@dijla.example" });
  expect(await noticeOffer(ctx(), releaseId)).toBeNull();

  await changeAndCorrect(ctx(), releaseId);
  const offer = await noticeOffer(ctx(), releaseId);
  // In doubt or held: they may have it, so they are told.
  expect(offer).toMatchObject({ notice: "correction", languageRule: "own", open: null });
  expect(offer?.counts).toMatchObject({ union: 3, total: 2, already: 0, suppressed: { staff: 1 } });
  const id = await prepared(ctx(), notice(releaseId));
  expect(await toOf(ctx(), id)).toEqual(["a@dijla.example", "d@dijla.example"]);
});

test("the notice carries its mark in each language, what changed, and the corrected text", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(
    ctx(),
    [
      ["a@dijla.example", "en"],
      ["b@dijla.example", "ar"],
      ["c@dijla.example", "ar+en"],
    ],
    { releaseId },
  );
  await sent(ctx(), first);
  await changeAndCorrect(ctx(), releaseId, { notes: { en: "It was 240, not 420.", ar: "العدد 240 لا 420." } });
  const id = await prepared(ctx(), notice(releaseId));
  const mails = await mailsOf(ctx(), id);
  expect(mails.en?.subject).toMatch(/^Correction: .+!$/);
  expect(mails.ar?.subject).toMatch(/^تصحيح: .+!$/);
  expect(mails["ar+en"]?.subject).toBe(mails.ar?.subject);
  expect(mails.en?.text).toMatch(/^CORRECTION\nYou have an earlier version/);
  for (const part of [mails.en?.html, mails.en?.text, mails["ar+en"]?.html])
    expect(part).toContain("It was 240, not 420.");
  for (const part of [mails.ar?.text, mails["ar+en"]?.text]) expect(part).toContain("العدد 240 لا 420.");
  expect(mails.en?.html).toContain(`/en/news/`);
  const { frozenCount, languageRule } = await getSend(ctx(), id);
  expect({ frozenCount, languageRule }).toEqual({ frozenCount: 3, languageRule: "own" });
});

test("readers of a language that did not change have no earlier text", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(
    ctx(),
    [
      ["a@dijla.example", "en"],
      ["b@dijla.example", "ar"],
      ["c@dijla.example", "ar+en"],
    ],
    { releaseId },
  );
  await sent(ctx(), first);
  await changeAndCorrect(ctx(), releaseId, { only: "en" });
  const id = await prepared(ctx(), notice(releaseId));
  expect(await toOf(ctx(), id)).toEqual(["a@dijla.example", "c@dijla.example"]);
  await sent(ctx(), id);

  await changeAndCorrect(ctx(), releaseId, { only: "ar", mark: "?" });
  const second = await prepared(ctx(), notice(releaseId));
  expect(await toOf(ctx(), second)).toEqual(["b@dijla.example", "c@dijla.example"]);
});

test("nobody is told twice of one correction", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(ctx(), everyone.slice(0, 2), { releaseId });
  await sent(ctx(), first);
  await changeAndCorrect(ctx(), releaseId);
  const [one, two] = await Promise.all([prepareSend(ctx(), notice(releaseId)), prepareSend(ctx(), notice(releaseId))]);
  expect(one.id).toBe(two.id);
  await makeReady(ctx(), one.id);
  expect((await noticeOffer(ctx(), releaseId))?.open).toEqual({ id: one.id, state: "ready" });
  await sent(ctx(), one.id, { b: "state = 4, smtp_code = 550" });
  expect((await noticeOffer(ctx(), releaseId))?.counts).toMatchObject({ union: 2, already: 1, total: 1 });

  // Whom it did not reach is sent the notice again, by either way, and the others are not.
  const again = await prepareSend(ctx(), { ...notice(releaseId), notice: undefined, repeats: one.id });
  await makeReady(ctx(), again.id);
  expect(await toOf(ctx(), again.id)).toEqual(["b@dijla.example"]);
  expect((await mailsOf(ctx(), again.id)).en?.subject).toMatch(/^Correction: /);
  await sent(ctx(), again.id);
  const none = await prepareSend(ctx(), notice(releaseId));
  await makeReady(ctx(), none.id);
  expect(await getSend(ctx(), none.id)).toMatchObject({ state: "draft", reason: "audience-empty" });
});

test("two freezes of one release at the same moment do not write to the same people", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const list = { languageRule: "own" as const, skipsOtherLanguages: false, releaseId };
  const id = await readySend(ctx(), everyone, { releaseId });
  const { lists } = await getSend(ctx(), id);
  const listIds = lists.map(({ id }) => id);
  await ctx().db.execute(sql`delete from send_slices where send_id = ${id}`);
  const ids = await Promise.all(
    [1, 2, 3].map(() => createSend(ctx(), { ...list, listIds, idempotencyKey: `at-once-${++keys}` })),
  );
  await Promise.all(ids.map(async ({ id }) => prepareAndFreeze(ctx(), id)));
  const rows = await ctx().db.select({ email: deliveries.email }).from(deliveries);
  expect(rows).toHaveLength(everyone.length);
});

async function prepareAndFreeze(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.execute(sql`update sends set state = 'freezing' where id = ${id}`);
  await makeReady(ctx, id);
}

test("a send that was paused already learns of the correction", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await readySend(ctx(), everyone, { releaseId });
  await startSend(ctx(), { id });
  await pauseSend(ctx(), { id });
  await changeAndCorrect(ctx(), releaseId);
  expect(await getSend(ctx(), id)).toMatchObject({ state: "paused", reason: "release-corrected" });
  expect(await resumeSend(ctx(), { id })).toMatchObject({ state: "sending", reason: null });
});

test("those left over when the earlier text was stopped get the corrected one, without a notice", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(ctx(), everyone.slice(0, 3), { releaseId });
  await startSend(ctx(), { id: first });
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now() where email like 'a@%'`);
  await changeAndCorrect(ctx(), releaseId);
  await ctx().db.execute(sql`update sends set state = 'cancelling' where id = ${first}`);
  expect(await runCancel(ctx(), { id: first })).toBe(true);
  const rest = await prepareSend(ctx(), { ...notice(releaseId), notice: undefined, repeats: first });
  await makeReady(ctx(), rest.id);
  expect(await toOf(ctx(), rest.id)).toEqual(["b@dijla.example", "c@dijla.example"]);
  expect((await mailsOf(ctx(), rest.id)).en?.subject).not.toContain("Correction");
  const told = await prepared(ctx(), notice(releaseId));
  expect(await toOf(ctx(), told)).toEqual(["a@dijla.example"]);
});

test("of a withdrawn release nothing leaves but the word that it is, with the reason and no text", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(ctx(), everyone.slice(0, 2), { releaseId });
  await sent(ctx(), first);
  expect(await refusalOf(createSend(ctx(), notice(releaseId, "withdrawal")))).toBe("conflict release-not-ready");
  expect(await refusalOf(createSend(ctx(), notice(releaseId)))).toBe("conflict nothing-changed");
  await withdrawRelease(ctx(), { id: releaseId, reasons: "The agreement was not signed." });
  expect(await refusalOf(createSend(ctx(), notice(releaseId)))).toBe("conflict release-withdrawn");
  expect(await noticeOffer(ctx(), releaseId)).toMatchObject({ notice: "withdrawal", counts: { total: 2 } });
  const id = await prepared(ctx(), notice(releaseId, "withdrawal"));
  const { en } = await mailsOf(ctx(), id);
  expect(en?.subject).toMatch(/^Withdrawn: Ferry/);
  expect(en?.text).toContain("The agreement was not signed.");
  for (const part of [en?.text, en?.html]) expect(part).not.toContain("240 passengers");
  expect((await startSend(ctx(), { id })).state).toBe("sending");
  await pauseSend(ctx(), { id });
  expect((await resumeSend(ctx(), { id })).state).toBe("sending");
});

test("a notice that a second correction overtakes is cancelled and made anew with both notes", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const first = await readySend(ctx(), everyone.slice(0, 2), { releaseId });
  await sent(ctx(), first);
  await changeAndCorrect(ctx(), releaseId, { notes: { en: "First note.", ar: "أولى." } });
  const overtaken = await prepared(ctx(), notice(releaseId));
  await changeAndCorrect(ctx(), releaseId, { notes: { en: "Second note.", ar: "ثانية." }, mark: "?" });
  expect(await getSend(ctx(), overtaken)).toMatchObject({ state: "cancelled", reason: "release-corrected" });
  const id = await prepared(ctx(), notice(releaseId));
  expect(id).not.toBe(overtaken);
  expect(await toOf(ctx(), id)).toEqual(["a@dijla.example", "b@dijla.example"]);
  const text = (await mailsOf(ctx(), id)).en?.text ?? "";
  expect(text.indexOf("Second note.")).toBeGreaterThan(0);
  expect(text.indexOf("First note.")).toBeGreaterThan(text.indexOf("Second note."));
});
