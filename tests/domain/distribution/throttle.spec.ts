import { sql } from "drizzle-orm";
import { Refusals } from "@/domain/distribution/refusals";
import {
  bucketKeys,
  giveBack,
  lease,
  limitDay,
  limitLanes,
  limitTransport,
  listBuckets,
  slowLane,
} from "@/domain/distribution/throttle";
import { capOfDay, dayKey, warmUpCap } from "@/domain/distribution/warm-up";
import { LaneLimit } from "@/domain/settings/input";
import { freeLane, limitLane } from "@/domain/settings/lane-limits";
import { expect, test } from "../../fixtures";

test.beforeEach(({ freshDatabase: _ }) => {});

const keys = bucketKeys("environment", "gmail");

test("many who draw at once never get more than the bucket holds", async ({ ctx }) => {
  const { db } = ctx();
  await limitTransport(db, "environment", 40);
  await db.execute(sql`update throttle_buckets set tokens = 10, refilled_at = clock_timestamp()`);
  const began = performance.now();
  const leases = await Promise.all(Array.from({ length: 8 }, () => lease(db, keys, 3)));
  const seconds = (performance.now() - began) / 1000;
  const granted = leases.reduce((sum, one) => sum + one.granted, 0);
  expect(granted).toBeGreaterThanOrEqual(10);
  expect(granted).toBeLessThanOrEqual(10 + 40 * seconds);
});

test("a bucket that gives nothing says when to ask again", async ({ ctx }) => {
  const { db } = ctx();
  await limitTransport(db, "environment", 2);
  await db.execute(sql`update throttle_buckets set tokens = 0, refilled_at = clock_timestamp() + interval '1 hour'`);
  expect(await lease(db, keys, 3)).toEqual({ granted: 0, wait: 0.5 });
});

test("a bucket fills at its rate, and never above a quarter of a second's worth", async ({ ctx }) => {
  const { db } = ctx();
  await limitTransport(db, "environment", 40);
  await db.execute(
    sql`update throttle_buckets set tokens = 0, refilled_at = clock_timestamp() - interval '100 milliseconds'`,
  );
  const soon = await lease(db, keys, 50);
  expect(soon.granted).toBeGreaterThanOrEqual(4);
  expect(soon.granted).toBeLessThanOrEqual(10);
  await db.execute(sql`update throttle_buckets set refilled_at = now() - interval '1 hour'`);
  expect((await lease(db, keys, 50)).granted).toBe(10);
});

test("what there was no mail for is put back, and a limit that is taken away is gone", async ({ ctx }) => {
  const { db } = ctx();
  await limitTransport(db, "environment", 40);
  await db.execute(sql`update throttle_buckets set tokens = 10, refilled_at = now() + interval '1 hour'`);
  expect((await lease(db, keys, 8)).granted).toBe(8);
  await giveBack(db, keys, 5);
  const { granted } = await lease(db, keys, 50);
  // Seven, and what has come since.
  expect(granted).toBeGreaterThanOrEqual(7);
  expect(granted).toBeLessThanOrEqual(10);
  await limitTransport(db, "environment", undefined);
  expect(await listBuckets(db)).toEqual(new Set());
  expect(await lease(db, keys, 50)).toEqual({ granted: 50, wait: 0 });
});

test("a lane is halved once in thirty seconds, grows by a tenth a minute, and is left to itself in the end", async ({
  ctx,
}) => {
  const { db } = ctx();
  const rate = async () => Number((await db.execute(sql`select rate from throttle_buckets`))[0]?.rate);
  const pass = (minutes: number) =>
    db.execute(sql`update throttle_buckets set blocked_until = blocked_until - make_interval(mins => ${minutes})`);
  await slowLane(db, "environment", "gmail");
  await db.execute(sql`update throttle_buckets set rate = 100`);
  await slowLane(db, "environment", "gmail");
  expect(await rate()).toBe(100);
  await pass(1);
  await slowLane(db, "environment", "gmail");
  expect(await rate()).toBeCloseTo(50, 1);
  // Three clean minutes: 50 · 1.1³, halved by the next slow-down.
  await pass(4);
  await slowLane(db, "environment", "gmail");
  expect(await rate()).toBeCloseTo((50 * 1.1 ** 3) / 2, 1);
  expect(await listBuckets(db)).toEqual(new Set(["environment:gmail"]));
  await pass(22);
  expect(await listBuckets(db)).toEqual(new Set());
  expect((await lease(db, keys, 50)).granted).toBe(50);
  expect((await lease(db, bucketKeys("environment", "yahoo"), 50)).granted).toBe(50);
});

test("a lane has the limit that an admin sets, by each relay, until it is taken away", async ({ ctx }) => {
  const { db } = ctx();
  const set = (perMinute: number) =>
    limitLane(ctx(), LaneLimit.parse({ receiver: "gmail", perMinute: String(perMinute) }));
  const rates = async () =>
    Object.fromEntries(
      (await db.execute<{ key: string; rate: number }>(sql`select key, rate from throttle_buckets`)).map((one) => [
        one.key,
        one.rate,
      ]),
    );
  await limitTransport(db, "environment", 40);
  await limitLanes(db, ["environment", "second"]);
  expect(await rates()).toEqual({ environment: 40 });
  await set(600);
  await limitLanes(db, ["environment", "second"]);
  expect(await rates()).toEqual({ environment: 40, "environment:gmail": 10, "second:gmail": 10 });
  await db.execute(sql`update throttle_buckets set refilled_at = now() - interval '1 hour'`);
  // Half a second's worth of so low a rate; what the lane lacks the relay does not give.
  expect((await lease(db, keys, 50)).granted).toBe(5);
  await set(1200);
  // A worker that knows of one relay only.
  await limitLanes(db, ["environment"]);
  expect(await rates()).toEqual({ environment: 40, "environment:gmail": 20, "second:gmail": 10 });
  await freeLane(ctx(), { lane: "gmail" });
  await limitLanes(db, ["environment"]);
  expect(await rates()).toEqual({ environment: 40 });
});

