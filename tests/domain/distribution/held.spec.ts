import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { finishSend, needAttention } from "@/domain/distribution/finish";
import { decideHeld } from "@/domain/distribution/held";
import { noticeOffer } from "@/domain/distribution/notice-offer";
import { countDeliveries, getSend } from "@/domain/distribution/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn } from "../../support/bounces";
import { refusalOf } from "../../support/releases";
import { changeAndCorrect, people, published, readySend } from "../../support/sends";

/** What a person decides about mails of which nobody knows whether they arrived. */

test.beforeEach(({ freshDatabase: _ }) => {});

async function started(ctx: Ctx, n: number, releaseId?: string): Promise<string> {
  const id = await readySend(ctx, people(n), releaseId ? { releaseId } : {});
  await startSend(ctx, { id });
  return id;
}

/** The mail to the person of this number becomes as told; the others are accepted. */
async function allAcceptedBut(ctx: Ctx, id: string, ends: Record<number, string>): Promise<void> {
  await ctx.db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  for (const [n, set] of Object.entries(ends))
    await ctx.db.execute(sql`update deliveries set ${sql.raw(set)}, accepted_at = null
      where send_id = ${id} and email_norm = ${`p${n}@dijla.example`}`);
}

test("a send that stands still for another reason is not ended by giving up one doubtful mail", async ({ ctx }) => {
  const id = await started(ctx(), 4);
  await allAcceptedBut(ctx(), id, {
    0: "state = 0",
    1: "state = 0",
    2: "state = 1, uncertain = true, due_at = now()",
    3: "state = 8",
  });
  await needAttention(ctx(), { id }, "configuration");
  for (const decision of ["give-up", "resend"] as const)
    expect(await refusalOf(decideHeld(ctx(), { id }, decision))).toBe("conflict nothing-held");
  expect(await getSend(ctx(), id)).toMatchObject({
    state: "attention",
    reason: "configuration",
    counts: { queued: 2, uncertain: 2, cancelled: 0 },
    heldCount: 1,
  });
});

test("a send with people left in the queue goes on when its held mails are given up", async ({ ctx }) => {
  const id = await started(ctx(), 3);
  await allAcceptedBut(ctx(), id, { 0: "state = 0", 1: "state = 8" });
  await ctx().db.execute(sql`update sends set state = 'attention', reason = 'mails-held' where id = ${id}`);
  await ctx().db.execute(sql`update send_slices set state = 'done' where send_id = ${id}`);
  await ctx().db.execute(sql`delete from pgboss.job`);
  expect(await decideHeld(ctx(), { id }, "give-up")).toBe(1);
  expect(await getSend(ctx(), id)).toMatchObject({ state: "sending", counts: { queued: 1, cancelled: 1 } });
  expect(await ctx().db.execute(sql`select state from send_slices where send_id = ${id}`)).toEqual([{ state: "open" }]);
  expect(await ctx().db.execute(sql`select 1 as one from pgboss.job where name = 'send-slice'`)).toHaveLength(1);
});

test("giving up held mails of a send whose counts do not add up asks for a person again", async ({ ctx }) => {
  const id = await started(ctx(), 3);
  await allAcceptedBut(ctx(), id, { 0: "state = 8" });
  expect(await finishSend(ctx(), { id })).toBe("attention");
  await ctx().db.execute(sql`delete from deliveries where send_id = ${id} and email_norm = 'p2@dijla.example'`);
  await decideHeld(ctx(), { id }, "give-up");
  expect(await getSend(ctx(), id)).toMatchObject({ state: "attention", reason: "counts-differ" });
});

test("a given-up mail that may have arrived is told of so, and its reader gets the notice", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await started(ctx(), 3, releaseId);
  await allAcceptedBut(ctx(), id, { 0: "state = 8", 1: "state = 7" });
  await finishSend(ctx(), { id });
  await decideHeld(ctx(), { id }, "give-up");
  const { recipients } = await listRecipients(ctx(), { sendId: id, state: "cancelled" });
  expect(recipients.map(({ email, mayHaveArrived }) => [email, mayHaveArrived]).sort()).toEqual([
    ["p0@dijla.example", true],
    ["p1@dijla.example", false],
  ]);
  await changeAndCorrect(ctx(), releaseId);
  expect(await noticeOffer(ctx(), releaseId)).toMatchObject({ counts: { total: 2 } });
});

test("evidence that a given-up mail arrived is believed; of one that never left it is not", async ({ ctx }) => {
  const amal = "amal@outlet.example";
  const { id, mails } = await acceptedSend(ctx(), [amal]);
  const mail = mails[amal];
  if (!mail) throw new Error("no mail");
  await ctx().db.execute(sql`update deliveries set state = 7, accepted_at = null where send_id = ${id}`);
  await bringIn(ctx(), bounceOf("postfix-delivered.delivered", mail));
  expect(await countDeliveries(ctx(), id)).toMatchObject({ cancelled: 1 });

  await ctx().db.execute(sql`update deliveries set state = 8 where send_id = ${id}`);
  await ctx().db.execute(sql`update sends set state = 'attention', reason = 'mails-held' where id = ${id}`);
  await decideHeld(ctx(), { id }, "give-up");
  await bringIn(ctx(), bounceOf("postfix-mailbox-full.soft", mail));
  expect(await countDeliveries(ctx(), id)).toMatchObject({ accepted: 1, cancelled: 0 });
});

test("a mail in doubt says whether a person decides about it or when it is sent again", async ({ ctx }) => {
  const id = await started(ctx(), 2);
  await allAcceptedBut(ctx(), id, { 0: "state = 8", 1: "state = 1, uncertain = true, due_at = now()" });
  const isHeld = async () =>
    (await listRecipients(ctx(), { sendId: id, state: "uncertain" })).recipients.map((one) => [one.email, one.isHeld]);
  expect(await isHeld()).toEqual([
    ["p0@dijla.example", true],
    ["p1@dijla.example", false],
  ]);
  await ctx().db.execute(sql`update sends set uncertain_policy = 'hold' where id = ${id}`);
  expect(await isHeld()).toEqual([
    ["p0@dijla.example", true],
    ["p1@dijla.example", true],
  ]);
});
