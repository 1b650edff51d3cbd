import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { suppressAddress } from "@/domain/contacts/suppress";
import { cancelSend } from "@/domain/distribution/cancel";
import { pauseSend, resumeSend } from "@/domain/distribution/pause";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { close } from "./kills";
import { few, isPart, type Promised, times } from "./promise";
import { eventually, window } from "./world";

/** 8: paused and resumed at random, and cancelled: little leaves after the word, soon nothing. */
export const steered: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  await world.hire(2);
  const heard = { paused: 0, cancelled: 0 };
  const turns = isPart(scale) ? 2 : 3;
  for (let run = 0; run < times(100, scale); run++) {
    // Not slower than this: whole windows leave after the word, and within two seconds.
    if (isPart(scale)) relay.hesitate(60, 200);
    else relay.hesitate(5, 15);
    const id = await world.ready(isPart(scale) ? 400 : 1500);
    await startSend(ctx(), { id });
    const isCancelled = run % 3 === 2;
    for (let turn = 0; turn < turns; turn++) {
      await wait(isPart(scale) ? Math.random() * 300 : 200 + Math.random() * 500);
      if ((await getSend(ctx(), id)).state !== "sending") break;
      const isLast = isCancelled && turn === turns - 1;
      const stopped = await (isLast ? cancelSend(ctx(), { id }) : pauseSend(ctx(), { id })).catch(() => null);
      // It had ended between the question and the word.
      if (!stopped) break;
      const before = relay.copies.length;
      const at = performance.now();
      await eventually(async () => ["paused", "cancelled", "completed"].includes((await getSend(ctx(), id)).state), 60);
      const after = relay.copies.slice(before);
      if (after.length > window * 2) outcome.broken.push(`${after.length} left after the word`);
      const late = after.filter((copy) => copy.at - at > 2000).length;
      if (late > 0) outcome.broken.push(`${late} left more than 2 s after the word`);
      const { state } = await getSend(ctx(), id);
      if (state === "paused" || state === "cancelled") heard[state]++;
      if (isLast) break;
      if (state === "paused") await resumeSend(ctx(), { id });
    }
    relay.hesitate(5, 15);
    await world.until(id, ["completed", "cancelled"]);
    await close(world, outcome, id, 0);
  }
  if (heard.paused === 0 || heard.cancelled === 0) outcome.broken.push(`heard in time: ${JSON.stringify(heard)}`);
  relay.hesitate(0, 0);
};

/** 9: every job of the queue thrown away in the middle. */
export const jobless: Promised = async (world, scale, outcome) => {
  world.relay.hesitate(5, 15);
  await world.hire(2);
  for (let run = 0; run < times(20, scale); run++) {
    const id = await world.ready(few(2000, scale));
    await startSend(world.ctx(), { id });
    await eventually(async () => (await getSend(world.ctx(), id)).counts.accepted > 200, 60);
    await world.ctx().db.execute(sql`delete from pgboss.job`);
    await world.until(id, ["completed"]);
    await close(world, outcome, id, 2 * window);
  }
  world.relay.hesitate(0, 0);
};

/** 11: somebody is suppressed while the send runs: no claim after that has them. */
export const spared: Promised = async (world, scale, outcome) => {
  const { ctx } = world;
  world.relay.hesitate(5, 15);
  await world.hire(2);
  for (let run = 0; run < times(10, scale); run++) {
    const id = await world.ready(few(1500, scale));
    await startSend(ctx(), { id });
    await eventually(async () => (await getSend(ctx(), id)).counts.accepted > 100, 60);
    const waiting = await ctx().db.execute<{ email: string }>(
      sql`select email from deliveries where send_id = ${id} and state = 0 order by random() limit 10`,
    );
    for (const { email } of waiting) await suppressAddress(ctx(), { email });
    await world.until(id, ["completed"]);
    const wrong = await ctx().db.execute(sql`
      select 1 from deliveries d join suppressions x on x.email_norm = d.email_norm and x.lifted_at is null
      where d.send_id = ${id} and d.state <> 5 and d.claimed_at > x.created_at + interval '1 second'`);
    if (wrong.length > 0) outcome.broken.push(`${wrong.length} were claimed after they had been suppressed`);
    await close(world, outcome, id, 0);
    await ctx().db.execute(
      sql`update suppressions set lifted_at = now(), lifted_by = 'torture' where lifted_at is null`,
    );
  }
  world.relay.hesitate(0, 0);
};

/** 17: many clicks on the start of one send start it once. */
export const clicked: Promised = async (world, scale, outcome) => {
  await world.hire(2);
  for (let run = 0; run < times(20, scale); run++) {
    const id = await world.ready(200);
    const starts = await Promise.allSettled(Array.from({ length: 6 }, () => startSend(world.ctx(), { id })));
    const begun = starts.filter(({ status }) => status === "fulfilled").length;
    if (begun !== 1) outcome.broken.push(`${begun} starts of six were taken`);
    await world.until(id, ["completed"]);
    await close(world, outcome, id, 0);
  }
};
