import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { getSend } from "@/domain/distribution/queries";
import { reconcile } from "@/domain/distribution/reconcile";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker, untilState, type WorkerProcess } from "../support/sends";
import { type Received, startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

/** The window of a worker (worker/window.ts): what may be in doubt after each kill. */
const window = 64;

/**
 * What a crash leaves in doubt is left alone for a minute, and its jobs come back when their heartbeat
 * has been missed; the test makes that time pass, and lets the reconciler make the jobs anew.
 */
async function passTime(ctx: Ctx) {
  await ctx.db.execute(sql`update deliveries set claimed_at = claimed_at - interval '1 minute' where state = 1`);
  await ctx.db.execute(sql`update send_slices set updated_at = updated_at - interval '10 minutes'`);
  await ctx.db.execute(sql`delete from pgboss.job where name in ('send-slice', 'send-retry')`);
  await reconcile(ctx);
}

const messageId = ({ raw }: Received) => /^Message-ID: (\S+)/im.exec(raw)?.[1];

test("a worker killed in the middle loses nobody, and a double is the same message to the byte", async ({ ctx }) => {
  test.setTimeout(300_000);
  const readers = 1500;
  const sink = await startSink({ delay: 15 });
  let worker: WorkerProcess | undefined;
  try {
    const id = await readySend(ctx(), people(readers));
    await startSend(ctx(), { id });
    const kills = 3;
    for (let kill = 0; kill < kills; kill++) {
      const before = sink.received.length;
      worker = startWorker(sink.port);
      await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBeGreaterThan(before + 30 + kill * 40);
      await worker.kill();
      // After the first kill the queue itself finds out that nobody has the jobs any more.
      if (kill > 0) await passTime(ctx());
    }
    expect(sink.received.length).toBeLessThan(readers);
    worker = startWorker(sink.port);
    const { state, counts } = await untilState(ctx, id, ["completed"], 200_000);
    expect(state).toBe("completed");
    expect(counts).toMatchObject({ frozen: readers, accepted: readers });

    const copies = Map.groupBy(sink.received, ({ to }) => to);
    expect(copies.size).toBe(readers);
    const doubled = [...copies.values()].filter(({ length }) => length > 1);
    expect(sink.received.length - readers).toBeLessThanOrEqual(kills * window);
    for (const same of doubled) {
      expect(new Set(same.map(messageId)).size).toBe(1);
      expect(new Set(same.map(({ raw }) => raw)).size).toBe(1);
    }
    expect(new Set([...copies.values()].map(([first]) => first && messageId(first))).size).toBe(readers);
    expect(await worker.stop()).toBe(0);
  } finally {
    await worker?.kill();
    await sink.close();
  }
});

test("a worker that is asked to stop leaves nothing in doubt, and the next one goes on at once", async ({ ctx }) => {
  test.setTimeout(120_000);
  const sink = await startSink({ delay: 15 });
  let worker: WorkerProcess | undefined;
  try {
    const id = await readySend(ctx(), people(1200));
    await startSend(ctx(), { id });
    for (let stop = 0; stop < 2; stop++) {
      worker = startWorker(sink.port);
      const before = sink.received.length;
      await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBeGreaterThan(before + 50);
      expect(await worker.stop()).toBe(0);
      const { counts } = await getSend(ctx(), id);
      expect(counts.sending).toBe(0);
      expect(counts.accepted).toBe(sink.received.length);
    }
    worker = startWorker(sink.port);
    await untilState(ctx, id, ["completed"]);
    expect(sink.received).toHaveLength(1200);
  } finally {
    await worker?.kill();
    await sink.close();
  }
});

test("two workers share a send and nobody hears twice; lost jobs are made again", async ({ ctx }) => {
  test.setTimeout(180_000);
  const sink = await startSink({ delay: 10 });
  const workers = [startWorker(sink.port), startWorker(sink.port)];
  try {
    const id = await readySend(ctx(), people(2000));
    await startSend(ctx(), { id });
    await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBeGreaterThan(200);
    await ctx().db.execute(
      sql`delete from pgboss.job where name in ('send-slice', 'send-retry') and state = 'created'`,
    );
    await ctx().db.execute(
      sql`update send_slices set updated_at = updated_at - interval '10 minutes' where state = 'open'`,
    );
    await untilState(ctx, id, ["completed"], 150_000);
    expect(sink.received).toHaveLength(2000);
    expect(new Set(sink.received.map(({ to }) => to)).size).toBe(2000);
    const workersSeen = await ctx().db.execute(sql`select distinct last_worker from send_slices where send_id = ${id}`);
    expect(workersSeen.length).toBeGreaterThan(0);
  } finally {
    for (const worker of workers) await worker.kill();
    await sink.close();
  }
});
