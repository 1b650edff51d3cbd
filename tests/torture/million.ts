import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { published, readySend, type WorkerProcess } from "../support/sends";
import type { Promised } from "./promise";
import { eventually } from "./world";

/** Bars of performance.md and sending.md 7. */
const mostMemory = 200;
const leastHot = 0.8;
const leastPace = 0.8;
const mostLate = 100;
/** Seconds; a part of the readers is given a part of it, and what every freeze costs. */
const longestFreeze = 45;
/** At the end, of what it was in the middle. */
const mostGrowth = 1.1;

/** A worker with this in its environment says how late its loop is. */
const tellingLag = { NODE_OPTIONS: `--import=${resolve("tests/support/loop-lag.ts")}` };

/** 13: a million readers: memory flat, updates within their pages, the last tenth as fast as the first. */
export const million: Promised = async (world, scale, outcome) => {
  const { ctx } = world;
  const readers = Math.round(1_000_000 * scale);
  const listId = await world.list(1);
  await ctx().db.execute(sql`
    with made as (
      insert into contacts (email, email_norm) select 'm' || n || '@dijla.example', 'm' || n || '@dijla.example'
      from generate_series(2, ${readers}) n returning id
    )
    insert into memberships (list_id, contact_id) select ${listId}, id from made
  `);
  const began = performance.now();
  const id = await readySend(ctx(), [], { releaseId: await published(ctx()), listIds: [listId] });
  const frozenIn = (performance.now() - began) / 1000;
  console.error(`13: ${readers} frozen in ${frozenIn.toFixed(1)} s`);
  if (frozenIn > longestFreeze * Math.max(scale, 0.1)) outcome.broken.push(`frozen in ${frozenIn.toFixed(1)} s`);
  // The relay that keeps nothing, in a process of its own.
  const relay = fork("tests/bench/sink.ts", { execArgv: ["--import", "./scripts/tsx.mjs"] });
  try {
    const [{ port }] = await once(relay, "message");
    await world.hire(1, { SMTP_URL: `smtp://127.0.0.1:${port}?pool=20`, ...tellingLag });
    await startSend(ctx(), { id });
    const marks: { taken: number; at: number; memory: number }[] = [];
    const worker = world.workers[0];
    if (!worker) throw new Error("nobody works");
    // From here on: what its start costs is not what is asked.
    worker.child.kill("SIGUSR2");
    while ((marks.at(-1)?.taken ?? 0) < readers) {
      marks.push({ taken: await taken(relay), at: performance.now(), memory: memoryOf(worker.child.pid ?? 0) });
      await wait(100);
    }
    await eventually(async () => (await getSend(ctx(), id)).state === "completed", 120);
    const when = (part: number) => marks.find((mark) => mark.taken >= readers * part)?.at ?? 0;
    // The first tenth has the start in it; a short run has no mark for each.
    const pace = (when(0.2) - when(0.1)) / Math.max(1, when(1) - when(0.9));
    const [hot] = await ctx().db.execute<{ share: number }>(sql`
      select n_tup_hot_upd::float8 / greatest(n_tup_upd, 1) as share from pg_stat_user_tables where relname = 'deliveries'`);
    const memory = Math.max(...marks.map((mark) => mark.memory));
    const most = (from: number, to: number) =>
      Math.max(
        ...marks.filter(({ taken }) => taken >= readers * from && taken <= readers * to).map((mark) => mark.memory),
      );
    const growth = most(0.8, 1) / most(0.4, 0.6);
    const late = await lateness(worker);
    const seconds = ((marks.at(-1)?.at ?? 0) - (marks[0]?.at ?? 0)) / 1000;
    console.error(
      `13: ${Math.round(readers / seconds)} a second, ${memory} MB at most, ${growth.toFixed(2)} of the middle at the end, loop late by ${late} ms, ${Math.round((hot?.share ?? 0) * 100)} % HOT, last tenth at ${pace.toFixed(2)} of the second`,
    );
    // Written so that what could not be measured is not kept.
    if (!(memory > 0 && memory <= mostMemory)) outcome.broken.push(`${memory} MB of memory`);
    if (!(growth <= mostGrowth)) outcome.broken.push(`memory grew to ${growth.toFixed(2)} of the middle`);
    if (!(late < mostLate)) outcome.broken.push(`the loop was late by ${late} ms`);
    if ((hot?.share ?? 0) < leastHot) outcome.broken.push(`${hot?.share} of the updates were HOT`);
    if (pace < leastPace) outcome.broken.push(`the last tenth went at ${pace.toFixed(2)} of the second`);
    const { counts } = await getSend(ctx(), id);
    if (counts.accepted !== readers) outcome.broken.push(JSON.stringify(counts));
    const sent = await taken(relay);
    if (sent !== readers) outcome.broken.push(`${sent} mails for ${readers} readers`);
    outcome.runs++;
    outcome.faults++;
  } finally {
    relay.disconnect();
  }
};

async function taken(relay: ChildProcess): Promise<number> {
  relay.send("how many");
  const [reply] = await once(relay, "message");
  return reply.taken;
}

/** Milliseconds by which its loop was late since the last asking, at the 99th of a hundred. */
async function lateness({ child, said }: WorkerProcess): Promise<number> {
  const heard = () => [...said().matchAll(/late by ([\d.]+) ms/g)].map(([, ms]) => Number(ms));
  const before = heard().length;
  child.kill("SIGUSR2");
  await eventually(async () => heard().length > before, 10);
  return heard().at(-1) ?? Number.NaN;
}

/** Resident megabytes, by /proc; not a number where there is none. */
function memoryOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}
