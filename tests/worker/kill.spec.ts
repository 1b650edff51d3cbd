import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker, untilState, type WorkerProcess } from "../support/sends";
import { type Received, startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

/** The window of a worker (worker/window.ts): what may be in doubt after a kill. */
const window = 64;

const messageId = ({ raw }: Received) => /^Message-ID: (\S+)/im.exec(raw)?.[1];

// Nothing here makes time pass: what the queue and the ledger do by themselves, in their own time.
test("another worker finds out that one was killed, and a double is the same message to the byte", async ({ ctx }) => {
  test.setTimeout(300_000);
  const readers = 1000;
  const sink = await startSink({ delay: 15 });
  let worker: WorkerProcess | undefined;
  try {
    const id = await readySend(ctx(), people(readers));
    await startSend(ctx(), { id });
    worker = startWorker(sink.port);
    await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBeGreaterThan(60);
    await worker.kill();
    const before = sink.received.length;
    expect(before).toBeLessThan(readers);
    worker = startWorker(sink.port);
    // Takeover within thirty seconds; those in doubt a minute after that.
    await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBeGreaterThan(before);
    const { counts } = await untilState(ctx, id, ["completed"], 200_000);
    expect(counts).toMatchObject({ frozen: readers, accepted: readers });
    const copies = Map.groupBy(sink.received, ({ to }) => to);
    expect(copies.size).toBe(readers);
    expect(sink.received.length - readers).toBeLessThanOrEqual(window);
    for (const same of copies.values()) expect(new Set(same.map(({ raw }) => raw)).size).toBe(1);
    expect(new Set([...copies.values()].map(([first]) => first && messageId(first))).size).toBe(readers);
    expect(await worker.stop()).toBe(0);
  } finally {
    await worker?.kill();
    await sink.close();
  }
});
