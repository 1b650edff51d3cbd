import { eq, sql } from "drizzle-orm";
import { sends } from "@/db/schema/distribution";
import type { Ctx } from "@/domain/context";
import { noticeOffer } from "@/domain/distribution/notice-offer";
import { pauseItself, pauseSend, resumeSend } from "@/domain/distribution/pause";
import { listWaitingSends } from "@/domain/distribution/sends-waiting";
import { startSend } from "@/domain/distribution/start";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { expect, test } from "../../fixtures";
import { person, refusalOf } from "../../support/releases";
import { changeAndCorrect, people, published, readySend } from "../../support/sends";

/** What the desk shows to those who can act: sends that stand still, and changes that nobody was told of. */

test.beforeEach(({ freshDatabase: _ }) => {});

const waiting = async (ctx: Ctx) => (await listWaitingSends(ctx)).map(({ waitsFor, sendId }) => [waitsFor, sendId]);

async function running(ctx: Ctx, releaseId?: string): Promise<string> {
  const id = await readySend(ctx, people(2), releaseId ? { releaseId } : {});
  await startSend(ctx, { id });
  await ctx.db.update(sends).set({ state: "sending" }).where(eq(sends.id, id));
  return id;
}

test("a send that stops by itself or needs a decision waits for a person, one that a person paused does not", async ({
  ctx,
}) => {
  const [itself, byHand, doubtful] = [await running(ctx()), await running(ctx()), await running(ctx())];
  expect(await waiting(ctx())).toEqual([]);
  await pauseItself(ctx(), { id: itself }, "refusals");
  await pauseSend(ctx(), { id: byHand });
  await ctx().db.update(sends).set({ state: "attention", reason: "mails-held" }).where(eq(sends.id, doubtful));
  expect((await waiting(ctx())).toSorted()).toEqual([
    ["decision", doubtful],
    ["paused", itself],
  ]);
  await resumeSend(ctx(), { id: itself });
  expect(await waiting(ctx())).toEqual([["decision", doubtful]]);
});

test("a correction of what was sent waits for its notice, for a week at most", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await running(ctx(), releaseId);
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  await ctx().db.update(sends).set({ state: "completed", finishedAt: new Date() }).where(eq(sends.id, id));
  await changeAndCorrect(ctx(undefined, new Date(Date.now() + 1000)), releaseId);
  expect(await listWaitingSends(ctx())).toMatchObject([{ waitsFor: "notice", releaseId, sendId: null }]);
  expect(await listWaitingSends(ctx(undefined, new Date(Date.now() + 8 * 86_400_000)))).toEqual([]);
  // A notice that has left is enough; the withdrawal later wants one of its own.
  await ctx().db.execute(sql`
    insert into sends (release_id, state, notice, from_email, reply_to, identity_key, idempotency_key, created_by_name,
      candidate_count, excluded_count, frozen_count, frozen_at, started_at, date_header)
    select release_id, 'completed', 'correction', from_email, reply_to, identity_key, 'the notice', created_by_name, 2, 0, 2,
      now() + interval '2 seconds', now(), now() from sends where id = ${id}
  `);
  expect(await listWaitingSends(ctx())).toEqual([]);
  await withdrawRelease(ctx(undefined, new Date(Date.now() + 5000)), { id: releaseId, reasons: "a mistake" });
  expect(await listWaitingSends(ctx())).toMatchObject([{ waitsFor: "notice", releaseId }]);
});

test("a change of what nobody was sent waits for nothing", async ({ ctx }) => {
  const releaseId = await published(ctx());
  await readySend(ctx(), people(1), { releaseId });
  await changeAndCorrect(ctx(), releaseId);
  expect(await listWaitingSends(ctx())).toEqual([]);
});

test("whoever corrects is told how many have the earlier text, though they may not send", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await running(ctx(), releaseId);
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  await changeAndCorrect(ctx(undefined, new Date(Date.now() + 1000)), releaseId);
  const editor = ctx(await person(ctx(), "Editor", "editor"));
  expect(await noticeOffer(editor, releaseId)).toMatchObject({ notice: "correction", counts: { union: 2, total: 2 } });
  expect(await refusalOf(listWaitingSends(editor))).toBe("forbidden not-allowed");
});
