import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker, untilState } from "../support/sends";
import { type Fault, startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

const relay = (port: number, query: string) => ({ env: { SMTP_URL: `smtp://127.0.0.1:${port}?pool=10${query}` } });

test("a relay that is away holds the send back: nobody's try is counted, and of the day's limit nothing is spent", async ({
  ctx,
}) => {
  test.setTimeout(90_000);
  const gone = await startSink();
  const { port } = gone;
  await gone.close();
  const id = await readySend(ctx(), people(120));
  const worker = startWorker(port, relay(port, "&daily=120"));
  try {
    await startSend(ctx(), { id });
    // Claimed, and laid back when the relay was not there.
    await expect
      .poll(async () => (await ctx().db.execute(sql`select 1 from delivery_events where kind = 'attempt'`)).length, {
        timeout: 40_000,
      })
      .toBeGreaterThan(0);
    const sink = await startSink({ port });
    try {
      const { counts } = await untilState(ctx, id, ["completed"]);
      expect(counts).toMatchObject({ accepted: 120, rejected: 0 });
      expect(sink.received).toHaveLength(120);
      const tries = await ctx().db.execute(sql`select distinct attempt from deliveries`);
      expect(tries.map(({ attempt }) => attempt)).toEqual([1]);
    } finally {
      await sink.close();
    }
  } finally {
    await worker.kill();
  }
});

test("several workers together keep to the relay's rate, and use it", async ({ ctx }) => {
  test.setTimeout(120_000);
  const sink = await startSink();
  const rate = 50;
  const id = await readySend(ctx(), people(10 * rate));
  const workers = [
    startWorker(sink.port, relay(sink.port, `&rate=${rate}`)),
    startWorker(sink.port, relay(sink.port, `&rate=${rate}`)),
  ];
  try {
    await startSend(ctx(), { id });
    await expect.poll(() => sink.received.length, { timeout: 90_000 }).toBeGreaterThanOrEqual(8 * rate);
    const times = sink.received.map(({ at }) => at);
    // A second and a lease of a quarter of one; what was granted in one second may arrive in the next.
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
    expect(most).toBeLessThanOrEqual(rate + rate);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    expect(times.length / seconds).toBeGreaterThan(rate * 0.85);
    expect(times.length / seconds).toBeLessThan(rate * 1.15);
  } finally {
    for (const worker of workers) await worker.kill();
    await sink.close();
  }
});

test("a day's limit holds over all workers, and the send goes on when it is raised", async ({ ctx }) => {
  test.setTimeout(120_000);
  const sink = await startSink();
  const id = await readySend(ctx(), people(300));
  let workers = [1, 2].map(() => startWorker(sink.port, relay(sink.port, "&daily=150")));
  try {
    await startSend(ctx(), { id });
    await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBe(150);
    const { counts } = await getSend(ctx(), id);
    expect(counts.queued).toBeGreaterThanOrEqual(150 - 64);
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([0, 0]);
    expect(sink.received).toHaveLength(150);
    workers = [startWorker(sink.port, relay(sink.port, "&daily=400"))];
    await untilState(ctx, id, ["completed"]);
    expect(sink.received).toHaveLength(300);
  } finally {
    for (const worker of workers) await worker.kill();
    await sink.close();
  }
});

test("a receiver that asks for patience slows its own lane, and no other", async ({ ctx }) => {
  test.setTimeout(90_000);
  let refused = 0;
  const sink = await startSink({
    fault: ({ to }) =>
      to.endsWith("@gmail.com") && refused++ < 3 ? { at: "rcpt", reply: "450 4.7.28 slow down" } : undefined,
  });
  const rows = people(300).map(([to], n): readonly [string, string] => [n < 100 ? `p${n}@gmail.com` : to, "en"]);
  const id = await readySend(ctx(), rows);
  const worker = startWorker(sink.port);
  try {
    await startSend(ctx(), { id });
    await expect
      .poll(() => sink.received.filter(({ to }) => to.endsWith(".example")).length, { timeout: 40_000 })
      .toBe(200);
    const buckets = await ctx().db.execute<{ key: string; mode: string; rate: number }>(
      sql`select key, mode, rate from throttle_buckets`,
    );
    expect(buckets.map(({ key, mode }) => [key, mode])).toEqual([["environment:gmail", "slowed"]]);
    const { counts } = await getSend(ctx(), id);
    expect(counts.rejected).toBe(0);
    expect(counts.deferred).toBeGreaterThan(0);
  } finally {
    await worker.kill();
    await sink.close();
  }
});

for (const [what, fault] of Object.entries<Fault>({
  "answers that it closes": { at: "rcpt", reply: "421 4.7.0 not from here" },
  "hangs up": { at: "rcpt", drop: true },
})) {
  test(`one recipient at whose name the relay ${what} waits for its next try, and holds up nobody`, async ({ ctx }) => {
    test.setTimeout(90_000);
    let offers = 0;
    const bad = "p0@dijla.example";
    const sink = await startSink({
      fault: ({ to }) => {
        if (to !== bad) return undefined;
        offers++;
        return fault;
      },
    });
    const id = await readySend(ctx(), people(8));
    const worker = startWorker(sink.port);
    try {
      await startSend(ctx(), { id });
      await expect
        .poll(async () => (await getSend(ctx(), id)).counts, { timeout: 30_000 })
        .toMatchObject({ accepted: 7, deferred: 1, queued: 0, sending: 0 });
      const [row] = await ctx().db.execute(
        sql`select attempt, email, due_at > now() + interval '1 minute' as waits from deliveries where state = 2`,
      );
      expect(row).toEqual({ attempt: 1, email: bad, waits: true });
      expect(offers).toBe(2);
      expect(worker.said()).not.toContain("is left alone");

      // Another send finds the way open.
      const other = await readySend(ctx(), [["layla@furat.example", "en"]]);
      await startSend(ctx(), { id: other });
      await untilState(ctx, other, ["completed"], 20_000);
    } finally {
      await worker.kill();
      await sink.close();
    }
  });
}

test("receivers that refuse the sender pause the send before all are refused, and nobody is suppressed", async ({
  ctx,
}) => {
  test.setTimeout(90_000);
  const sink = await startSink({ fault: () => ({ at: "dot", reply: "550 5.7.26 unauthenticated sender" }) });
  const id = await readySend(ctx(), people(400));
  const worker = startWorker(sink.port);
  try {
    await startSend(ctx(), { id });
    const { counts, reason } = await untilState(ctx, id, ["paused"]);
    expect(reason).toBe("sender-refused");
    expect(counts.rejected).toBeGreaterThan(10);
    // The eleventh, what was under way with it, and a window more until the pause was committed.
    expect(counts.rejected).toBeLessThanOrEqual(11 + 2 * 64);
    expect(counts.queued + counts.rejected).toBe(400);
    expect(await ctx().db.execute(sql`select 1 from suppressions`)).toHaveLength(0);
  } finally {
    await worker.kill();
    await sink.close();
  }
});
