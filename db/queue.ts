import { sql } from "drizzle-orm";
import type { PgBoss, Queue, Db as QueueDb } from "pg-boss";
import { type JobName, jobNames } from "@/base/vocabulary";
import { databaseAddress } from "./address";
import { type Db, database } from "./client";

/** Loaded by the first who needs it: a hundred files, and most commands put nothing into a queue. */
const pgBoss = () => import("pg-boss");

/** Jobs carry ids only: what is true lies in the tables, a job is a nudge and may come twice. */
export type JobData = Record<string, string | number>;

/** The heartbeat tells within seconds that a worker died with the job: until then nobody may have the same one. */
const exclusive = {
  policy: "exclusive",
  heartbeatSeconds: 15,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
} as const;
/** A slice is taken up again for as long as the send lasts; how often a mail is tried is the ledger's business. */
const slice = { policy: "exclusive", heartbeatSeconds: 15, expireInSeconds: 3600, retryLimit: 1000, retryDelay: 1 };

/** The queues and what holds for each. */
const queues: Record<JobName, Omit<Queue, "name">> = {
  "send-attention": { policy: "standard", retryLimit: 5, retryDelay: 2 },
  "send-freeze": { ...exclusive, heartbeatSeconds: 30 },
  "send-render": { ...exclusive, heartbeatSeconds: 30 },
  "send-slice": { ...slice, deadLetter: "send-attention" },
  "send-retry": { ...slice, deadLetter: "send-attention" },
  "send-finish": exclusive,
  "send-reconcile": { ...exclusive, retryLimit: 0 },
  "send-due": exclusive,
  "send-cancel": { ...exclusive, heartbeatSeconds: 30 },
  // A test answers once: who made it is waiting, and tries again by a click.
  "send-test": { policy: "standard", retryLimit: 0 },
  "release-due": exclusive,
  // The next hour asks again.
  "sender-check": { ...exclusive, retryLimit: 0 },
  "link-check": { ...exclusive, retryLimit: 0 },
  "receiver-check": { ...exclusive, retryLimit: 0 },
  // Somebody waits for these: of a worker that died with one another takes it up within seconds.
  "staff-mail": { policy: "standard", heartbeatSeconds: 15, retryLimit: 8, retryDelay: 5, retryBackoff: true },
  "inbound-parked": { policy: "standard", retryLimit: 5, retryDelay: 2 },
  "inbound-process": {
    policy: "standard",
    heartbeatSeconds: 15,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    deadLetter: "inbound-parked",
  },
};

/** Jobs that come by the clock. */
const timetable: Partial<Record<JobName, string>> = {
  "send-reconcile": "* * * * *",
  "release-due": "* * * * *",
  "sender-check": "17 * * * *",
  "link-check": "37 * * * *",
  "receiver-check": "52 * * * *",
};

export interface EnqueueOptions {
  /** In an exclusive queue: no second live job with this key. */
  key?: string;
  startAfter?: Date;
  /** The lane of a slice, as those who look into the queue see it. */
  group?: string;
  priority?: number;
}

/**
 * Puts a job into the caller's transaction: it exists if and when that commits.
 * Null where an exclusive queue holds a live job with this key already.
 */
export async function enqueue(
  tx: Db,
  job: JobName,
  data: JobData = {},
  { key, startAfter, group, priority }: EnqueueOptions = {},
): Promise<string | null> {
  const { boss, on } = await sender();
  return boss.send(job, data, {
    db: on(tx),
    ...(key ? { singletonKey: key } : {}),
    ...(startAfter ? { startAfter } : {}),
    ...(group ? { group: { id: group } } : {}),
    ...(priority ? { priority } : {}),
  });
}

/** Many jobs of one queue in one statement. Those whose key is live already are left out. */
export async function enqueueAll(
  tx: Db,
  job: JobName,
  jobs: readonly (EnqueueOptions & { data: JobData })[],
): Promise<void> {
  if (jobs.length === 0) return;
  const { boss, on } = await sender();
  const rows = jobs.map(({ data, key, startAfter, group, priority }) => ({
    data,
    ...(key ? { singletonKey: key } : {}),
    ...(startAfter ? { startAfter } : {}),
    ...(group ? { group: { id: group } } : {}),
    ...(priority ? { priority } : {}),
  }));
  await boss.insert(job, rows, { db: on(tx) });
}

