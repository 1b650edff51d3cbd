import { sql } from "drizzle-orm";
import { dayPlan, planOf } from "@/domain/distribution/day-plan";
import { getSend } from "@/domain/distribution/queries";
import { snapshotOf } from "@/domain/distribution/send-view";
import { startSend } from "@/domain/distribution/start";
import { limitDay } from "@/domain/distribution/throttle";
import { dayKey } from "@/domain/distribution/warm-up";
import { expect, test } from "../../fixtures";
import { people, readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const noon = new Date("2026-11-23T12:00:00Z");
const day = (date: string) => new Date(`${date}T00:00:00Z`);
const fromEmail = "press@newsroom.example";

test("a send that the day takes whole needs no plan, nor one without a limit", async ({ ctx }) => {
  const now = ctx(undefined, noon);
  expect(await dayPlan(now, { fromEmail, waiting: 4000 }, {})).toBeNull();
  expect(await dayPlan(now, { fromEmail, waiting: 500 }, { daily: 500 })).toBeNull();
  expect(await dayPlan(now, { fromEmail, waiting: 0 }, { daily: 500 })).toBeNull();
});

test("of four thousand five hundred leave today, and the rest in seven days", async ({ ctx }) => {
  const now = ctx(undefined, noon);
  expect(await dayPlan(now, { fromEmail, waiting: 4000 }, { daily: 500 })).toEqual({
    cap: 500,
    today: 500,
    later: 3500,
    next: day("2026-11-24"),
    last: day("2026-11-30"),
  });
  // Begun on another day, it counts from there.
  const later = { fromEmail, waiting: 501, at: new Date("2026-12-01T23:00:00Z") };
  expect(await dayPlan(now, later, { daily: 500 })).toMatchObject({ today: 500, later: 1, last: day("2026-12-02") });
});

test("what has left today, and what others have waiting, is taken off", async ({ ctx }) => {
  const now = ctx(undefined, noon);
  const key = dayKey("newsroom.example", noon);
  await limitDay(now.db, key, 500);
  await now.db.execute(sql`update throttle_buckets set tokens = tokens - 380 where key = ${key}`);
  expect(await dayPlan(now, { fromEmail, waiting: 200 }, { daily: 500 })).toMatchObject({ today: 120, later: 80 });
  // A limit that was raised since is the one that counts.
  expect(await dayPlan(now, { fromEmail, waiting: 200 }, { daily: 600 })).toBeNull();
  const behind = await dayPlan(now, { fromEmail, waiting: 200, ahead: 700 }, { daily: 500 });
  expect(behind).toMatchObject({ today: 0, later: 200, last: day("2026-11-25") });
});

test("a new sender domain sends more each day", async ({ ctx }) => {
  const plan = await dayPlan(ctx(undefined, noon), { fromEmail, waiting: 700 }, { warmup: "2026-11-23" });
  // 200, 237 and 280 in three days.
  expect(plan).toMatchObject({ cap: 200, today: 200, later: 500, last: day("2026-11-25") });
});

test("a send under way knows what is left to it, and a watcher hears that the day is spent", async ({ ctx }) => {
  const id = await readySend(ctx(), people(5));
  const limits = { daily: 3 };
  const plan = async () => planOf(ctx(), await getSend(ctx(), id), limits);
  expect(await plan()).toMatchObject({ today: 3, later: 2 });
  await startSend(ctx(), { id });
  const key = dayKey((await getSend(ctx(), id)).fromEmail.split("@")[1] ?? "", new Date());
  await limitDay(ctx().db, key, 3);
  await ctx().db.execute(sql`update throttle_buckets set tokens = 0 where key = ${key}`);
  await ctx().db.execute(sql`
    update deliveries set state = 3, accepted_at = now() where id in (select id from deliveries order by id limit 3)
  `);
  expect(await plan()).toMatchObject({ today: 0, later: 2 });
  expect((await snapshotOf(ctx(), id))?.isDaySpent).toBe(false);
  const before = process.env.SMTP_URL;
  process.env.SMTP_URL = "smtp://127.0.0.1:2525?daily=3";
  try {
    expect((await snapshotOf(ctx(), id))?.isDaySpent).toBe(true);
  } finally {
    if (before === undefined) delete process.env.SMTP_URL;
    else process.env.SMTP_URL = before;
  }
  await ctx().db.execute(sql`update sends set state = 'completed', finished_at = now()`);
  expect(await plan()).toBeNull();
});
