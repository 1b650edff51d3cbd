import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import type { Ctx } from "@/domain/context";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { close } from "./judge";
import { few, type Promised, turns } from "./promise";
import { eventually, type World } from "./world";

/** A worker with this in its environment steps its wall clock by an hour with each SIGUSR2. */
export const steppingClock = { NODE_OPTIONS: `--import=${resolve("tests/support/clock.ts")}` };

/** The clocks of two are never set alike. */
async function step({ workers }: World): Promise<void> {
  for (const { child } of workers) child.kill("SIGUSR2");
  // Two signals at once are one.
  await wait(50);
}

/** A worker looks whether something is due, as it does every minute; resolves when it has. */
export async function lookWhatIsDue(ctx: Ctx, job: "send-due" | "release-due"): Promise<void> {
  await enqueue(ctx.db, job, {}, { key: `clock-${performance.now()}` });
  await eventually(async () => {
    const open = await ctx.db.execute(
      sql`select 1 from pgboss.job where name = ${job} and state in ('created', 'active') and start_after <= now()`,
    );
    return open.length === 0;
  }, 30);
}

/** 5: wall clocks of workers that are set an hour ahead, an hour behind and right again while they send. */
export const clockSteps: Promised = async (world, scale, outcome) => {
  world.relay.hesitate(0, 20);
  for (const _ of turns(outcome, scale, { turns: 20, faults: 20 })) {
    await world.hire(2, steppingClock);
    world.workers[0]?.child.kill("SIGUSR2");
    const later = await world.ready(few(1000, scale));
    const at = new Date(Date.now() + 30 * 60_000);
    await startSend(world.ctx(), { id: later, at });

    // A tenth is deferred once, so that due times are in play.
    const seen = new Set<string>();
    world.relay.misbehave(({ to, n }) => {
      if (to === "" || n % 10 !== 0 || seen.has(to)) return undefined;
      seen.add(to);
      return { at: "rcpt", reply: "451 4.3.0 later" };
    });
    const id = await world.ready(few(2000, scale));
    await startSend(world.ctx(), { id });
    for (let steps = 0; steps < 3; steps++) {
      await wait(200 + Math.random() * 500);
      await step(world);
      // Once with each clock: nobody sends before its time.
      await lookWhatIsDue(world.ctx(), "send-due");
    }
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
    outcome.faults++;
    world.relay.misbehave(null);
    const early = await getSend(world.ctx(), later);
    if (early.state !== "scheduled") outcome.broken.push(`a send began half an hour early: ${early.state}`);

    // With a clock that is an hour behind a send still begins when its time has come.
    await step(world);
    await step(world);
    await world.ctx().db.execute(sql`update sends set scheduled_at = now() - interval '1 second' where id = ${later}`);
    await lookWhatIsDue(world.ctx(), "send-due");
    await eventually(async () => (await getSend(world.ctx(), later)).state !== "scheduled", 30);
    await world.until(later, ["completed"]);
    await close(world, outcome, later);
    for (const worker of [...world.workers]) await world.kill(worker);
  }
  world.relay.hesitate(0, 0);
};
