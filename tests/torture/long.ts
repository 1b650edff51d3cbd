import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { published } from "../support/sends";
import { isPart, type Promised, times } from "./promise";
import { eventually } from "./world";

/** 10: killed in the middle of a freeze: everybody is in it, or nobody. */
export const frozenWhole: Promised = async (world, scale, outcome) => {
  const { ctx } = world;
  const readers = isPart(scale) ? 2000 : 100_000;
  const listId = await world.list(readers);
  await world.hire(1);
  for (let run = 0; run < times(30, scale); run++) {
    const { id } = await createSend(ctx(), {
      releaseId: await published(ctx()),
      listIds: [listId],
      languageRule: "own",
      skipsOtherLanguages: false,
      idempotencyKey: `frozen-${run}-${process.pid}`,
    });
    await freezeSend(ctx(), { id });
    // Its row is locked for as long as the freeze lasts.
    const isAtWork = async () =>
      (await ctx().db.execute(sql`select 1 from sends where id = ${id} for update skip locked`)).length === 0;
    await eventually(isAtWork, 60, 10);
    await wait(Math.random() * (readers / 50));
    for (const worker of [...world.workers]) await world.kill(worker);
    const [rows] = await ctx().db.execute<{ n: number }>(
      sql`select count(*)::int as n from deliveries where send_id = ${id}`,
    );
    if (rows?.n !== 0 && rows?.n !== readers) outcome.broken.push(`a killed freeze left ${rows?.n} rows`);
    await world.hire(1);
    await ctx().db.execute(sql`delete from pgboss.job where name in ('send-freeze', 'send-render')`);
    const { state } = await getSend(ctx(), id);
    if (state === "freezing")
      await enqueue(ctx().db, rows?.n ? "send-render" : "send-freeze", { sendId: id }, { key: id });
    await eventually(async () => (await getSend(ctx(), id)).state === "ready", 120);
    const { counts } = await getSend(ctx(), id);
    if (counts.frozen !== readers || counts.queued !== readers) outcome.broken.push(`frozen ${JSON.stringify(counts)}`);
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