/** Takes no part in keeping time, supervision or the register of workers. */
const passive = { supervise: false, schedule: false, registerInstance: false } as const;

interface Sender {
  boss: PgBoss;
  /** Puts what is sent into this transaction. */
  on: (tx: Db) => QueueDb;
}

// One sender for the several copies of this module in a process.
const shared = globalThis as typeof globalThis & { bayanSender?: Promise<Sender> };

/** Only inserts: reads the queue table through our pool, opens no connections and keeps no time. */
function sender(): Promise<Sender> {
  shared.bayanSender ??= startSender().catch((error) => {
    shared.bayanSender = undefined;
    throw error;
  });
  return shared.bayanSender;
}

async function startSender(): Promise<Sender> {
  const { fromDrizzle, PgBoss } = await pgBoss();
  const on = (tx: Db) => fromDrizzle(tx, sql);
  const boss = new PgBoss({ db: on(database()), migrate: false, ...passive });
  boss.on("error", report);
  await boss.start();
  return { boss, on };
}

/** Ends this process's sender; `closeDatabase` comes after it. */
export async function closeQueue(): Promise<void> {
  const open = shared.bayanSender;
  shared.bayanSender = undefined;
  await (await open)?.boss.stop({ graceful: false, close: false });
}

export interface Job {
  id: string;
  data: JobData;
  /** Aborted when the job's time is up or the queue stops. */
  signal: AbortSignal;
}

export interface WorkOptions {
  /** Jobs of this queue at once in this process. */
  concurrency?: number;
  /** Of those, of one group. */
  ofOneGroup?: number;
}

export interface WorkingQueue {
  work(job: JobName, handler: (job: Job) => Promise<void>, options?: WorkOptions): Promise<void>;
  /** Takes no more jobs, waits for those under way up to `timeout` milliseconds, closes the pool. */
  stop(timeout?: number): Promise<void>;
}

/** The queue of a worker: its own small pool, woken by LISTEN, taking part in supervision. */
export async function startQueue(url = databaseAddress().url): Promise<WorkingQueue> {
  const { PgBoss } = await pgBoss();
  const boss = new PgBoss({
    connectionString: url,
    application_name: "bayan-queue",
    max: 4,
    migrate: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", report);
  await boss.start();
  return {
    async work(job, handler, { concurrency = 1, ofOneGroup } = {}) {
      const options = {
        localConcurrency: concurrency,
        ...(ofOneGroup ? { localGroupConcurrency: ofOneGroup } : {}),
        // LISTEN wakes only for what is due at once: what waits for its hour, or is tried again, is found by asking.
        pollingIntervalSeconds: 2,
        notifyPollingIntervalSeconds: 2,
      };
      // One at a time: jobs fetched together end together, and the one that is through would wait for the other.
      await boss.work<JobData>(job, options, async ([one]) => {
        if (!one) return;
        try {
          await handler({ id: one.id, data: one.data, signal: one.signal });
        } finally {
          // A queue is worked off without pauses: what waited for a free hand, or for this one's group, is asked for at once.
          for (const hand of boss.getWipData()) if (hand.name === job) boss.notifyWorker(hand.id);
        }
      });
    },
    stop: (timeout = 8000) => boss.stop({ graceful: true, timeout }),
  };
}

/** Makes or brings up to date pg-boss's own schema, the queues and the timetable. Part of the migrate step. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const { PgBoss } = await pgBoss();
  const boss = new PgBoss({
    connectionString: ownerUrl,
    max: 1,
    migrate: true,
    ...passive,
  });
  boss.on("error", report);
  await boss.start();
  try {
    const names = new Set((await boss.getQueues()).map((queue) => queue.name));
    // Delivering a job at once matters to whoever watches a send begin.
    // A dead letter queue has to be there before those that fall into it.
    const last = (name: JobName) => Number(queues[name].deadLetter !== undefined);
    for (const name of [...jobNames].sort((a, b) => last(a) - last(b))) {
      const { policy, ...options } = { ...queues[name], notify: true };
      if (names.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { policy, ...options });
      const cron = timetable[name];
      if (cron) await boss.schedule(name, cron);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

function report(error: Error): void {
  console.error(`queue: ${error.message.split("\n", 1)[0]}`);
}
