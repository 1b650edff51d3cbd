import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { SendState } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { getSend } from "@/domain/distribution/queries";
import { reconcile } from "@/domain/distribution/reconcile";
import { listOf, people, published, readySend, startWorker, type WorkerProcess } from "../support/sends";
import { watchHands } from "./hands";
import { type LoggingRelay, startLoggingRelay } from "./log";

/** Window of a worker and its connections (sending.md 6). */
export const window = 64;
export const connections = 20;

/** Workers, a relay, a database: what is tortured. */
export interface World {
  ctx: () => Ctx;
  ownerUrl: string;
  relay: LoggingRelay;
  workers: WorkerProcess[];
  /** Workers come to work: as many as were asked for, those who live included. */
  hire(count: number, env?: Record<string, string>): Promise<void>;
  /**
   * One dies, and the time that others would wait before they take over its work passes. What the relay has of the
   * mails in its hands may be doubled: unacknowledged or unrecorded. How many it had in hand.
   */
  kill(worker: WorkerProcess): Promise<number>;
  /** The mails that a worker has claimed, unanswered or unrecorded. */
  inHand(worker: WorkerProcess): Promise<number[]>;
  /** Workers that have any in hand. */
  holders(): Promise<WorkerProcess[]>;
  /** Writes down what a worker has in hand now: these may be doubled. How many. */
  doubt(worker: WorkerProcess): Promise<number>;
  /** How often a mail was in the hands of a worker that was killed or stopped, by its delivery. */
  doubts: Map<number, number>;
  /** Sends that have been judged: nothing more may come of them. */
  judged: Set<string>;
  /** A send to so many people, frozen and ready. */
  ready(readers: number): Promise<string>;
  /** A list of so many people. */
  list(readers: number): Promise<string>;
  /** Waits for a state, in real time. */
  settled(id: string, states: readonly SendState[], seconds: number): Promise<void>;
  /** Waits for a state; makes the waiting times of orphaned and doubtful mails pass. */
  until(id: string, states: readonly SendState[], seconds?: number): Promise<void>;
  close(): Promise<void>;
}

export async function makeWorld(ctx: () => Ctx, ownerUrl: string): Promise<World> {
  const relay = await startLoggingRelay();
  await watchHands(ownerUrl);
  const workers: WorkerProcess[] = [];
  const doubts = new Map<number, number>();
  const lists = new Map<number, string>();
  let isClosed = false;

  async function reach(id: string, states: readonly SendState[], seconds: number, pass: () => Promise<void>) {
    await eventually(async () => {
      if (isClosed) throw new Error("this world has ended");
      if (states.includes((await getSend(ctx(), id)).state)) return true;
      await pass();
      return false;
    }, seconds).catch(async (error) => {
      const { state, reason, counts } = await getSend(ctx(), id);
      const slices = await ctx().db.execute(
        sql`select state, epoch, last_worker is not null as held from send_slices where send_id = ${id} and state <> 'done'`,
      );
      const says = workers.map((worker) => worker.said().slice(-300));
      throw new Error(`${error.message}: ${JSON.stringify({ state, reason, counts, slices, says })}`);
    });
  }

  const world: World = {
    ctx,
    ownerUrl,
    relay,
    workers,
    doubts,
    judged: new Set(),
    async hire(count, env = {}) {
      // A promise that was given up must not go on in the world of the next.
      if (isClosed) throw new Error("this world has ended");
      while (workers.length < count) workers.push(startWorker(relay.port, { pool: connections, env }));
      const pids = workers.map(({ child }) => child.pid ?? 0);
      await eventually(async () => {
        const seen = await ctx().db.execute<{ pid: number }>(sql`select pid from process_parts where part = 'worker'`);
        return pids.every((pid) => seen.some((part) => part.pid === pid));
      }, 120).catch((error) => {
        throw new Error(`${error.message}: ${workers.map((worker) => worker.said().slice(-600)).join(" | ")}`);
      });
    },
    async inHand({ child }) {
      const rows = await ctx().db.execute<{ id: string }>(sql`
        select d.id from torture_hands h join deliveries d on d.slice_id = h.slice_id and d.epoch = h.epoch
        where d.state = 1 and not d.uncertain and h.pid = ${child.pid ?? 0}`);
      return rows.map(({ id }) => Number(id));
    },
    async holders() {
      const found: WorkerProcess[] = [];
      for (const worker of workers) if ((await world.inHand(worker)).length > 0) found.push(worker);
      return found;
    },
    async doubt(worker) {
      const ids = await world.inHand(worker);
      addTo(doubts, ids);
      return ids.length;
    },
    async kill(worker) {
      workers.splice(workers.indexOf(worker), 1);
      await worker.kill();
      const ids = await world.inHand(worker);
      // What it had said by its death is heard by then.
      await wait(250);
      const arrived = new Set(relay.copies.map(({ id }) => id));
      addTo(
        doubts,
        ids.filter((id) => arrived.has(id)),
      );
      await ctx().db.execute(sql`delete from process_parts where pid = ${worker.child.pid ?? 0}`);
      return ids.length;
    },
    async ready(readers) {
      // A release of its own: who has had one is left out of its next send.
      const releaseId = await published(ctx());
      const listId = await world.list(readers);
      return readySend(ctx(), [], { releaseId, listIds: [listId] });
    },
    async list(readers) {
      const listId = lists.get(readers) ?? (await listOf(ctx(), `List of ${readers}`, people(readers)));
      lists.set(readers, listId);
      return listId;
    },
    settled: (id, states, seconds) => reach(id, states, seconds, async () => {}),
    async until(id, states, seconds = 120) {
      let passed = Number.NEGATIVE_INFINITY;
      await reach(id, states, seconds, async () => {
        // Not so often that a job is thrown away before anybody could take it.
        if (performance.now() - passed < 3000) return;
        await passTime(ctx());
        passed = performance.now();
      });
    },
    async close() {
      isClosed = true;
      await Promise.all(workers.splice(0).map((worker) => worker.kill()));
      await relay.close();
    },
  };
  return world;
}

