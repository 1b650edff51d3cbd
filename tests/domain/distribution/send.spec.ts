import { eq, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { deliveries, sendSlices, sends } from "@/db/schema/distribution";
import { newsroom } from "@/db/schema/settings";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { countAudience, sampleAudience } from "@/domain/distribution/audience";
import { cancelSend, runCancel } from "@/domain/distribution/cancel";
import { createSend } from "@/domain/distribution/create-send";
import { finishSend } from "@/domain/distribution/finish";
import { freezeSend, runFreeze, takeBackSend } from "@/domain/distribution/freeze";
import { pauseSend, resumeSend } from "@/domain/distribution/pause";
import { getSend, listSends, sendStatus } from "@/domain/distribution/queries";
import { renderSend } from "@/domain/distribution/render";
import { requirePublicAddress, startDue, startSend } from "@/domain/distribution/start";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { beatPart } from "@/domain/settings/process-parts";
import { addRelay } from "@/domain/settings/relays";
import { expect, test } from "../../fixtures";
import { draft, person, refusalOf } from "../../support/releases";
import { listOf, makeReady, people, published, readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const own = { languageRule: "own", skipsOtherLanguages: false } as const;
const jobsOf = async (ctx: Ctx, name: string) =>
  (await ctx.db.execute(sql`select 1 as one from pgboss.job where name = ${name} and state < 'completed'`)).length;

test("an audience counts each person once and tells who is left out, and why", async ({ ctx }) => {
  const one = await listOf(ctx(), "One", [
    ["a@dijla.example", "ar"],
    ["b@dijla.example", "ar+en"],
    ["c@dijla.example", ""],
    ["d@dijla.example", "fr"],
    ["stopped@dijla.example", "en"],
  ]);
  const two = await listOf(ctx(), "Two", [
    ["A@dijla.example", "ar"],
    ["e@dijla.example", "en"],
  ]);
  await suppressAddress(ctx(), { email: "stopped@dijla.example" });
  const audience = { releaseId: await published(ctx()), listIds: [one, two], ...own };
  expect(await countAudience(ctx(), audience)).toEqual({
    union: 6,
    suppressed: { unsubscribed: 0, bounced: 0, complained: 0, staff: 1, paused: 0 },
    already: 0,
    leftOut: 0,
    otherLanguage: 1,
    total: 5,
    byCombination: { ar: 1, "ar+en": 1, "en+ar": 1, en: 2 },
  });
  expect(await countAudience(ctx(), { ...audience, skipsOtherLanguages: true })).toMatchObject({ total: 4 });
  expect(await countAudience(ctx(), { ...audience, languageRule: "both" })).toMatchObject({
    byCombination: { "ar+en": 2, "en+ar": 3 },
  });
  expect(await countAudience(ctx(), { ...audience, languageRule: "ar" })).toMatchObject({ byCombination: { ar: 5 } });
  expect(await countAudience(ctx(), { ...audience, listIds: [] })).toMatchObject({ union: 0, total: 0 });
  expect((await sampleAudience(ctx(), audience, 2)).map(({ email }) => email)).toEqual([
    "a@dijla.example",
    "b@dijla.example",
  ]);
  expect(await refusalOf(countAudience(ctx(), { ...audience, languageRule: "fr" }))).toBe("invalid language-missing");
});

test("a frozen send has one row for each address, in slices of one lane", async ({ ctx }) => {
  const id = await readySend(ctx(), [
    ...people(1001),
    ["x@gmail.com", "en"],
    ["X@googlemail.com", "ar"],
    ["y@outlook.com", "en"],
    ["P1@DIJLA.example", "ar"],
  ]);
  const send = await getSend(ctx(), id);
  expect(send).toMatchObject({ state: "ready", candidateCount: 1004, frozenCount: 1004, excludedCount: 0 });
  expect(send.counts).toMatchObject({ frozen: 1004, queued: 1004, accepted: 0 });
  expect(send.mails.map(({ combination }) => combination)).toEqual(["ar", "en"]);
  const slices = await ctx().db.select().from(sendSlices).where(eq(sendSlices.sendId, id)).orderBy(sendSlices.sliceNo);
  expect(slices.map(({ lane, total }) => `${lane} ${total}`)).toEqual([
    "gmail 2",
    "other 500",
    "other 500",
    "other 1",
    "outlook 1",
  ]);
  const norms = await ctx().db.selectDistinct({ norm: deliveries.emailNorm }).from(deliveries);
  expect(norms).toHaveLength(1004);
});

test("a freeze that is done twice is done once, and one without readers goes back to draft", async ({ ctx }) => {
  const id = await readySend(ctx(), people(3));
  await runFreeze(ctx(), { id });
  expect(await ctx().db.$count(deliveries)).toBe(3);
  const nobody = await createSend(ctx(), {
    ...own,
    releaseId: await published(ctx()),
    listIds: [await listOf(ctx(), "Stopped", [["stopped@dijla.example", "en"]])],
    idempotencyKey: "nobody-key",
  });
  await suppressAddress(ctx(), { email: "stopped@dijla.example" });
  await freezeSend(ctx(), nobody);
  await runFreeze(ctx(), nobody);
  expect(await getSend(ctx(), nobody.id)).toMatchObject({
    state: "draft",
    reason: "audience-empty",
    frozenCount: null,
  });
});

test("the same click twice makes one send, and starts it once", async ({ ctx }) => {
  const input = {
    ...own,
    releaseId: await published(ctx()),
    listIds: [await listOf(ctx(), "L", people(2))],
    idempotencyKey: "one-and-the-same",
  };
  const [one, two] = await Promise.all([createSend(ctx(), input), createSend(ctx(), input)]);
  expect(one).toEqual(two);
  expect(await ctx().db.$count(sends)).toBe(1);
  await freezeSend(ctx(), one);
  await makeReady(ctx(), one.id);
  const starts = await Promise.all([1, 2].map(() => refusalOf(startSend(ctx(), one))));
  expect(starts.sort()).toEqual(["conflict conflict", "not refused"]);
  expect(await jobsOf(ctx(), "send-slice")).toBe(1);
});

test("who was sent this text already is left out of the next send of it, and gets the corrected one", async ({
  ctx,
}) => {
  const releaseId = await published(ctx());
  const listIds = [await listOf(ctx(), "L", people(4))];
  const id = await readySend(ctx(), [], { releaseId, listIds });
  await startSend(ctx(), { id });
  await ctx().db.execute(sql`update deliveries set state = case when email_norm < 'p2' then 3 else 4 end,
    accepted_at = case when email_norm < 'p2' then now() end`);
  const audience = { releaseId, listIds, ...own };
  expect(await countAudience(ctx(), audience)).toMatchObject({ union: 4, already: 2, total: 2 });
});

test("a person's start is a hold of thirty seconds that can be cancelled; its hour starts it", async ({ ctx }) => {
  const now = new Date();
  const sender = { ...(await person(ctx(), "Sender", "sender")), steppedUpAt: now };
  const id = await readySend(ctx(), people(2));
  const held = await startSend(ctx(sender, now), { id });
  expect(held).toMatchObject({ state: "scheduled", scheduledAt: new Date(now.getTime() + 30_000) });
  expect(await startDue(ctx(undefined, new Date(now.getTime() + 29_000)))).toEqual([]);
  expect((await cancelSend(ctx(sender), { id })).state).toBe("cancelled");
  expect(await runCancel(ctx(), { id })).toBe(true);
  expect((await sendStatus(ctx(), id)).counts).toMatchObject({ frozen: 2, cancelled: 2, queued: 0 });
  expect(await startDue(ctx(undefined, new Date(now.getTime() + 60_000)))).toEqual([]);

  const second = await readySend(ctx(), people(2), { releaseId: await published(ctx()) });
  await startSend(ctx(sender, now), { id: second });
  expect(await startDue(ctx(undefined, new Date(now.getTime() + 30_000)))).toEqual([second]);
  const { state, dateHeader } = await getSend(ctx(), second);
  expect([state, dateHeader]).toEqual(["sending", new Date(now.getTime() + 30_000)]);
});

test("only who may send does, and the acts leave their trace", async ({ ctx }) => {
  const editor = await person(ctx(), "Editor", "editor");
  const id = await readySend(ctx(), people(1));
  for (const act of [
    createSend(ctx(editor), { ...own, releaseId: id, listIds: [], idempotencyKey: "not-allowed" }),
    freezeSend(ctx(editor), { id }),
    startSend(ctx(editor), { id }),
    pauseSend(ctx(editor), { id }),
    resumeSend(ctx(editor), { id }),
    cancelSend(ctx(editor), { id }),
    takeBackSend(ctx(editor), { id }),
  ]) {
    expect(await refusalOf(act)).toBe("forbidden not-allowed");
  }
  expect(await getSend(ctx(editor), id)).toMatchObject({ state: "ready" });
  await startSend(ctx(), { id });
  const trace = await ctx()
    .db.select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(auditEntries.id);
  expect(trace.map(({ action }) => action)).toEqual(["send.created", "send.freezing", "send.ready", "send.sending"]);
});

test("a send can be taken back while it is ready, and frozen anew with other readers", async ({ ctx }) => {
  const listId = await listOf(ctx(), "L", people(2));
  const id = await readySend(ctx(), [], { listIds: [listId] });
  await takeBackSend(ctx(), { id });
  expect(await getSend(ctx(), id)).toMatchObject({ state: "draft", frozenCount: null, mails: [] });
  expect(await ctx().db.$count(deliveries)).toBe(0);
  await listOf(ctx(), "L", [["new@dijla.example", "ar"]]);
  await freezeSend(ctx(), { id });
  await makeReady(ctx(), id);
  expect(await getSend(ctx(), id)).toMatchObject({ state: "ready", frozenCount: 3 });
});

test("pause, resume and cancel move a send that is under way, each only from where it may", async ({ ctx }) => {
  const id = await readySend(ctx(), people(3));
  expect(await refusalOf(pauseSend(ctx(), { id }))).toBe("conflict conflict");
  await startSend(ctx(), { id });
  expect((await pauseSend(ctx(), { id })).state).toBe("paused");
  expect((await resumeSend(ctx(), { id })).state).toBe("sending");
  await beatPart(ctx().db, { id: "worker", part: "worker", host: "here", pid: 1 });
  await ctx().db.update(sendSlices).set({ state: "running", lastWorker: "worker", updatedAt: new Date() });
  expect((await pauseSend(ctx(), { id })).state).toBe("pausing");
  await ctx().db.update(sendSlices).set({ state: "parked" });
  expect(await finishSend(ctx(), { id })).toBe("paused");
  expect((await cancelSend(ctx(), { id })).state).toBe("cancelling");
  expect(await runCancel(ctx(), { id })).toBe(true);
  const { state, counts } = await sendStatus(ctx(), id);
  expect([state, counts.cancelled]).toEqual(["cancelled", 3]);
  expect(await refusalOf(resumeSend(ctx(), { id }))).toBe("conflict send-finished");
  expect(await refusalOf(cancelSend(ctx(), { id }))).toBe("conflict send-finished");
});

test("a cancelled send holds what is in doubt, waits for what is in flight, and then is over", async ({ ctx }) => {
  const id = await readySend(ctx(), people(4));
  await startSend(ctx(), { id });
  await ctx().db.execute(sql`update deliveries set state = 1, claimed_at = now(), uncertain = email_norm = 'p0@dijla.example',
    due_at = now() where email_norm in ('p0@dijla.example', 'p1@dijla.example')`);
  await cancelSend(ctx(), { id });
  expect(await runCancel(ctx(), { id })).toBe(false);
  expect((await sendStatus(ctx(), id)).counts).toMatchObject({ cancelled: 2, uncertain: 1, sending: 1, frozen: 4 });
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now() where state = 1`);
  expect(await runCancel(ctx(), { id })).toBe(true);
  expect(await sendStatus(ctx(), id)).toMatchObject({ state: "cancelled", counts: { accepted: 1, uncertain: 1 } });
});

test("a send is complete only when a recount says so", async ({ ctx }) => {
  const id = await readySend(ctx(), people(2));
  await startSend(ctx(), { id });
  expect(await finishSend(ctx(), { id })).toBe("sending");
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now()`);
  expect(await finishSend(ctx(), { id })).toBe("completed");
  const short = await readySend(ctx(), people(2), { releaseId: await published(ctx()) });
  await startSend(ctx(), { id: short });
  await ctx().db.execute(sql`delete from deliveries where send_id = ${short} and email_norm = 'p0@dijla.example'`);
  expect(await finishSend(ctx(), { id: short })).toBe("attention");
  expect(await getSend(ctx(), short)).toMatchObject({ reason: "counts-differ" });
});

test("a release that nobody approved, or that is withdrawn, is not sent", async ({ ctx }) => {
  const { id: releaseId } = await draft(ctx());
  const listIds = [await listOf(ctx(), "L", people(1))];
  const refused = createSend(ctx(), { ...own, releaseId, listIds, idempotencyKey: "unapproved" });
  expect(await refusalOf(refused)).toBe("conflict release-not-ready");
  const out = await published(ctx());
  const id = await readySend(ctx(), [], { releaseId: out, listIds });
  await withdrawRelease(ctx(), { id: out, reasons: "a mistake" });
  expect(await getSend(ctx(), id)).toMatchObject({ state: "cancelled", reason: "release-withdrawn" });
  const again = createSend(ctx(), { ...own, releaseId: out, listIds, idempotencyKey: "withdrawn" });
  expect(await refusalOf(again)).toBe("conflict release-withdrawn");
});

test("a mail that would be cut, or that still holds a placeholder, never becomes ready", async ({ ctx }) => {
  const long = "Water returned to the villages of the district this week. ".repeat(40);
  const { id: releaseId } = await draft(ctx(), ["Long", ...Array.from({ length: 50 }, () => long)], ["طويل", "نص"]);
  const { publishRelease } = await import("@/domain/publication/publish");
  await publishRelease(ctx(), { id: releaseId });
  const id = await readySend(ctx(), people(1), { releaseId });
  expect(await getSend(ctx(), id)).toMatchObject({ state: "draft", reason: "mail-too-large" });

  const { id: slip } = await draft(ctx(), ["Water", "Dear {{name}}, water returned."], ["ماء", "عاد الماء."]);
  await publishRelease(ctx(), { id: slip });
  const left = await readySend(ctx(), people(1), { releaseId: slip });
  expect(await getSend(ctx(), left)).toMatchObject({ state: "draft", reason: "placeholder-left" });
  expect(await renderSend(ctx(), left)).toBeNull();
});

test("the sender of a send is the newsroom's, fixed when it is made", async ({ ctx }) => {
  await ctx().db.update(newsroom).set({ senderEmail: "press@relief.example", replyTo: "desk@relief.example" });
  const id = await readySend(ctx(), people(1));
  await ctx().db.update(newsroom).set({ senderEmail: "other@relief.example" });
  expect(await getSend(ctx(), id)).toMatchObject({ fromEmail: "press@relief.example", replyTo: "desk@relief.example" });
  expect(await listSends(ctx(), {})).toMatchObject([{ id, counts: { frozen: 1 } }]);
});

test("a real relay is not used while the public address is not https", async ({ ctx }) => {
  const { SMTP_URL, BAYAN_URL } = process.env;
  const refused = async (relay: string, url: string) => {
    process.env.SMTP_URL = relay;
    process.env.BAYAN_URL = url;
    try {
      await requirePublicAddress(ctx());
      return false;
    } catch {
      return true;
    }
  };
  expect(await refused("smtp://mail.relay.example", "http://news.example")).toBe(true);
  expect(await refused("smtp://203.0.113.9", "http://news.example")).toBe(true);
  expect(await refused("smtp://mail.relay.example", "https://news.example")).toBe(false);
  for (const near of ["127.0.0.1:2525", "localhost", "10.1.2.3", "192.168.1.9", "172.20.0.2", "[::1]:25"]) {
    expect(await refused(`smtp://${near}`, "http://news.example"), near).toBe(false);
  }
  await addRelay(ctx(), { address: "smtp://mail.relay.example", weight: 1 });
  expect(await refused("smtp://localhost", "http://news.example")).toBe(true);
  process.env.SMTP_URL = SMTP_URL ?? "";
  process.env.BAYAN_URL = BAYAN_URL ?? "";
});
