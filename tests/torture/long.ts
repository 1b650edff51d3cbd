import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { deliveries } from "@/db/schema/distribution";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { limitLane } from "@/domain/settings/lane-limits";
import { listOf, people, published, readySend } from "../support/sends";
import { close } from "./judge";
import { isPart, type Outcome, type Promised, times, turns } from "./promise";
import { eventually } from "./world";

/** 10: killed in the middle of a freeze: everybody is in it, or nobody. */
export const frozenWhole: Promised = async (world, scale, outcome) => {
  const { ctx } = world;
  const readers = isPart(scale) ? 5000 : 100_000;
  const listId = await world.list(readers);
  const isAtWork = async (id: string) =>
    (await ctx().db.execute(sql`select 1 from sends where id = ${id} for update skip locked`)).length === 0;
  const begin = async () => {
    const { id } = await createSend(ctx(), {
      releaseId: await published(ctx()),
      listIds: [listId],
      languageRule: "own",
      skipsOtherLanguages: false,
      idempotencyKey: `frozen-${performance.now()}-${process.pid}`,
    });
    await freezeSend(ctx(), { id });
    // Its row is locked for as long as the freeze lasts.
    await eventually(() => isAtWork(id), 60, 5);
    return id;
  };
  const isFrozen = async (id: string, seconds: number) => {
    await eventually(async () => (await getSend(ctx(), id)).state === "ready", seconds);
    const { counts } = await getSend(ctx(), id);
    if (counts.frozen !== readers || counts.queued !== readers) outcome.broken.push(`frozen ${JSON.stringify(counts)}`);
  };
  await world.hire(1);
  // Once to its end: how long it lasts says when the blows are to fall.
  const whole = await begin();
  const began = performance.now();
  await eventually(async () => !(await isAtWork(whole)), 120, 5);
  const lasts = performance.now() - began;
  let reach = lasts;
  await isFrozen(whole, 120);
  for (const turn of turns(outcome, scale, { turns: 30, faults: 30 })) {
    const id = await begin();
    await wait(Math.random() * reach);
    for (const worker of [...world.workers]) await world.kill(worker);
    const rows = await ctx().db.$count(deliveries, eq(deliveries.sendId, id));
    if (rows !== 0 && rows !== readers) outcome.broken.push(`a killed freeze left ${rows} rows`);
    if (rows === 0) outcome.faults++;
    // A blow that came too late lets the next come sooner.
    reach = rows === 0 ? Math.min(lasts, reach * 1.2) : reach / 2;
    await world.hire(1);
    // Once in real time: the job comes again by itself.
    if (turn > 0 || isPart(scale)) {
      await ctx().db.execute(sql`delete from pgboss.job where name in ('send-freeze', 'send-render')`);
      const { state } = await getSend(ctx(), id);
      if (state === "freezing")
        await enqueue(ctx().db, rows ? "send-render" : "send-freeze", { sendId: id }, { key: id });
    }
    await isFrozen(id, 120);
    outcome.runs++;
  }
};

/** 12: four workers, one rate and within it the limit of a lane, for ten minutes, three times. */
export const paced: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const [rate, laneRate] = [100, 10];
  const seconds = Math.max(10, Math.round(600 * scale));
  await limitLane(ctx(), { receiver: "gmail", domain: "", perMinute: laneRate * 60 });
  const limited = people(laneRate * seconds).map(([to]) => [to.replace(/@.*/, "@gmail.com")] as const);
  const listIds = [await listOf(ctx(), "Gmail", limited), await world.list((rate - laneRate) * seconds)];
  await world.hire(4, { SMTP_URL: `smtp://127.0.0.1:${relay.port}?pool=10&rate=${rate}` });
  for (let run = 0; run < times(3, scale); run++) {
    const from = relay.copies.length;
    const id = await readySend(ctx(), [], { releaseId: await published(ctx()), listIds });
    const pauses = watchPauses();
    await startSend(ctx(), { id });
    await eventually(async () => (await getSend(ctx(), id)).state === "completed", seconds * 3 + 60, 1000);
    pauses.stop();
    const copies = relay.copies.slice(from);
    const lane = copies.filter(({ to }) => to.endsWith("@gmail.com")).map(({ at }) => at);
    const others = copies.filter(({ to }) => !to.endsWith("@gmail.com")).map(({ at }) => at);
    // While either had nothing left, the other is all there was to send.
    const end = Math.min(lane.at(-1) ?? 0, others.at(-1) ?? 0);
    const all = copies.map(({ at }) => at);
    const busy = all.filter((at) => at <= end);
    hold(all, busy, { rate, what: "the relay", pauses: pauses.seen }, outcome);
    hold(lane, lane, { rate: laneRate, what: "the lane", pauses: pauses.seen }, outcome);
    await close(world, outcome, id);
  }
};

interface Pause {
  from: number;
  to: number;
}

/** When this process stood still, and the relay in it: what arrived meanwhile was seen only after it. */
function watchPauses() {
  const seen: Pause[] = [];
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    if (now - last > 100) seen.push({ from: last, to: now });
    last = now;
  }, 20);
  return { seen, stop: () => clearInterval(beat) };
}

interface Pace {
  rate: number;
  what: string;
  pauses: readonly Pause[];
}

/**
 * No second sees more than the rate and a lease; and while there is something to send the rate is used. A second in
 * which the relay saw what had come in a pause of its own is longer by that pause.
 */
function hold(all: number[], busy: number[], { rate, what, pauses }: Pace, { broken }: Outcome): void {
  // A lease is one second's worth, fifty mails at most (sending.md 5.6 b).
  const lease = Math.min(50, rate);
  let [worst, most, from] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (let to = 0; to < all.length; to++) {
    const end = all[to] ?? 0;
    while (end - (all[from] ?? 0) >= 1000) from++;
    const paused = pauses.reduce(
      (sum, one) => (one.to >= end - 1100 && one.to <= end ? sum + one.to - one.from : sum),
      0,
    );
    const count = to - from + 1;
    most = Math.max(most, count);
    worst = Math.max(worst, count - rate * (1 + paused / 1000) - lease);
  }
  const mean = busy.length / (((busy.at(-1) ?? 0) - (busy[0] ?? 0)) / 1000);
  const longest = Math.round(Math.max(0, ...pauses.map((one) => one.to - one.from)));
  console.error(
    `12 ${what}: ${most} in one second of ${rate + lease}, ${mean.toFixed(1)} a second of ${rate}; paused ${longest} ms`,
  );
  if (worst > 0) broken.push(`${what}: ${Math.ceil(worst)} too many in one second, ${rate + lease} allowed`);
  if (!(mean >= rate * 0.95)) broken.push(`${what}: ${mean.toFixed(1)} a second of ${rate}`);
}
