import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { clusterFolder } from "../support/cluster";
import { breakDatabase } from "./database";
import { close } from "./kills";
import { few, type Promised, times } from "./promise";
import { connections, eventually, passTime, type World, window } from "./world";

/** 4: connections of the workers ended from the other side, and the whole server. */
export const robbed: Promised = async (world, scale, outcome) => {
  world.relay.hesitate(0, 20);
  for (let send = 0; send < times(24, scale); send++) {
    await world.hire(2);
    const id = await world.ready(few(1500, scale));
    await startSend(world.ctx(), { id });
    // Ten cut connections for each two stops of the server.
    const faults = send % 3 === 0 ? 5 : 12;
    let done = 0;
    for (; done < faults && (await getSend(world.ctx(), id)).state === "sending"; done++) {
      await wait(Math.random() * 300);
      if (send % 3 === 0) await breakDatabase(clusterFolder);
      else {
        await world.ctx().db.execute(sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name in ('bayan-worker', 'bayan-queue') and datname = current_database()
          order by random() limit 2`);
      }
      // A worker that could write nothing for ten seconds ends itself; its supervisor would start it again.
      for (const worker of world.workers.filter(({ child }) => child.exitCode !== null)) await world.kill(worker);
      await world.hire(2);
    }
    await world.until(id, ["completed"]);
    await close(world, outcome, id, done * window * 2);
  }
  world.relay.hesitate(0, 0);
};

/** 5: a worker that stands still while others take its work over, and then goes on. */
export const zombies: Promised = async (world, scale, outcome) => {
  world.relay.hesitate(0, 20);
  for (let send = 0; send < times(50, scale); send++) {
    await world.hire(2);
    const id = await world.ready(few(1500, scale));
    await startSend(world.ctx(), { id });
    await eventually(async () => (await getSend(world.ctx(), id)).counts.accepted > 100, 60);
    const [zombie] = world.workers;
    const pid = zombie?.child.pid ?? 0;
    process.kill(pid, "SIGSTOP");
    await world.ctx().db.execute(sql`delete from process_parts where pid = ${pid}`);
    await passTime(world.ctx());
    await wait(2000);
    process.kill(pid, "SIGCONT");
    await world.until(id, ["completed"]);
    await close(world, outcome, id, window);
    const [old] = await world.ctx().db.execute<{ n: number }>(sql`
      select count(*)::int as n from deliveries d join send_slices s on s.id = d.slice_id
      where d.send_id = ${id} and d.epoch > s.epoch`);
    if (old?.n) outcome.broken.push(`${old.n} rows of an epoch that nobody holds`);
  }
  world.relay.hesitate(0, 0);
};

/** 6: the answer to the final dot is lost, or the line before it. */
export const lostAnswers: Promised = async (world, scale, outcome) => {
  const kinds = {
    "dropped after the dot": { fault: { at: "dot", drop: true }, doubles: true },
    "silent after the dot": { fault: { at: "dot", hang: true }, doubles: true },
    "dropped in the body": { fault: { at: "body", drop: true }, doubles: false },
    "421 in the middle": { fault: { at: "rcpt", reply: "421 4.3.2 closing" }, doubles: false },
  } as const;
  // Who falls silent is waited for as long as the address says.
  await world.hire(2, { SMTP_URL: `smtp://127.0.0.1:${world.relay.port}?pool=${connections}&timeout=5` });
  for (const [kind, { fault, doubles }] of Object.entries(kinds)) {
    for (let run = 0; run < times(10, scale); run++) {
      const id = await world.ready(few(2000, scale));
      let injected = 0;
      world.relay.misbehave(({ n, to }) => {
        // The step is asked for at MAIL, before anybody is named, and at RCPT.
        if (to === "" || n % 50 !== 0) return undefined;
        injected++;
        return fault;
      });
      await startSend(world.ctx(), { id });
      await world.until(id, ["completed"], 300);
      world.relay.misbehave(null);
      const before = outcome.doubled;
      await close(world, outcome, id, doubles ? injected : 0);
      if (injected === 0) outcome.broken.push(`${kind}: nothing was injected`);
      if (doubles && outcome.doubled - before !== injected) {
        outcome.broken.push(`${kind}: ${injected} injected, ${outcome.doubled - before} sent again`);
      }
    }
  }
};

const share = (to: string, of: number) =>
  [...to].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % of === 0;

/** 7: answers of all kinds, each judged for what it is. */
export const answers: Promised = async (world, scale, outcome) => {
  const readers = few(5000, scale);
  await world.hire(2);
  const run = async (
    what: string,
    expected: (counts: Record<string, number>, refused: number) => boolean,
    start: () => () => number,
  ) => {
    const id = await world.ready(readers);
    const refused = start();
    await startSend(world.ctx(), { id });
    await world.until(id, ["completed", "attention", "paused"], 300);
    world.relay.misbehave(null);
    const { counts, state } = await getSend(world.ctx(), id);
    if (!expected({ ...counts }, refused()))
      outcome.broken.push(`${what}: ${state} ${JSON.stringify(counts)}, refused ${refused()}`);
    if (state === "completed") await close(world, outcome, id, 0);
    await world.ctx().db.execute(sql`delete from throttle_buckets`);
  };
  const seen = new Map<string, number>();
  const first = (reply: string, who: (to: string) => boolean) => () => {
    seen.clear();
    world.relay.misbehave(({ to }) => {
      if (to === "" || !who(to) || seen.has(to)) return undefined;
      seen.set(to, 1);
      return { at: "rcpt", reply };
    });
    return () => seen.size;
  };
  const refused = new Set<string>();
  await run(
    "a tenth refused",
    ({ accepted, rejected }, n) => rejected === n && accepted === readers - n,
    () => {
      refused.clear();
      world.relay.misbehave(({ to }) => {
        if (to === "" || !share(to, 10)) return undefined;
        refused.add(to);
        return { at: "rcpt", reply: `550 5.1.1 <${to}> no such user` };
      });
      return () => refused.size;
    },
  );
  await world
    .ctx()
    .db.execute(sql`update suppressions set lifted_at = now(), lifted_by = 'torture' where lifted_at is null`);
  const all = ({ accepted, rejected }: Record<string, number>) => accepted === readers && rejected === 0;
  await run(
    "a tenth deferred once",
    all,
    first("451 4.3.0 later", (to) => share(to, 10)),
  );
  await run(
    "everybody greylisted",
    all,
    first("450 4.2.0 greylisted", () => true),
  );
  let storm = 200;
  await run(
    "a storm of 454",
    ({ accepted, rejected }) => accepted === readers && rejected === 0,
    () => {
      storm = 200;
      world.relay.misbehave(({ to }) =>
        to !== "" && storm-- > 0 ? { at: "rcpt", reply: "454 4.7.0 busy" } : undefined,
      );
      return () => 0;
    },
  );
  await run(
    "a sender that is refused",
    ({ rejected }) => rejected === 0,
    () => {
      world.relay.misbehave(() => ({ at: "mail", reply: "553 5.1.8 not yours" }));
      return () => 0;
    },
  );
};

export type { World };
