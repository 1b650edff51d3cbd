import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { LaneLimit } from "@/domain/settings/input";
import { freeLane, limitLane } from "@/domain/settings/lane-limits";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

test("seven slices of a lane that is held to its limit hold up no other lane, and leave when it is freed", async ({
  ctx,
}) => {
  test.setTimeout(120_000);
  const sink = await startSink();
  const to = (domain: string) => sink.received.filter((mail) => mail.to.endsWith(domain)).length;
  const perMinute = 120;
  await limitLane(ctx(), LaneLimit.parse({ receiver: "gmail", perMinute: String(perMinute) }));
  // By their lanes these are the first seven slices, more than one worker has in hand at once.
  const gmail = people(3100).map(([address]) => [address.replace("dijla.example", "gmail.com"), "en"] as const);
  const id = await readySend(ctx(), [...gmail, ...people(600)]);
  const worker = startWorker(sink.port);
  try {
    const began = performance.now();
    await startSend(ctx(), { id });
    await expect.poll(() => to(".example"), { timeout: 40_000 }).toBe(600);
    const seconds = (performance.now() - began) / 1000;
    expect(to("@gmail.com")).toBeLessThanOrEqual(2 + (perMinute / 60) * seconds);
    const { counts } = await getSend(ctx(), id);
    expect(counts.queued).toBeGreaterThan(2900);
    await freeLane(ctx(), { lane: "gmail" });
    await expect.poll(() => to("@gmail.com"), { timeout: 60_000 }).toBe(3100);
    expect(new Set(sink.received.map((mail) => mail.to)).size).toBe(sink.received.length);
  } finally {
    await worker.kill();
    await sink.close();
  }
});
