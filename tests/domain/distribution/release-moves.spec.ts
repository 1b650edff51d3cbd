import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { pauseSend } from "@/domain/distribution/pause";
import { getSend, listSends } from "@/domain/distribution/queries";
import { findChangeable, findOpenSend, findSendOf } from "@/domain/distribution/send-view";
import { startSend } from "@/domain/distribution/start";
import { correctRelease } from "@/domain/publication/correct";
import { publishDue } from "@/domain/publication/due";
import { publishRelease } from "@/domain/publication/publish";
import { unscheduleRelease } from "@/domain/publication/unschedule";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { expect, test } from "../../fixtures";
import { draft, refusalOf } from "../../support/releases";
import { change, people, published, readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const now = new Date();
const inAnHour = new Date(now.getTime() + 3_600_000);
const statesOf = async (ctx: Ctx, releaseId: string) =>
  (await listSends(ctx, { releaseId })).map(({ state, reason }) => (reason ? `${state} ${reason}` : state)).sort();

async function scheduled(ctx: Ctx, underEmbargo = false) {
  const { id } = await draft(ctx);
  await publishRelease(ctx, { id, at: inAnHour, underEmbargo });
  return id;
}

test("a send of a scheduled release waits for the publication and starts with it", async ({ ctx }) => {
  const releaseId = await scheduled(ctx(undefined, now));
  const id = await readySend(ctx(undefined, now), people(2), { releaseId });
  expect(await startSend(ctx(undefined, now), { id })).toMatchObject({ state: "scheduled", scheduledAt: null });
  expect(await publishDue(ctx(undefined, new Date(inAnHour.getTime() - 1000)))).toEqual([]);
  expect((await getSend(ctx(), id)).state).toBe("scheduled");
  expect(await publishDue(ctx(undefined, inAnHour))).toEqual([releaseId]);
  expect(await getSend(ctx(), id)).toMatchObject({ state: "sending", startedAt: inAnHour });
  const jobs = await ctx().db.execute(sql`select 1 as one from pgboss.job where name = 'send-slice'`);
  expect(jobs).toHaveLength(1);
});

test("under an embargo the mail leaves at once, with the notice and without a link to the page", async ({ ctx }) => {
  const releaseId = await scheduled(ctx(undefined, now), true);
  const id = await readySend(ctx(undefined, now), people(1), { releaseId });
  const [mail] = await ctx().db.execute<{ html: string; text: string }>(
    sql`select html, text from send_templates where send_id = ${id}`,
  );
  expect(mail?.text).toContain("Embargoed until");
  expect(mail?.html).not.toContain("/en/news/");
  expect((await startSend(ctx(undefined, now), { id })).state).toBe("sending");
});

test("taken off the clock, a waiting send is cancelled and its audience kept as a new draft", async ({ ctx }) => {
  const releaseId = await scheduled(ctx(undefined, now));
  const id = await readySend(ctx(undefined, now), people(2), { releaseId });
  await startSend(ctx(undefined, now), { id });
  await unscheduleRelease(ctx(undefined, now), { id: releaseId });
  expect(await statesOf(ctx(), releaseId)).toEqual(["cancelled release-unscheduled", "draft"]);
  const [copy] = (await listSends(ctx(), { releaseId })).filter(({ state }) => state === "draft");
  const { lists } = await getSend(ctx(), id);
  expect((await getSend(ctx(), copy?.id ?? "")).lists).toEqual(lists);
  // Whoever sends finds it where audiences are chosen, and can still choose it anew.
  expect(await findOpenSend(ctx(), releaseId)).toEqual({ id: copy?.id, state: "draft" });
  expect(await findChangeable(ctx(), releaseId, copy?.id)).toBe(copy?.id);
});

test("a withdrawn release stops every send of it", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const running = await readySend(ctx(), people(2), { releaseId });
  await startSend(ctx(), { id: running });
  const paused = await readySend(ctx(), [["x@dijla.example", "en"]], { releaseId });
  await startSend(ctx(), { id: paused });
  await pauseSend(ctx(), { id: paused });
  await readySend(ctx(), [["y@dijla.example", "en"]], { releaseId });
  await withdrawRelease(ctx(), { id: releaseId, reasons: "a mistake" });
  expect(await statesOf(ctx(), releaseId)).toEqual([
    "cancelled release-withdrawn",
    "cancelling release-withdrawn",
    "cancelling release-withdrawn",
  ]);
});

test("a corrected release pauses what is under way and cancels what has not begun", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const running = await readySend(ctx(), people(2), { releaseId });
  await startSend(ctx(), { id: running });
  await readySend(ctx(), [["y@dijla.example", "en"]], { releaseId });
  await change(ctx(), releaseId);
  await correctRelease(ctx(), { id: releaseId, notes: { en: "A number.", ar: "رقم." } });
  expect(await statesOf(ctx(), releaseId)).toEqual([
    "cancelled release-corrected",
    "draft",
    "paused release-corrected",
  ]);
  expect(await refusalOf(pauseSend(ctx(), { id: running }))).toBe("conflict conflict");
  // The draft that was kept is newer and hides nothing of the send that went out.
  expect(await findSendOf(ctx(), releaseId)).toBe(running);
});

test("a send that was finished before the correction stays finished", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await readySend(ctx(), people(1), { releaseId });
  await startSend(ctx(), { id });
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now()`);
  await ctx().db.execute(sql`update sends set state = 'completed', finished_at = now() where id = ${id}`);
  await withdrawRelease(ctx(), { id: releaseId, reasons: "a mistake" });
  expect(await statesOf(ctx(), releaseId)).toEqual(["completed"]);
});
