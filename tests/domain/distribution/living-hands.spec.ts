import { eq, sql } from "drizzle-orm";
import { sendSlices } from "@/db/schema/distribution";
import type { Ctx } from "@/domain/context";
import { cancelSend, runCancel } from "@/domain/distribution/cancel";
import { claim } from "@/domain/distribution/claim";
import { closeSlice } from "@/domain/distribution/close-slice";
import { finishSend } from "@/domain/distribution/finish";
import { pauseSend, resumeSend } from "@/domain/distribution/pause";
import { reconcile } from "@/domain/distribution/reconcile";
import { startSend } from "@/domain/distribution/start";
import { type HeldSlice, takeOver } from "@/domain/distribution/takeover";
import { beatPart } from "@/domain/settings/process-parts";
import { expect, test } from "../../fixtures";
import { people, readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

/** A send of so many slices, all of them at work in one living worker. */
async function atWork(ctx: Ctx, slices = 1) {
  const id = await readySend(ctx, people(slices * 2));
  for (let no = 1; no < slices; no++) {
    await ctx.db.execute(sql`
      with made as (
        insert into send_slices (send_id, slice_no, lane, total) values (${id}, ${no + 1}, 'other', 2) returning id
      )
      update deliveries set slice_id = (select id from made) where id in
        (select id from deliveries where send_id = ${id} order by id limit 2 offset ${no * 2})`);
  }
  await startSend(ctx, { id });
  const rows = await ctx.db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
  await heard(ctx, "worker");
  return { id, held: await Promise.all(rows.map((row) => hold(ctx, row.id))) };
}

async function hold(ctx: Ctx, sliceId: number): Promise<HeldSlice> {
  const slice = await takeOver(ctx.db, sliceId, "worker");
  if (!slice) throw new Error("the slice could not be taken");
  return slice;
}

const heard = (ctx: Ctx, id: string) => beatPart(ctx.db, { id, part: "worker", host: "here", pid: 1 });
const silent = (ctx: Ctx, seconds: number) =>
  ctx.db.execute(sql`update process_parts set seen_at = now() - make_interval(secs => ${seconds})`);
const jobs = (ctx: Ctx, name: string) =>
  ctx.db.execute<{ key: string; wait: number }>(sql`
    select singleton_key as key, extract(epoch from start_after - now())::float8 as wait
    from pgboss.job where name = ${name} and state = 'created'`);
const noJobs = (ctx: Ctx) => ctx.db.execute(sql`delete from pgboss.job`);

const one = <T>([first]: readonly T[]): T => {
  if (!first) throw new Error("one was expected");
  return first;
};

test("nothing is claimed of a send that is paused, and everything once it goes on", async ({ ctx }) => {
  const { id, held } = await atWork(ctx(), 1);
  const slice = one(held);
  await claim(ctx().db, slice, 1);
  expect((await pauseSend(ctx(), { id })).state).toBe("pausing");
  expect(await claim(ctx().db, slice, 5)).toEqual({ mails: [], moved: 0 });
  expect(await takeOver(ctx().db, slice.sliceId, "other")).toBeNull();
  expect(await closeSlice(ctx(), slice, { goesOn: true })).toBe("lost");
  expect(await finishSend(ctx(), { id })).toBe("paused");
  await resumeSend(ctx(), { id });
  expect((await claim(ctx().db, await hold(ctx(), slice.sliceId), 5)).mails).toHaveLength(1);
});

test("a slice that a living worker has is left to it, and looked after again", async ({ ctx }) => {
  const { held } = await atWork(ctx());
  const slice = one(held);
  await noJobs(ctx());
  expect(await takeOver(ctx().db, slice.sliceId, "other")).toBeNull();
  const { wait } = one(await jobs(ctx(), "send-retry"));
  expect(wait).toBeGreaterThan(5);
  expect(wait).toBeLessThanOrEqual(10);
  // What it had in hand is its own still: it goes on claiming.
  expect((await claim(ctx().db, slice, 1)).mails).toHaveLength(1);
  // Its own second taking is no theft.
  expect(await takeOver(ctx().db, slice.sliceId, "worker")).toMatchObject({ epoch: slice.epoch + 1 });
  await noJobs(ctx());
  await silent(ctx(), 16);
  expect(await takeOver(ctx().db, slice.sliceId, "other")).toMatchObject({ epoch: slice.epoch + 2 });
  expect(await jobs(ctx(), "send-retry")).toEqual([]);
});

test("a living worker that does not keep its slice has lost it after a minute", async ({ ctx }) => {
  const { held } = await atWork(ctx());
  const { sliceId, epoch } = one(held);
  await ctx().db.execute(sql`update send_slices set updated_at = now() - interval '61 seconds'`);
  expect(await takeOver(ctx().db, sliceId, "other")).toMatchObject({ epoch: epoch + 1 });
});

test("the reconciler makes a job for a slice whose worker is silent, and none for one at work", async ({ ctx }) => {
  const { held } = await atWork(ctx());
  await noJobs(ctx());
  await ctx().db.execute(sql`update send_slices set updated_at = now() - interval '30 seconds'`);
  await reconcile(ctx());
  expect(await jobs(ctx(), "send-slice")).toEqual([]);
  await silent(ctx(), 16);
  await reconcile(ctx());
  expect(await jobs(ctx(), "send-slice")).toMatchObject([{ key: String(one(held).sliceId) }]);
});

test("the jobs of the reconciler keep the priority of their send", async ({ ctx }) => {
  const { id } = await atWork(ctx());
  await noJobs(ctx());
  await ctx().db.execute(sql`update sends set priority = 7 where id = ${id}`);
  await ctx().db.execute(sql`update send_slices set updated_at = now() - interval '30 seconds'`);
  await silent(ctx(), 16);
  await reconcile(ctx());
  const made = await ctx().db.execute(sql`select priority from pgboss.job where name = 'send-slice'`);
  expect([...made]).toEqual([{ priority: 7 }]);
});

test("of slices that are laid down at the same moment, one ends the pause and one the cancelling", async ({ ctx }) => {
  for (const [stop, job] of [
    [pauseSend, "send-finish"],
    [cancelSend, "send-cancel"],
  ] as const) {
    const { id, held } = await atWork(ctx(), 4);
    await stop(ctx(), { id });
    await noJobs(ctx());
    await Promise.all(held.map((slice) => closeSlice(ctx(), slice, { goesOn: true })));
    expect(await jobs(ctx(), job), `${job} is asked for`).not.toEqual([]);
    if (stop === cancelSend) expect(await runCancel(ctx(), { id })).toBe(true);
    else expect(await finishSend(ctx(), { id })).toBe("paused");
  }
});

test("the end of a send is asked for beside a question that has just been answered", async ({ ctx }) => {
  const { id, held } = await atWork(ctx());
  await pauseSend(ctx(), { id });
  await noJobs(ctx());
  // Asked while the slice was in hand, and not over as a job.
  await ctx().db.execute(
    sql`insert into pgboss.job (name, singleton_key, state, policy) values ('send-finish', ${id}, 'active', 'exclusive')`,
  );
  await closeSlice(ctx(), one(held), { goesOn: true });
  expect(await jobs(ctx(), "send-finish")).toHaveLength(1);
});

test("a send goes on though the jobs that found it at rest are not over", async ({ ctx }) => {
  const { id, held } = await atWork(ctx());
  await pauseSend(ctx(), { id });
  await closeSlice(ctx(), one(held), { goesOn: true });
  await finishSend(ctx(), { id });
  await ctx().db.execute(sql`update pgboss.job set state = 'active' where name = 'send-slice'`);
  await resumeSend(ctx(), { id });
  expect(await jobs(ctx(), "send-slice")).toHaveLength(1);
});

test("a send whose worker has died is at rest as soon as it is paused", async ({ ctx }) => {
  const { id } = await atWork(ctx());
  await silent(ctx(), 16);
  expect((await pauseSend(ctx(), { id })).state).toBe("paused");
});
