import { eq, sql } from "drizzle-orm";
import type { SendCounts } from "@/base/send-counts";
import { deliveries, deliveryEvents, suppressions } from "@/db/schema/distribution";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { claim } from "@/domain/distribution/claim";
import { closeSlice } from "@/domain/distribution/close-slice";
import { finishSend } from "@/domain/distribution/finish";
import { decideHeld } from "@/domain/distribution/held";
import { countDeliveries, getSend } from "@/domain/distribution/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { reconcile } from "@/domain/distribution/reconcile";
import { recordResults } from "@/domain/distribution/record";
import { keepSlice, takeOver } from "@/domain/distribution/takeover";
import { timeline } from "@/domain/distribution/timeline";
import { expect, test } from "../../fixtures";
import { hold, resultOf, started } from "../../support/slices";

test.beforeEach(({ freshDatabase: _ }) => {});

const stateOf = async (ctx: Ctx, id: number) =>
  (await ctx.db.select().from(deliveries).where(eq(deliveries.id, id)))[0];
const passAMinute = (ctx: Ctx) =>
  ctx.db.execute(sql`update deliveries set claimed_at = claimed_at - interval '61 seconds' where state = 1`);
const sumOf = ({ frozen, ...states }: SendCounts) => [frozen, Object.values(states).reduce((sum, n) => sum + n, 0)];

test("a mail is claimed once, and written down before it leaves", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 10);
  const slice = await hold(ctx(), sliceId);
  // Two at once may look at the same rows: one passes over what the other has locked, and finds it no more.
  const [one, two] = await Promise.all([claim(ctx().db, slice, 6), claim(ctx().db, slice, 6)]);
  const rest = await claim(ctx().db, slice, 6);
  const mails = [...one.mails, ...two.mails, ...rest.mails];
  expect(mails.map((mail) => mail.attempt)).toEqual(Array(10).fill(1));
  expect(new Set(mails.map((mail) => mail.id)).size).toBe(10);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ sending: 10, queued: 0 });
  expect(await claim(ctx().db, slice, 6)).toEqual({ mails: [], moved: 0 });
  const mail = mails.find(({ email }) => email === "p0@dijla.example");
  expect(mail).toMatchObject({ emailNorm: "p0@dijla.example", combination: "en", attempt: 1 });
});

test("a worker whose slice was taken over claims nothing more, but its successes are kept", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 4);
  const old = await hold(ctx(), sliceId);
  const { mails } = await claim(ctx().db, old, 3);
  const [first, second, third] = mails;
  if (!first || !second || !third) throw new Error("three were to be claimed");
  const young = await hold(ctx(), sliceId);
  expect(young.epoch).toBe(old.epoch + 1);
  expect(await claim(ctx().db, old, 5)).toEqual({ mails: [], moved: 0 });
  expect(await keepSlice(ctx().db, old)).toBe(false);
  expect(await keepSlice(ctx().db, young)).toBe(true);
  // Within the minute after its claim a mail of the old epoch is left alone.
  expect((await claim(ctx().db, young, 5)).mails.map((mail) => mail.email)).toEqual(["p3@dijla.example"]);
  await passAMinute(ctx());
  const again = await claim(ctx().db, young, 5);
  expect(again.mails.map(({ id, attempt }) => [id, attempt])).toEqual(mails.map((mail) => [mail.id, 2]));
  const doubts = sql`select delivery_id::int as id from delivery_events where kind = 'uncertain' order by delivery_id`;
  expect(await ctx().db.execute(doubts)).toEqual(mails.map(({ id }) => ({ id })));

  await recordResults(ctx().db, [
    resultOf(old, first, "accepted"),
    resultOf(old, second, "rejected", { code: 550, says: "550 no" }),
    resultOf(old, third, "queued"),
  ]);
  expect((await stateOf(ctx(), first.id))?.state).toBe(3);
  expect((await stateOf(ctx(), second.id))?.state).toBe(1);
  await recordResults(ctx().db, [
    resultOf(young, first, "rejected", { code: 550 }),
    resultOf(young, second, "accepted"),
    resultOf(young, third, "accepted"),
  ]);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ accepted: 3, rejected: 0, frozen: 4 });
  expect(await closeSlice(ctx(), old, { goesOn: true })).toBe("lost");
});

