import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { deliveries } from "@/db/schema/distribution";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { published } from "../support/sends";
import { isPart, type Promised, turns } from "./promise";
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
  await isFrozen(whole, 120);
  for (const turn of turns(outcome, scale, { turns: 30, faults: 30 })) {
    const id = await begin();
    await wait(Math.random() * lasts * 0.9);
    for (const worker of [...world.workers]) await world.kill(worker);
    const rows = await ctx().db.$count(deliveries, eq(deliveries.sendId, id));
    if (rows !== 0 && rows !== readers) outcome.broken.push(`a killed freeze left ${rows} rows`);
    if (rows === 0) outcome.faults++;
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

/** 12: four workers and one rate, for ten minutes. */
export const paced: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const rate = 100;
  const seconds = Math.max(10, 600 * scale);
  const id = await world.ready(Math.ceil(rate * seconds * 1.2));
  await world.hire(4, { SMTP_URL: `smtp://127.0.0.1:${relay.port}?pool=10&rate=${rate}` });
  await startSend(ctx(), { id });
  await eventually(async () => relay.copies.length >= rate * seconds, seconds * 3);
  const at = relay.copies.map((copy) => copy.at);
  let [most, from] = [0, 0];
  for (let to = 0; to < at.length; to++) {
    while ((at[to] ?? 0) - (at[from] ?? 0) >= 1000) from++;
    most = Math.max(most, to - from + 1);
  }
  const mean = at.length / (((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000);
  // A lease is fifty mails at most.
  if (most > rate + 50) outcome.broken.push(`${most} in one second, at most ${rate + 50} allowed`);
  if (mean < rate * 0.95) outcome.broken.push(`${mean.toFixed(1)} a second of ${rate}`);
  outcome.runs++;
};
