import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { clusterFolder } from "../support/cluster";
import { stopDatabase } from "./database";
import { close } from "./judge";
import { few, isPart, type Outcome, type Promised, times, turns } from "./promise";
import { eventually, type World } from "./world";

/** sending.md 6: without a ledger nothing new is offered after this long. */
const stopsWithin = 1000;
/** mail-and-safety.md 4: time to resume. */
const resumesWithin = 30;

/** Mails that were offered while nothing could be written; looked at when the outage is over. */
export function offeredWithout({ relay }: World, lostAt: number, backAt: number, outcome: Outcome): void {
  const late = relay.offers.filter((at) => at > lostAt + stopsWithin && at < backAt).length;
  if (late > 0) outcome.broken.push(`${late} mails were offered more than 1 s after the ledger was lost`);
}

/** A worker that could write nothing for ten seconds ends itself; its supervisor would start it again. */
export async function replace(world: World, count: number): Promise<void> {
  for (const worker of world.workers.filter(({ child }) => child.exitCode !== null)) await world.kill(worker);
  await world.hire(count);
}

/** 4: the server stops as if its power were cut, and comes back at once, in three seconds, or too late for its workers. */
export const stopped: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const wanted = times(40, scale);
  for (const _ of turns(outcome, scale, { turns: 10, faults: 40 })) {
    relay.hesitate(200, isPart(scale) ? 1500 : 600);
    await world.hire(2);
    const id = await world.ready(few(2000, scale));
    await startSend(ctx(), { id });
    for (let stop = 0; stop < 4 && outcome.faults < wanted; stop++) {
      const served = relay.copies.length;
      await eventually(async () => relay.copies.length > served, 60);
      await wait(Math.random() * 300);
      if ((await getSend(ctx(), id)).state !== "sending") break;
      await stopDatabase(clusterFolder);
      const lostAt = performance.now();
      await wait([3000, 0, 3000, 12_000][outcome.faults % 4]);
      const backAt = performance.now();
      await startEmbedded(clusterFolder);
      offeredWithout(world, lostAt, backAt, outcome);
      outcome.faults++;
      await replace(world, 2);
      const isOver = async () => (await getSend(ctx(), id)).state !== "sending";
      const goesOn = async () => relay.offers.some((at) => at > backAt) || (await isOver());
      await eventually(goesOn, resumesWithin).catch(() =>
        outcome.broken.push("nothing left within 30 s of the return"),
      );
    }
    relay.hesitate(0, 20);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  relay.hesitate(0, 0);
};

/** 4: connections of the workers are ended from the other side; once in each send all of them, and none is let in. */
export const cut: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const wanted = times(200, scale);
  for (const _ of turns(outcome, scale, { turns: 14, faults: 200 })) {
    relay.hesitate(200, isPart(scale) ? 1500 : 600);
    await world.hire(2);
    const id = await world.ready(isPart(scale) ? 600 : 2000);
    await startSend(ctx(), { id });
    await eventually(async () => (await getSend(ctx(), id)).counts.accepted > 10, 60);
    for (const isHung of [true, false]) await lockedOut(world, outcome, isHung);
    for (let blow = 0; blow < 15 && outcome.faults < wanted; blow++) {
      await wait(Math.random() * 400);
      if ((await getSend(ctx(), id)).state !== "sending") break;
      const ended = await ctx().db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name in ('bayan-worker', 'bayan-queue') and datname = current_database()
        order by random() limit 1`);
      outcome.faults += ended.length;
      await replace(world, 2);
    }
    relay.hesitate(0, 20);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  relay.hesitate(0, 0);
};

/** For three seconds every statement of the workers fails, or waits: what is fenced must not go on either way. */
async function lockedOut(world: World, outcome: Outcome, isHung: boolean): Promise<void> {
  const { sql, close } = openDatabase(world.ownerUrl, { max: 1, name: "bayan-torture" });
  const [{ name = "" } = {}] = await sql<{ name: string }[]>`select current_database() as name`;
  const lose = async () => {
    const lostAt = performance.now();
    await wait(3000);
    return lostAt;
  };
  let lostAt: number;
  if (isHung) {
    lostAt = await sql.begin(async (tx) => {
      await tx.unsafe("lock table deliveries, send_slices in share row exclusive mode");
      return lose();
    });
  } else {
    await sql.unsafe(`alter database ${name} connection limit 0`);
    const ended = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name in ('bayan-worker', 'bayan-queue') and datname = current_database()`;
    outcome.faults += ended.length;
    lostAt = await lose();
    await sql.unsafe(`alter database ${name} connection limit -1`);
  }
  offeredWithout(world, lostAt, lostAt + 3000, outcome);
  await close();
}