test("each outcome is on the row, in the events and in the counts, and frozen is their sum", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 6);
  const slice = await hold(ctx(), sliceId);
  const { mails } = await claim(ctx().db, slice, 6);
  const outcomes = ["accepted", "deferred", "rejected", "expired", "uncertain", "queued"] as const;
  const results = mails.map((mail, index) =>
    resultOf(slice, mail, outcomes[index] ?? "queued", {
      says: `${outcomes[index]} it`,
      ...(outcomes[index] === "deferred" ? { wait: 120, code: 451 } : {}),
      ...(outcomes[index] === "rejected" ? { suppress: true, code: 550, enhanced: "5.1.1" } : {}),
      ...(outcomes[index] === "accepted" ? { relayRef: "Q1" } : {}),
    }),
  );
  expect(await recordResults(ctx().db, results)).toBe(6);
  const counts = await countDeliveries(ctx(), id);
  expect(counts).toMatchObject({
    accepted: 1,
    deferred: 1,
    rejected: 1,
    expired: 1,
    uncertain: 1,
    queued: 1,
    sending: 0,
  });
  expect(new Set(sumOf(counts)).size).toBe(1);
  const { recipients } = await listRecipients(ctx(), { sendId: id });
  expect(recipients.map(({ state, attempt, smtpText }) => [state, attempt, smtpText])).toEqual([
    ["rejected", 1, "rejected it"],
    ["uncertain", 1, "uncertain it"],
    ["expired", 1, "expired it"],
    ["deferred", 1, "deferred it"],
    ["accepted", 1, "accepted it"],
    ["queued", 0, "queued it"],
  ]);
  expect(recipients[3]?.dueAt?.getTime()).toBeGreaterThan(Date.now() + 60_000);
  expect((await listRecipients(ctx(), { sendId: id, state: "uncertain" })).recipients).toHaveLength(1);
  expect((await listRecipients(ctx(), { sendId: id, text: "P2@" })).recipients).toMatchObject([{ state: "rejected" }]);
  const stopped = await ctx().db.select().from(suppressions);
  expect(stopped).toMatchObject([{ emailNorm: "p2@dijla.example", reason: "bounced", source: "smtp" }]);
  const events = await ctx().db.select().from(deliveryEvents).orderBy(deliveryEvents.deliveryId);
  expect(events.map(({ kind }) => kind)).toEqual([
    "accepted",
    "deferred",
    "rejected",
    "deferred",
    "uncertain",
    "attempt",
  ]);
  expect((await timeline(ctx(), id)).moments[0]).toMatchObject({ accepted: 1, refused: 1 });
  // The same group again, as after a lost connection to the database, changes nothing.
  await recordResults(ctx().db, results);
  expect(await countDeliveries(ctx(), id)).toEqual(counts);
  expect(await ctx().db.$count(deliveryEvents)).toBe(6);
});

test("who is suppressed in the middle of a send is not claimed, and is counted", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 3);
  await suppressAddress(ctx(), { email: "p1@dijla.example" });
  const slice = await hold(ctx(), sliceId);
  const { mails, moved } = await claim(ctx().db, slice, 5);
  expect(mails.map(({ email }) => email)).toEqual(["p0@dijla.example", "p2@dijla.example"]);
  expect(moved).toBe(3);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ suppressed: 1, sending: 2 });
});

test("a suppression that has run out or was lifted stops nobody", async ({ ctx }) => {
  const { sliceId } = await started(ctx(), 2);
  const past = new Date(Date.now() - 1000);
  const row = { scope: "org", reason: "bounced", source: "smtp", createdAt: past } as const;
  await ctx()
    .db.insert(suppressions)
    .values([
      { ...row, emailNorm: "p0@dijla.example", expiresAt: past },
      { ...row, emailNorm: "p1@dijla.example", liftedAt: past, liftedBy: "an admin" },
    ]);
  expect((await claim(ctx().db, await hold(ctx(), sliceId), 5)).mails).toHaveLength(2);
});

test("a slice with deferred mails comes back at their time, and the last done slice ends the send", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 2);
  const slice = await hold(ctx(), sliceId);
  const { mails } = await claim(ctx().db, slice, 5);
  const [one, two] = mails;
  if (!one || !two) throw new Error("two were to be claimed");
  await recordResults(ctx().db, [
    resultOf(slice, one, "accepted"),
    resultOf(slice, two, "deferred", { wait: 120, code: 451 }),
  ]);
  expect(await closeSlice(ctx(), slice, { goesOn: true })).toBe("parked");
  const [job] = await ctx().db.execute<{ start_after: string }>(
    sql`select start_after from pgboss.job where name = 'send-retry'`,
  );
  expect(new Date(job?.start_after ?? 0).getTime()).toBeGreaterThan(Date.now() + 100_000);
  expect(await finishSend(ctx(), { id })).toBe("sending");
  await ctx().db.execute(sql`update deliveries set due_at = now() where state = 2`);
  const next = await hold(ctx(), sliceId);
  const again = await claim(ctx().db, next, 5);
  expect(again.mails).toMatchObject([{ id: two.id, attempt: 2 }]);
  await recordResults(ctx().db, [resultOf(next, two, "accepted")]);
  expect(await closeSlice(ctx(), next, { goesOn: true })).toBe("done");
  expect(await finishSend(ctx(), { id })).toBe("completed");
  expect(await takeOver(ctx().db, sliceId, "late")).toBeNull();
});