test("a lane with a limit that is slowed grows back to it and no further", async ({ ctx }) => {
  const { db } = ctx();
  const pass = (minutes: number) =>
    db.execute(sql`update throttle_buckets set blocked_until = blocked_until - make_interval(mins => ${minutes})`);
  /** What an hour's rest gives, in mails: a quarter of a second's worth of the rate by now. */
  const granted = async () => {
    await db.execute(sql`update throttle_buckets set tokens = 0, refilled_at = now() - interval '1 hour'`);
    return (await lease(db, keys, 50)).granted;
  };
  await limitLane(ctx(), LaneLimit.parse({ receiver: "gmail", perMinute: "6000" }));
  await limitLanes(db, ["environment"]);
  expect(await granted()).toBe(25);
  // Nothing has left in the last ten seconds: half of nothing, one at least.
  await slowLane(db, "environment", "gmail");
  expect(await granted()).toBe(1);
  await db.execute(sql`update throttle_buckets set rate = 64`);
  expect(await granted()).toBe(16);
  await limitLanes(db, ["environment"]);
  expect(await granted()).toBe(16);
  await pass(2);
  expect(await granted()).toBe(17);
  await pass(8);
  expect(await granted()).toBe(25);
  // However long ago it was.
  await pass(60 * 24 * 365);
  expect(await granted()).toBe(25);
  expect(await listBuckets(db)).toEqual(new Set(["environment:gmail"]));
});

test("a day's mails are given out once, and a limit that is raised gives what it was raised by", async ({ ctx }) => {
  const { db } = ctx();
  const key = dayKey("relief.example", new Date("2026-11-23T21:30:00Z"));
  expect(key).toBe("relief.example:2026-11-23");
  await limitDay(db, key, 70);
  expect(await lease(db, [...keys, key], 64)).toEqual({ granted: 64, wait: 0 });
  expect(await lease(db, [key], 64)).toEqual({ granted: 6, wait: 0 });
  expect(await lease(db, [key], 64)).toEqual({ granted: 0, wait: 60 });
  await limitDay(db, key, 70);
  expect((await lease(db, [key], 64)).granted).toBe(0);
  await limitDay(db, key, 100);
  expect((await lease(db, [key], 64)).granted).toBe(30);
});

test("a new sender domain begins with two hundred mails a day and has two hundred thousand six weeks later", () => {
  const on = (day: number) => warmUpCap("2026-11-23", new Date(Date.UTC(2026, 10, 23 + day, 12)));
  expect([on(-1), on(0), on(41), on(42)]).toEqual([undefined, 200, 200_000, undefined]);
  const caps = Array.from({ length: 42 }, (_, day) => on(day) ?? 0);
  expect(caps.every((cap, day) => day === 0 || (cap > (caps[day - 1] ?? 0) && cap < (caps[day - 1] ?? 0) * 1.2))).toBe(
    true,
  );
  const now = new Date("2026-11-23T12:00:00Z");
  expect(capOfDay({ daily: 150, warmup: "2026-11-23" }, now)).toBe(150);
  expect(capOfDay({ daily: 5000, warmup: "2026-11-23" }, now)).toBe(200);
  expect([capOfDay({}, now), capOfDay({ warmup: "2026-01-01" }, now)]).toEqual([undefined, undefined]);
});

test("the same refusal to more than a fifth of the last two hundred stops a send, whatever address it names", () => {
  const refusals = new Refusals();
  const heard = Array.from({ length: 200 }, (_, n) =>
    n % 4 === 0
      ? refusals.note({ phase: "rcpt", code: 550, text: `550 5.7.1 <p${n}@dijla.example> blocked, id 4X${n}kR2c` })
      : refusals.note({ phase: "dot", code: 250, text: "250 ok" }),
  );
  expect(heard.indexOf("refusals")).toBe(160);
});

test("refusals of many kinds, or of a few readers, do not stop a send", () => {
  const refusals = new Refusals();
  for (let n = 0; n < 600; n++) {
    const attempt =
      n % 10 === 0
        ? { phase: "rcpt" as const, code: 550, text: "550 5.1.1 user unknown" }
        : { phase: "dot" as const, code: 250, text: "250 ok" };
    expect(refusals.note(attempt)).toBeNull();
  }
});

test("more than ten refusals of the sender in five hundred stop a send, and it begins anew after that", () => {
  const refusals = new Refusals();
  const note = (n: number) => refusals.note({ phase: "dot", code: 550, text: `550 5.7.${n % 2 ? "26" : "515"} no` });
  for (let n = 0; n < 10; n++) expect(note(n)).toBeNull();
  expect(note(10)).toBe("sender-refused");
  for (let n = 0; n < 10; n++) expect(note(n)).toBeNull();
});
