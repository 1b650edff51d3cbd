import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import type { WorkerProcess } from "../support/sends";
import { watchEpochs } from "./epochs";
import { close } from "./judge";
import { few, isPart, type Outcome, type Promised, times, turns } from "./promise";
import { addTo, eventually, passTime, type World, window } from "./world";

/** Ten stand still at once, and two others go on; of a part of the counts, one of two. */
const crowd = { stopped: 10, workers: 12 };
const pair = { stopped: 1, workers: 2 };

/**
 * 5: workers that stand still with mails in hand, for a minute and in real time, while others take their work over,
 * and then go on. Of a part of the counts: for two seconds, and the takeover is let happen at once.
 */
export const zombies: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const epochs = await watchEpochs(world.ownerUrl);
  const isReal = !isPart(scale);
  const { stopped, workers } = isReal ? crowd : pair;
  for (const _ of turns(outcome, scale, { turns: isReal ? 5 : 50, faults: 50 })) {
    // So slow that the work lasts beyond the minute: who wakes finds his slices in other hands, and open.
    relay.hesitate(isReal ? 600 : 200, isReal ? 1400 : 800);
    await world.hire(workers);
    const ids: string[] = [];
    for (let send = 0; send < stopped; send++) ids.push(await world.ready(isReal ? 600 : 450));
    for (const id of ids) await startSend(ctx(), { id });
    const still = await stopSome(world, stopped, outcome);
    const held = await inHandsOf(world, still);
    if (isReal) await wait(60_000);
    else {
      for (const { child } of still)
        await ctx().db.execute(sql`delete from process_parts where pid = ${child.pid ?? 0}`);
      await passTime(ctx());
      await wait(2000);
    }
    await goOn(world, still, held, outcome);
    relay.hesitate(0, 20);
    for (const id of ids) await (isReal ? world.settled(id, ["completed"], 300) : world.until(id, ["completed"]));
    for (const id of ids) await close(world, outcome, id);
  }
  const late = await epochs.late();
  if (late > 0) outcome.broken.push(`${late} mails were claimed under an epoch that was over`);
  await epochs.close();
  relay.hesitate(0, 0);
};

/** Stops as many as hold mails, up to so many. */
async function stopSome(world: World, most: number, outcome: Outcome): Promise<WorkerProcess[]> {
  await eventually(async () => (await world.holders()).length >= most, 120);
  const still: WorkerProcess[] = [];
  for (const worker of (await world.holders()).slice(0, most)) {
    worker.child.kill("SIGSTOP");
    const inDoubt = await world.doubt(worker);
    if (inDoubt > 0) outcome.faults++;
    if (inDoubt > window) outcome.broken.push(`${inDoubt} mails were in the hands of one`);
    still.push(worker);
  }
  return still;
}

/** Their work is in other hands by then; they wake, and are given the time to do what a zombie does. */
async function goOn(world: World, still: readonly WorkerProcess[], held: readonly Held[], outcome: Outcome) {
  const ids = held.map(({ id }) => id);
  // Two others cannot come to the work of ten within a minute; what they have not come to they take up later.
  const isTakenOver = async () => {
    const left = await heldOf(world, ids);
    return held.some((was) => left.some((is) => is.id === was.id && is.epoch > was.epoch));
  };
  await eventually(isTakenOver, 120).catch(() => {
    outcome.broken.push(`none of ${held.length} slices of those who stood still was taken over`);
  });
  for (const { child } of still) child.kill("SIGCONT");
  await wait(3000);
}

interface Held extends Record<string, unknown> {
  id: string;
  epoch: number;
}

/** The slices in the hands of those who stand still. */
async function inHandsOf({ ctx }: World, still: readonly WorkerProcess[]): Promise<Held[]> {
  return await ctx().db.execute<Held>(sql`
    select s.id::text, s.epoch::int from send_slices s join process_parts p on p.id = s.last_worker
    where s.state = 'running' and p.pid::text = any(${sql.param(still.map(({ child }) => String(child.pid)))}::text[])`);
}

/** What has become of these slices. */
async function heldOf({ ctx }: World, ids: readonly string[]): Promise<Held[]> {
  return await ctx().db.execute<Held>(sql`
    select id::text, epoch::int from send_slices where id::text = any(${sql.param([...ids])}::text[])`);
}

/** 5: the job of a slice is done twice at once: its holder lives, and another is made to take it over. */
export const doubleRuns: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const epochs = await watchEpochs(world.ownerUrl);
  const wanted = times(100, scale);
  for (const _ of turns(outcome, scale, { turns: 10, faults: 100 })) {
    relay.hesitate(300, 900);
    await world.hire(2);
    const id = await world.ready(few(2000, scale));
    await startSend(ctx(), { id });
    for (let twice = 0; twice < 12 && outcome.faults < wanted; twice++) {
      await wait(Math.random() * 300);
      if ((await getSend(ctx(), id)).state !== "sending") break;
      if (await runTwice(world, id, outcome)) outcome.faults++;
    }
    relay.hesitate(0, 20);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  const late = await epochs.late();
  if (late > 0) outcome.broken.push(`${late} mails were claimed under an epoch that was over`);
  await epochs.close();
  relay.hesitate(0, 0);
};

/** False: no slice was in hand, or nobody took it within some seconds. */
async function runTwice({ ctx, doubts }: World, sendId: string, outcome: Outcome): Promise<boolean> {
  const [slice] = await ctx().db.execute<{ id: number; epoch: number; holder: string }>(sql`
    select id::int, epoch, last_worker as holder from send_slices
    where send_id = ${sendId} and state = 'running' order by random() limit 1`);
  if (!slice) return false;
  // Its job is lost, its holder is not heard of for a moment: who comes next may think it dead.
  await ctx().db.execute(sql`delete from pgboss.job where data->>'sliceId' = ${String(slice.id)}`);
  await ctx().db.execute(
    sql`update process_parts set seen_at = now() - interval '20 seconds' where id = ${slice.holder}`,
  );
  await enqueue(ctx().db, "send-slice", { sendId, sliceId: slice.id }, { key: String(slice.id) });
  const isTaken = async () => {
    const [now] = await ctx().db.execute<{ epoch: number }>(sql`select epoch from send_slices where id = ${slice.id}`);
    return (now?.epoch ?? 0) > slice.epoch;
  };
  const taken = await eventually(isTaken, 10, 20).then(
    () => true,
    () => false,
  );
  if (!taken) return false;
  const rows = await ctx().db.execute<{ id: string }>(sql`
    update deliveries set claimed_at = claimed_at - interval '61 seconds'
    where slice_id = ${slice.id} and state = 1 and not uncertain and epoch = ${slice.epoch} returning id`);
  if (rows.length > window) outcome.broken.push(`${rows.length} mails were in the hands of one`);
  addTo(
    doubts,
    rows.map(({ id }) => Number(id)),
  );
  return true;
}
