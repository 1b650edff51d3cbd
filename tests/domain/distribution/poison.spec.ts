import { sql } from "drizzle-orm";
import { deliveryEvents } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import type { Ctx } from "@/domain/context";
import { processNotice } from "@/domain/distribution/bounce";
import { noticeTries, storeNotice } from "@/domain/distribution/inbound";
import { noticesAtRest, parkNotice, tryParkedAgain } from "@/domain/distribution/parked";
import { reconcile } from "@/domain/distribution/reconcile";
import { keptWords } from "@/domain/distribution/reply";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn } from "../../support/bounces";

/** Notices that cannot be acted on as they are: they harm no other, and do not come back for ever. */

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@outlet.example";
const layla = "layla@outlet.example";

async function mailsTo(ctx: Ctx) {
  const { mails } = await acceptedSend(ctx, [amal, layla]);
  const [first, second] = [mails[amal], mails[layla]];
  if (!first || !second) throw new Error("no mails");
  return { first, second };
}

const kinds = async (ctx: Ctx) => (await ctx.db.select().from(deliveryEvents)).map(({ kind }) => kind).sort();
const jobs = async (ctx: Ctx) => {
  const [row] = await ctx.db.execute(sql`select count(*)::int as n from pgboss.job where name = 'inbound-process'`);
  return row?.n;
};

/** No calendar of PostgreSQL's has this day, so that whatever it is written with fails at every try. */
const impossible = "0000-01-01T00:00:00Z";

async function poisoned(ctx: Ctx) {
  const { first, second } = await mailsTo(ctx);
  const payload = Buffer.from(
    JSON.stringify([
      { id: "p1", kind: "hard", token: first.envelopeFrom, at: impossible },
      { id: "p2", kind: "hard", token: second.envelopeFrom },
    ]),
  );
  await storeNotice(ctx, { source: "hook", sourceId: "poison", payload });
  const [kept] = await ctx.db.select().from(inboundNotices);
  return { id: kept?.id ?? 0, first, second };
}

test("words that no database takes are cleaned, and what they tell is done", async ({ ctx }) => {
  const { first, second } = await mailsTo(ctx());
  const words = `550 5.1.1 no\u0000body ${"x".repeat(282)}😀 here`;
  expect(keptWords(words)).toHaveLength(300);
  expect(keptWords(words).isWellFormed()).toBe(true);
  const body = { id: "id-\u0000-1", kind: "hard", token: first.envelopeFrom, diagnostic: words };
  const payload = Buffer.from(JSON.stringify(body));
  expect(await bringIn(ctx(), payload, { source: "hook" })).toBeNull();
  const raw = bounceOf("postfix-user-unknown.hard", second)
    .toString("latin1")
    .replace(/^Diagnostic-Code:.*$/im, () => `Diagnostic-Code: smtp; ${Buffer.from(words).toString("latin1")}`);
  expect(await bringIn(ctx(), Buffer.from(raw, "latin1"))).toBeNull();
  const events = await ctx().db.select().from(deliveryEvents);
  expect(events.map(({ kind }) => kind)).toEqual(["bounce_hard", "bounce_hard"]);
  for (const { detail } of events) {
    expect(detail).toMatchObject({ says: expect.stringMatching(/^550 5\.1\.1 no body x+\ufffd?$/) });
  }
});

test("one event of a batch that fails leaves the others their effect, and the notice is parked in the end", async ({
  ctx,
}) => {
  const { id, second } = await poisoned(ctx());
  for (let tries = 1; tries < noticeTries; tries++) {
    await expect(processNotice(ctx(), { id })).rejects.toThrow();
    expect(await kinds(ctx())).toEqual(["bounce_hard"]);
  }
  await processNotice(ctx(), { id });
  const [kept] = await ctx().db.select().from(inboundNotices);
  expect(kept).toMatchObject({ tries: noticeTries, processedAt: null, error: expect.stringContaining("0000-01-01") });
  expect(kept?.error).not.toContain(second.row.email);
  expect(kept?.parkedAt).not.toBeNull();
  expect(await noticesAtRest(ctx())).toMatchObject({ waiting: 0, parked: 1, newest: [{ id, source: "hook" }] });
});

test("a parked notice is not made jobs for until somebody has it tried again", async ({ ctx }) => {
  const { id } = await poisoned(ctx());
  await parkNotice(ctx(), { id });
  await ctx().db.execute(sql`update inbound_notices set received_at = now() - interval '1 hour'`);
  await ctx().db.execute(sql`delete from pgboss.job`);
  await reconcile(ctx());
  expect(await jobs(ctx())).toBe(0);
  await processNotice(ctx(), { id });
  expect(await kinds(ctx())).toEqual([]);
  await tryParkedAgain(ctx());
  await tryParkedAgain(ctx());
  expect(await jobs(ctx())).toBe(1);
  await expect(processNotice(ctx(), { id })).rejects.toThrow();
  expect(await kinds(ctx())).toEqual(["bounce_hard"]);
});

test("a notice whose job was lost is made one job for, however often the safety net looks", async ({ ctx }) => {
  await poisoned(ctx());
  await ctx().db.execute(sql`delete from pgboss.job`);
  await reconcile(ctx());
  expect(await jobs(ctx())).toBe(0);
  await ctx().db.execute(sql`update inbound_notices set received_at = now() - interval '1 hour'`);
  for (let looks = 0; looks < 3; looks++) await reconcile(ctx());
  expect(await jobs(ctx())).toBe(1);
  await ctx().db.execute(sql`update inbound_notices set asked_at = now() - interval '11 minutes'`);
  await reconcile(ctx());
  expect(await jobs(ctx())).toBe(2);
});

test("the job of a notice that takes its worker along ends in the dead letter, which parks it", async ({ ctx }) => {
  const [queue] = await ctx().db.execute(
    sql`select dead_letter, retry_limit from pgboss.queue where name = 'inbound-process'`,
  );
  expect(queue).toEqual({ dead_letter: "inbound-parked", retry_limit: noticeTries - 1 });
  const { id } = await poisoned(ctx());
  await parkNotice(ctx({ kind: "job", name: "inbound-parked" }), { id });
  expect((await ctx().db.select().from(inboundNotices))[0]?.parkedAt).not.toBeNull();
});

test("what was acted on weeks ago is kept without its text, and is still known", async ({ ctx }) => {
  const { first } = await mailsTo(ctx());
  const arrived = { source: "imap", sourceId: "old" } as const;
  const payload = bounceOf("postfix-user-unknown.hard", first);
  await bringIn(ctx(), payload, arrived);
  await storeNotice(ctx(), { source: "imap", sourceId: "open", payload });
  const lengths = async () => (await ctx().db.select().from(inboundNotices)).map((row) => row.payload.length).sort();
  await ctx().db.execute(
    sql`update inbound_notices set processed_at = now() - interval '29 days' where source_id = 'old'`,
  );
  await reconcile(ctx());
  expect(await lengths()).toEqual([payload.length, payload.length]);
  await ctx().db.execute(
    sql`update inbound_notices set processed_at = now() - interval '31 days' where source_id = 'old'`,
  );
  await reconcile(ctx());
  expect(await lengths()).toEqual([0, payload.length]);
  expect(await storeNotice(ctx(), { ...arrived, payload })).toBe(false);
});