/** One more for each. */
export function addTo(counts: Map<number, number>, ids: readonly number[]): void {
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** Asks again and again, and gives up with the words of what it waited for. */
export async function eventually(isTrue: () => Promise<boolean>, seconds: number, pause = 100): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (!(await isTrue())) {
    if (performance.now() > until) throw new Error(`not within ${seconds} s`);
    await wait(pause);
  }
}

/** Seconds after which a worker that lives holds no mail any more: one that can write nothing for ten ends itself. */
const heldFor = 12;

/**
 * A minute passes for those whose worker is gone, and for what waits for its time; for mails in living hands
 * it does not. A worker is gone when its row in `process_parts` is.
 */
export async function passTime(ctx: Ctx): Promise<void> {
  const orphaned = sql`(s.last_worker is null or s.last_worker not in (select id from process_parts))`;
  await ctx.db.execute(sql`
    update deliveries set claimed_at = claimed_at - interval '61 seconds' where (slice_id, id) in (
      select d.slice_id, d.id from deliveries d join send_slices s on s.id = d.slice_id
      where d.state = 1 and not d.uncertain and not (exists
        (select 1 from torture_hands h join process_parts p on p.id = h.worker where h.slice_id = d.slice_id and h.epoch = d.epoch)
        and (d.epoch = s.epoch or d.claimed_at > now() - make_interval(secs => ${heldFor})))
      for update of d skip locked)
  `);
  await ctx.db.execute(sql`
    update deliveries set due_at = least(due_at, now()) where (state = 2 or uncertain) and due_at > now()
  `);
  const idle = await ctx.db.execute<{ id: number; state: string }>(sql`
    update send_slices s set updated_at = s.updated_at - interval '10 minutes'
    where (s.state = 'running' and ${orphaned}) or s.state = 'parked' returning s.id::int as id, s.state::text as state
  `);
  const of = (state: string) => sql.param(idle.filter((one) => one.state === state).map(({ id }) => String(id)));
  await ctx.db.execute(sql`
    delete from pgboss.job where name in ('send-slice', 'send-retry') and
      (data->>'sliceId' = any(${of("running")}::text[]) or (state < 'active' and data->>'sliceId' = any(${of("parked")}::text[])))
  `);
  // Twenty clean minutes: a lane that was slowed is left to itself.
  await ctx.db.execute(sql`delete from throttle_buckets where mode = 'slowed'`);
  await reconcile(ctx);
}
