import { snapshotOf } from "@/domain/distribution/send-view";
import { startSend } from "@/domain/distribution/start";
import { beatPart } from "@/domain/settings/process-parts";
import { Breaker } from "@/worker/smtp/breaker";
import { expect, test } from "../fixtures";
import { people, readySend } from "../support/sends";

/** A relay that cannot be reached is told of to whoever watches a send (product.md, send progress). */

test("an open breaker says since when and until when, and nothing once the way is good", () => {
  const breaker = new Breaker();
  expect(breaker.times).toBeNull();
  const before = Date.now();
  breaker.failed({ phase: "connect", text: "connect ECONNREFUSED" }, 1);
  const times = breaker.times;
  if (!times) throw new Error("it is not open");
  expect(Math.abs(times.since.getTime() - before)).toBeLessThan(1000);
  // Both are cut to the millisecond.
  expect(Math.abs(times.next.getTime() - times.since.getTime() - 5000)).toBeLessThanOrEqual(1);
  breaker.failed({ phase: "connect", text: "another line" }, 1);
  expect(breaker.times).toEqual(times);
  breaker.succeeded();
  expect(breaker.times).toBeNull();
});

test("a send's page is told which relay is away by the workers that live, once", async ({ ctx, freshDatabase: _ }) => {
  const id = await readySend(ctx(), people(1));
  await startSend(ctx(), { id });
  const now = new Date();
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  const away = (seconds: number, relay = "mail.example:587") => ({
    relay,
    since: at(seconds),
    next: at(30),
    says: "connect ECONNREFUSED",
  });
  const worker = (n: string, relaysAway: ReturnType<typeof away>[]) =>
    beatPart(ctx().db, { id: n, part: "worker", host: "here", pid: 1, relaysAway });
  await worker("w1", [away(-10)]);
  await worker("w2", [away(-20), away(-5, "other.example:25")]);
  const seen = async () => (await snapshotOf(ctx(), id))?.relaysAway;
  expect(await seen()).toEqual([away(-20), away(-5, "other.example:25")]);
  await worker("w2", []);
  expect(await seen()).toEqual([away(-10)]);
  await worker("w1", []);
  expect(await seen()).toEqual([]);
});
