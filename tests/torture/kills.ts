import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { freezeSend, takeBackSend } from "@/domain/distribution/freeze";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { holdAt, type Moment } from "./hold";
import { close } from "./judge";
import { few, isPart, type Promised, times, turns } from "./promise";
import { eventually, passTime, type World, window } from "./world";

const someone = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;

/** 1: workers killed at random times, three at work. */
export const killed: Promised = async (world, scale, outcome) => {
  for (const _ of turns(outcome, scale, { turns: 50, faults: 200 })) {
    // Slower while the blows fall than the fifty milliseconds of the rest: all of them fall into the send.
    world.relay.hesitate(0, isPart(scale) ? 2000 : 400);
    await world.hire(3);
    const id = await world.ready(few(2000, scale));
    await startSend(world.ctx(), { id });
    for (let blow = 0; blow < 4; blow++) {
      await wait(Math.random() * 800);
      if ((await getSend(world.ctx(), id)).state !== "sending") break;
      // Of those who have mails in hand, where any has: the others would be missed by nobody.
      const holders = await world.holders();
      const inDoubt = await world.kill(someone(holders.length > 0 ? holders : world.workers));
      if (inDoubt > window) outcome.broken.push(`${inDoubt} mails were in the hands of one`);
      if (inDoubt > 0) outcome.faults++;
      await passTime(world.ctx());
      await world.hire(3);
    }
    world.relay.hesitate(0, 50);
    await world.hire(3);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  world.relay.hesitate(0, 0);
};

type Point =
  | { at: "mail" | "rcpt" | "data" | "body" | "dot" | "acknowledged" }
  | { moment: Moment; as: "commit" | "rollback" };

const claimed: Moment = { table: "deliveries", on: "update", when: "new.state = 1 and old.state <> 1" };
const flushed: Moment = { table: "deliveries", on: "update", when: "new.state = 3 and old.state = 1" };
const laidDown: Moment = {
  table: "send_slices",
  on: "update",
  when: "new.state in ('done', 'parked') and old.state = 'running'",
};
const finished: Moment = { table: "sends", on: "update", when: "new.state = 'completed'" };
const frozen: Moment = { table: "deliveries", on: "insert" };
const begun: Moment = { table: "sends", on: "update", when: "new.state = 'sending'" };

/** Where a worker is killed, by name, and how many mails may then be doubled. */
const points: Record<string, { point: Point; mayDouble: boolean }> = {
  "before the claim commits": { point: { moment: claimed, as: "rollback" }, mayDouble: false },
  "after the claim commits": { point: { moment: claimed, as: "commit" }, mayDouble: false },
  "at MAIL": { point: { at: "mail" }, mayDouble: false },
  "at RCPT": { point: { at: "rcpt" }, mayDouble: false },
  "in the body": { point: { at: "body" }, mayDouble: false },
  "after the dot": { point: { at: "dot" }, mayDouble: true },
  "after the 250": { point: { at: "acknowledged" }, mayDouble: true },
  "in the middle of a record": { point: { moment: flushed, as: "rollback" }, mayDouble: true },
  "before the slice is laid down": { point: { moment: laidDown, as: "rollback" }, mayDouble: false },
  "before the send is finished": { point: { moment: finished, as: "rollback" }, mayDouble: false },
  "in the freeze": { point: { moment: frozen, as: "rollback" }, mayDouble: false },
  "in the start": { point: { moment: begun, as: "rollback" }, mayDouble: false },
};

/** 2: a worker killed at each named point. */
export const killedAt: Promised = async (world, scale, outcome) => {
  await world.hire(1);
  for (const [name, { point, mayDouble }] of Object.entries(points)) {
    for (let run = 0; run < times(25, scale); run++) {
      const id = await world.ready(isPart(scale) ? 100 : 300);
      await killOnce(world, id, point)
        .then(() => outcome.faults++)
        .catch((error) => outcome.broken.push(`${name}: ${error.message}`));
      await world.hire(1);
      if (point === points["in the freeze"]?.point) await freezeAgain(world, id);
      await world.until(id, ["completed"]);
      const before = outcome.doubled;
      await close(world, outcome, id);
      if (!mayDouble && outcome.doubled > before) outcome.broken.push(`doubled when killed ${name}`);
    }
  }
};

async function killOnce(world: World, id: string, point: Point): Promise<void> {
  const { ctx, relay } = world;
  const patience = AbortSignal.timeout(60_000);
  if ("moment" in point) {
    const hold = await holdAt(world.ownerUrl, point.moment);
    try {
      await set(world, id, point.moment);
      await hold.reached(patience);
      await killAll(world);
    } finally {
      await hold.release(point.as);
    }
    return;
  }
  const { at } = point;
  const isBeforeDot = !["dot", "acknowledged"].includes(at);
  let left = 20;
  // Some go through first, so that the kill falls into the middle.
  if (at !== "acknowledged") relay.misbehave(({ to }) => (to !== "" && left-- > 0 ? undefined : { at, hang: true }));
  const reached = relay.step(at);
  const sofar = relay.copies.length;
  await startSend(ctx(), { id });
  await Promise.race([reached, wait(60_000).then(() => Promise.reject(new Error("was not reached")))]);
  // What had gone through before is written down, so that a double could only come from the point itself.
  if (isBeforeDot) {
    await eventually(async () => (await getSend(ctx(), id)).counts.accepted === relay.copies.length - sofar, 30);
  }
  await killAll(world);
  relay.misbehave(null);
}

/** What makes a worker come to the moment. */
async function set({ ctx }: World, id: string, moment: Moment): Promise<void> {
  if (moment === frozen) {
    await takeBackSend(ctx(), { id });
    await freezeSend(ctx(), { id });
  } else if (moment === begun) {
    await startSend(ctx(), { id, at: new Date(Date.now() + 100) });
    await enqueue(ctx().db, "send-due", {}, { startAfter: new Date(Date.now() + 1000) });
  } else await startSend(ctx(), { id });
}

/** A killed freeze is rolled back whole: nothing is left, and the job comes again. */
async function freezeAgain({ ctx }: World, id: string): Promise<void> {
  const [rows] = await ctx().db.execute<{ n: number }>(
    sql`select count(*)::int as n from deliveries where send_id = ${id}`,
  );
  if (rows?.n !== 0) throw new Error(`a killed freeze left ${rows?.n} rows`);
  await ctx().db.execute(sql`delete from pgboss.job where name = 'send-freeze'`);
  await enqueue(ctx().db, "send-freeze", { sendId: id }, { key: id });
  await eventually(async () => (await getSend(ctx(), id)).state === "ready", 60);
  await startSend(ctx(), { id });
}

async function killAll(world: World): Promise<void> {
  for (const worker of [...world.workers]) await world.kill(worker);
}

/** 3: workers asked to stop, one after the other, as in a deploy, each with mails in hand. */
export const deployed: Promised = async (world, scale, outcome) => {
  const { relay } = world;
  for (const _ of turns(outcome, scale, { turns: 25, faults: 50 })) {
    if (isPart(scale)) relay.hesitate(300, 900);
    else relay.hesitate(100, 300);
    await world.hire(2);
    const id = await world.ready(few(1000, scale));
    await startSend(world.ctx(), { id });
    for (let turn = 0; turn < 2; turn++) {
      const served = relay.copies.length;
      const isOver = async () => (await getSend(world.ctx(), id)).state !== "sending";
      await eventually(async () => relay.copies.length > served || (await isOver()), 60);
      const worker = world.workers.shift();
      if (!worker) break;
      const began = performance.now();
      const [held, status] = await Promise.all([world.inHand(worker), worker.stop()]);
      if (held.length > 0) outcome.faults++;
      if (status !== 0) outcome.broken.push(`a stop ended with ${status}`);
      if (performance.now() - began > 30_000) outcome.broken.push("a stop took more than 30 s");
      await world.hire(2);
    }
    relay.hesitate(5, 20);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  relay.hesitate(0, 0);
};
