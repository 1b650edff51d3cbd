import { sql } from "drizzle-orm";
import { embeddedAddress } from "@/db/address";
import { closeDatabase } from "@/db/client";
import { startEmbedded, stopEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { closeQueue } from "@/db/queue";
import type { Ctx } from "@/domain/context";
import { startSend } from "@/domain/distribution/start";
import { openCtx } from "@/domain/open";
import { expect, operator, test } from "../fixtures";
import { inFolder } from "../support/bayan";
import { people, readySend, startWorker, untilState, type WorkerProcess } from "../support/sends";
import { type Received, startSink } from "../support/sink";
import { stopDatabase } from "../torture/database";

/** The window of a worker (worker/window.ts): what may be in doubt after a kill. */
const window = 64;
const readers = 1000;
/** sending.md 7, mail-and-safety.md 4: takeover, and time to resume, in milliseconds. */
const bar = 30_000;

const messageId = ({ raw }: Received) => /^Message-ID: (\S+)/im.exec(raw)?.[1];

// Both wait, most of the time.
test.describe.configure({ mode: "parallel" });

// Nothing here makes time pass: what the queue and the ledger do by themselves, in their own time.
test("a worker that was killed is followed by one that lives, and a double is the same message to the byte", async ({
  ctx,
  freshDatabase: _,
}) => {
  test.setTimeout(300_000);
  await sending(ctx, async ({ id, workers }) => {
    const [held] = await ctx().db.execute<{ slice: number; epoch: number; pid: number }>(sql`
      select s.id::int as slice, s.epoch, p.pid from send_slices s join process_parts p on p.id = s.last_worker
      where s.send_id = ${id} and s.state = 'running' limit 1`);
    const holder = workers.find(({ child }) => child.pid === held?.pid);
    await holder?.kill();
    const at = await databaseClock(ctx);
    await firstClaim(ctx, sql`d.slice_id = ${held?.slice} and d.epoch > ${held?.epoch}`, at);
    return window;
  });
});

test("a send goes on by itself when its database has stopped and come back", () =>
  inFolder(async (folder) => {
    test.setTimeout(300_000);
    const { port } = await startEmbedded(folder);
    const kept = { DATABASE_URL: process.env.DATABASE_URL, BAYAN_DATA: process.env.BAYAN_DATA };
    try {
      const address = embeddedAddress(folder, port, "bayan");
      await migrateDatabase(address);
      await closeAll();
      Object.assign(process.env, { DATABASE_URL: address.url, BAYAN_DATA: folder });
      const ctx = () => openCtx(operator, new Date());
      await sending(ctx, async ({ id }) => {
        await stopDatabase(folder);
        await startEmbedded(folder);
        await firstClaim(ctx, sql`d.send_id = ${id}`, await databaseClock(ctx));
        return 2 * window;
      });
    } finally {
      await closeAll();
      for (const [name, value] of Object.entries(kept)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await stopEmbedded(folder);
    }
  }));

async function closeAll(): Promise<void> {
  await closeQueue();
  await closeDatabase();
}

/** Two workers at a send; `harm` comes in its middle and says how many doubles it excuses. Everybody is served. */
async function sending(ctx: () => Ctx, harm: (sent: { id: string; workers: WorkerProcess[] }) => Promise<number>) {
  const sink = await startSink({ delay: 200 });
  const workers: WorkerProcess[] = [];
  try {
    const id = await readySend(ctx(), people(readers));
    workers.push(startWorker(sink.port), startWorker(sink.port));
    const alive = sql`select 1 from process_parts where part = 'worker'`;
    await expect.poll(async () => (await ctx().db.execute(alive)).length, { timeout: 60_000 }).toBe(workers.length);
    await startSend(ctx(), { id });
    await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBeGreaterThan(60);
    const excused = await harm({ id, workers });
    const { counts } = await untilState(ctx, id, ["completed"], 200_000);
    expect(counts).toMatchObject({ frozen: readers, accepted: readers });
    const copies = Map.groupBy(sink.received, ({ to }) => to);
    expect(copies.size).toBe(readers);
    expect(sink.received.length - readers).toBeLessThanOrEqual(excused);
    for (const same of copies.values()) expect(new Set(same.map(({ raw }) => raw)).size).toBe(1);
    expect(new Set([...copies.values()].map(([first]) => first && messageId(first))).size).toBe(readers);
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await sink.close();
  }
}

async function databaseClock(ctx: () => Ctx): Promise<string> {
  const [now] = await ctx().db.execute<{ at: string }>(sql`select clock_timestamp()::text as at`);
  return now?.at ?? "";
}

/** The first claim of such a row after this moment comes within the bar. */
async function firstClaim(ctx: () => Ctx, which: ReturnType<typeof sql>, since: string): Promise<void> {
  const claims = sql`select 1 from deliveries d where ${which} and d.claimed_at > ${since}::timestamptz limit 1`;
  await expect.poll(async () => (await ctx().db.execute(claims)).length, { timeout: bar }).toBe(1);
}