test("a doubtful mail is sent again after its grace, under the office's policy or not at all", async ({ ctx }) => {
  for (const policy of ["resend", "hold"] as const) {
    const { id, sliceId } = await started(ctx(), 1);
    await ctx().db.execute(sql`update sends set uncertain_policy = ${policy} where id = ${id}`);
    const slice = await hold(ctx(), sliceId);
    const [mail] = (await claim(ctx().db, slice, 5)).mails;
    if (!mail) throw new Error("one was to be claimed");
    await recordResults(ctx().db, [
      resultOf(slice, mail, "uncertain", { says: "lost after the dot", code: undefined }),
    ]);
    expect(await closeSlice(ctx(), slice, { goesOn: true })).toBe("parked");
    const next = await hold(ctx(), sliceId);
    expect(await claim(ctx().db, next, 5)).toEqual({ mails: [], moved: 0 });
    await ctx().db.execute(sql`update deliveries set due_at = now() where uncertain`);
    const { mails } = await claim(ctx().db, next, 5);
    if (policy === "resend") {
      expect(mails).toMatchObject([{ id: mail.id, attempt: 2 }]);
      continue;
    }
    expect(mails).toEqual([]);
    expect(await countDeliveries(ctx(), id)).toMatchObject({ uncertain: 1, sending: 0, frozen: 1 });
    expect(await closeSlice(ctx(), next, { goesOn: true })).toBe("done");
    expect(await finishSend(ctx(), { id })).toBe("attention");
    expect(await decideHeld(ctx(), { id }, "resend")).toBe(1);
    expect((await claim(ctx().db, await hold(ctx(), sliceId), 5)).mails).toMatchObject([{ id: mail.id }]);
  }
});

test("held mails that a person gives up end the send", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 2);
  await hold(ctx(), sliceId);
  await ctx().db.execute(sql`update deliveries set state = case when email_norm = 'p0@dijla.example' then 8 else 3 end,
    accepted_at = now()`);
  expect(await finishSend(ctx(), { id })).toBe("attention");
  expect((await getSend(ctx(), id)).reason).toBe("mails-held");
  expect(await decideHeld(ctx(), { id }, "give-up")).toBe(1);
  expect(await getSend(ctx(), id)).toMatchObject({ state: "completed", counts: { accepted: 1, cancelled: 1 } });
});

test("jobs that were lost are made again from the rows, and only for slices that nobody has in hand", async ({
  ctx,
}) => {
  const { id, sliceId } = await started(ctx(), 2);
  const liveJobs = async () =>
    (await ctx().db.execute(sql`select 1 as one from pgboss.job where name = 'send-slice' and state < 'completed'`))
      .length;
  await ctx().db.execute(sql`delete from pgboss.job`);
  await hold(ctx(), sliceId);
  await reconcile(ctx());
  expect(await liveJobs()).toBe(0);
  await ctx().db.execute(sql`update send_slices set updated_at = now() - interval '3 minutes'`);
  await reconcile(ctx());
  await reconcile(ctx());
  expect(await liveJobs()).toBe(1);
  await ctx().db.execute(sql`update deliveries set state = 1, claimed_at = now() - interval '16 minutes'`);
  expect(await reconcile(ctx())).toEqual({ late: 2 });
  expect((await getSend(ctx(), id)).state).toBe("sending");
});

test("claims and results of twenty hands at once leave every row with one owner and one outcome", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 300);
  const slice = await hold(ctx(), sliceId);
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (;;) {
        const { mails } = await claim(ctx().db, slice, 7);
        if (mails.length === 0) return;
        seen.push(...mails.map((mail) => mail.id));
        await recordResults(
          ctx().db,
          mails.map((mail) => resultOf(slice, mail, "accepted")),
        );
      }
    }),
  );
  expect(new Set(seen).size).toBe(300);
  expect(seen).toHaveLength(300);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ accepted: 300, frozen: 300 });
  expect(await ctx().db.$count(deliveryEvents)).toBe(300);
});
