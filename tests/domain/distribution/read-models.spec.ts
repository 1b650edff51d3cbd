import { eq, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { deliveries, sends } from "@/db/schema/distribution";
import { processParts } from "@/db/schema/settings";
import type { Ctx } from "@/domain/context";
import { countAudience } from "@/domain/distribution/audience";
import { cancelSend } from "@/domain/distribution/cancel";
import { contactHistory } from "@/domain/distribution/contact-history";
import { laterOf } from "@/domain/distribution/later";
import { prepareSend } from "@/domain/distribution/prepare-send";
import { getSend } from "@/domain/distribution/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { resultsOf } from "@/domain/distribution/results";
import { findChangeable, findOpenSend, findSendOf, snapshotOf } from "@/domain/distribution/send-view";
import { sentCounts } from "@/domain/distribution/sent-counts";
import { beatPart } from "@/domain/settings/process-parts";
import { expect, test } from "../../fixtures";
import { person, refusalOf } from "../../support/releases";
import { listOf, makeReady, people, published, readySend } from "../../support/sends";

/** What pages read of a send: each query against rows whose fate is known. */

test.beforeEach(({ freshDatabase: _ }) => {});

const address = (n: number) => `p${n}@dijla.example`;

const audienceOf = (releaseId: string, listId: string) => ({
  releaseId,
  listIds: [listId],
  languageRule: "own" as const,
  skipsOtherLanguages: false,
});

async function begin(ctx: Ctx, id: string, at: Date) {
  await ctx.db.update(sends).set({ state: "sending", startedAt: at, dateHeader: at }).where(eq(sends.id, id));
}

/** Sets the state of one delivery, and what came to be known of it afterwards. */
async function fate(ctx: Ctx, sendId: string, n: number, state: number, ...later: string[]) {
  const [row] = await ctx.db.execute<{ id: string; slice_id: string }>(sql`
    update deliveries set state = ${state}, accepted_at = case when ${state}::int = 3 then now() end
    where send_id = ${sendId} and email = ${address(n)} returning id, slice_id
  `);
  for (const [index, kind] of later.entries()) {
    await ctx.db.execute(sql`
      insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
      values (now(), ${row?.slice_id ?? ""}, ${row?.id ?? ""}, ${kind}::delivery_event_kind, 'test', ${`${row?.id}-${index}`})
    `);
  }
}

test("a person's audience becomes a send that is being fixed, once for each click", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const list = await listOf(ctx(), "One", people(2));
  const input = { ...audienceOf(releaseId, list), idempotencyKey: "one click only" };
  const { id } = await prepareSend(ctx(), input);
  expect(await prepareSend(ctx(), input)).toEqual({ id });
  const [send] = await ctx().db.select().from(sends);
  expect(send).toMatchObject({ id, state: "freezing" });
  const traces = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(traces.map(({ action }) => action)).toEqual(["send.created", "send.freezing"]);
  expect(await refusalOf(prepareSend(ctx(), { ...input, listIds: [], idempotencyKey: "nobody at all" }))).toBe(
    "invalid audience-empty",
  );
  const author = ctx(await person(ctx(), "Author", "author"));
  expect(await refusalOf(prepareSend(author, { ...input, idempotencyKey: "another's click" }))).toBe(
    "forbidden not-allowed",
  );
});

test("the audience of a send that has not begun is chosen anew, and its own readers count as not written to", async ({
  ctx,
}) => {
  const releaseId = await published(ctx());
  const [one, two] = [await listOf(ctx(), "One", people(2)), await listOf(ctx(), "Two", people(3))];
  const id = await readySend(ctx(), [], { listIds: [one], releaseId });
  const choice = { ...audienceOf(releaseId, two), skipsOtherLanguages: true, idempotencyKey: "another choice" };
  expect(await countAudience(ctx(), choice)).toMatchObject({ already: 2, total: 1 });
  expect(await countAudience(ctx(), { ...choice, sendId: id })).toMatchObject({ already: 0, total: 3 });
  expect(await findChangeable(ctx(), releaseId, id)).toBe(id);
  for (const _ of ["click", "second click"]) {
    expect(await prepareSend(ctx(), { ...choice, sendId: id })).toEqual({ id });
  }
  await makeReady(ctx(), id);
  expect(await getSend(ctx(), id)).toMatchObject({ frozenCount: 3, skipsOtherLanguages: true, lists: [{ id: two }] });

  const other = await published(ctx());
  const late = { ...choice, sendId: id, idempotencyKey: "a third choice" };
  expect(await refusalOf(prepareSend(ctx(), { ...late, releaseId: other }))).toBe("not_found send-not-found");
  await begin(ctx(), id, new Date());
  expect(await refusalOf(prepareSend(ctx(), late))).toBe("conflict conflict");
  expect(await findChangeable(ctx(), releaseId, id)).toBeUndefined();
});

test("who was fixed in a send that is thrown away can be written to at once", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const list = await listOf(ctx(), "One", people(2));
  const id = await readySend(ctx(), [], { listIds: [list], releaseId });
  await cancelSend(ctx(), { id });
  expect(await countAudience(ctx(), audienceOf(releaseId, list))).toMatchObject({ already: 0, total: 2 });
});

test("the newest send is shown unless one of this release is asked for", async ({ ctx }) => {
  const releaseId = await published(ctx());
  expect(await findSendOf(ctx(), releaseId)).toBeNull();
  expect(await findOpenSend(ctx(), releaseId)).toBeNull();
  const first = await readySend(ctx(undefined, new Date(Date.now() - 60_000)), people(2), { releaseId });
  const second = await readySend(ctx(), [["q@dijla.example", "en"]], { releaseId });
  expect(await findSendOf(ctx(), releaseId)).toBe(second);
  expect(await findSendOf(ctx(), releaseId, first)).toBe(first);
  const other = await readySend(ctx(), people(2));
  expect(await findSendOf(ctx(), releaseId, other)).toBe(second);
  await begin(ctx(), second, new Date());
  expect(await findOpenSend(ctx(), releaseId)).toEqual({ id: first, state: "ready" });
  // What is prepared later hides no report, and of two that began the later is told of.
  const third = await readySend(ctx(undefined, new Date(Date.now() + 60_000)), [["r@dijla.example", "en"]], {
    releaseId,
  });
  expect(await findSendOf(ctx(), releaseId)).toBe(second);
  await begin(ctx(), third, new Date(Date.now() + 120_000));
  expect(await findSendOf(ctx(), releaseId)).toBe(third);
});

test("a snapshot tells the rate since the start, and whether anybody works", async ({ ctx }) => {
  const id = await readySend(ctx(), people(6));
  expect(await snapshotOf(ctx(), crypto.randomUUID())).toBeNull();
  expect(await snapshotOf(ctx(), id)).toMatchObject({
    state: "ready",
    rate: null,
    isWorkerAway: true,
    startedAt: null,
  });
  const now = new Date();
  await begin(ctx(), id, new Date(now.getTime() - 120_000));
  for (const n of [0, 1, 2]) await fate(ctx(), id, n, 3);
  await fate(ctx(), id, 3, 4);
  await beatPart(ctx().db, { id: "w1", part: "worker", host: "here", pid: 1 });
  const snapshot = await snapshotOf(ctx(undefined, now), id);
  expect(snapshot).toMatchObject({ state: "sending", rate: 2, isWorkerAway: false });
  expect(snapshot?.counts).toMatchObject({ frozen: 6, accepted: 3, rejected: 1, queued: 2 });
  // Everything in it goes over the wire as it is.
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
  await ctx()
    .db.update(processParts)
    .set({ seenAt: new Date(now.getTime() - 20_000) });
  expect(await snapshotOf(ctx(undefined, now), id)).toMatchObject({ isWorkerAway: true });
});

test("what comes back later is counted by person, not by notice", async ({ ctx }) => {
  const id = await readySend(ctx(), people(5));
  await begin(ctx(), id, new Date());
  await fate(ctx(), id, 0, 3, "bounce_hard", "bounce_hard");
  await fate(ctx(), id, 1, 3, "complaint", "unsubscribed");
  await fate(ctx(), id, 2, 3, "bounce_soft");
  await fate(ctx(), id, 3, 4);
  expect(await laterOf(ctx(), id)).toEqual({ bounced: 2, hard: 1, soft: 1, complained: 1, unsubscribed: 1 });
  const { releaseId } = (await ctx().db.select().from(sends).where(eq(sends.id, id)))[0] ?? { releaseId: "" };
  expect(await resultsOf(ctx(), [releaseId])).toEqual(new Map([[releaseId, { accepted: 3, bounced: 3 }]]));
  expect(await sentCounts(ctx(), [releaseId])).toEqual(new Map([[releaseId, 5]]));
});

test("a release that nothing was sent of is in no count", async ({ ctx }) => {
  const releaseId = await published(ctx());
  await readySend(ctx(), people(2), { releaseId });
  expect(await resultsOf(ctx(), [releaseId])).toEqual(new Map());
  expect(await sentCounts(ctx(), [releaseId])).toEqual(new Map());
  expect([await resultsOf(ctx(), []), await sentCounts(ctx(), [])]).toEqual([new Map(), new Map()]);
});

test("a contact's history is the sends that began, newest first, with what the relay said", async ({ ctx }) => {
  const day = 86_400_000;
  const now = Date.now();
  const older = await readySend(ctx(), people(2));
  const newer = await readySend(ctx(), people(1));
  await readySend(ctx(), people(1));
  await begin(ctx(), older, new Date(now - day));
  await begin(ctx(), newer, new Date(now));
  await fate(ctx(), older, 0, 4);
  await ctx().db.update(deliveries).set({ smtpText: "550 no such user" }).where(eq(deliveries.state, 4));
  await ctx().db.execute(sql`update deliveries set state = 1, uncertain = true where send_id = ${newer}`);
  const history = await contactHistory(ctx(), address(0));
  expect(history.map(({ sendId, state, smtpText }) => [sendId, state, smtpText])).toEqual([
    [newer, "uncertain", null],
    [older, "rejected", "550 no such user"],
  ]);
  expect(await contactHistory(ctx(), "nobody@dijla.example")).toEqual([]);
});

test("who may not read contacts reads of no recipient, and watches no send", async ({ ctx }) => {
  const id = await readySend(ctx(), people(1));
  const author = ctx(await person(ctx(), "Author", "author"));
  for (const read of [
    findOpenSend(author, id),
    snapshotOf(author, id),
    contactHistory(author, address(0)),
    listRecipients(author, { sendId: id }),
  ]) {
    expect(await refusalOf(read)).toBe("forbidden not-allowed");
  }
});
