import { sql } from "drizzle-orm";
import { executePrepared } from "@/db/client";
import type { Database } from "../context";

/** How many mails may leave now, and if none, in how many seconds to ask again. */
export interface Lease {
  granted: number;
  wait: number;
}

/** Of one lease, and of what a bucket holds when nobody drew from it: with it no second sees more than its rate and a lease. */
const largestLease = 50;
/** A lane that was slowed is left to itself again after so many clean minutes; it has grown sixfold by then. */
const cleanMinutes = 20;
/** One slow-down in this many seconds: the answers to what was under way say nothing new. */
const deafSeconds = 30;
const leastRate = 0.1;
/** What the first slow-down leaves at least: right after a start nothing has been taken yet. */
const leastAtFirst = 1;

/** Names of the buckets that a mail of this lane through this relay draws from; that of its sender's day is `dayKey`. */
export const bucketKeys = (transport: string, lane: string) => [transport, `${transport}:${lane}`];

/** A day that is drawn empty is asked about again this often: it may have been given more. Seconds. */
const askAgain = 60;

/** A slow-down is forgotten. */
const isPast = sql`(b.mode = 'slowed' and b.blocked_until < now() - make_interval(mins => ${sql.raw(String(cleanMinutes))}))`;
/** What a bucket gives a second by now: a slowed lane grows by a tenth with each clean minute (sending.md 5.6 c), up to its limit. */
const rateNow = sql`(case when ${isPast} and b.ceiling is not null then b.ceiling when b.mode <> 'slowed' then b.rate
  else least(b.ceiling, b.rate * power(1.1, least(${sql.raw(String(cleanMinutes))},
    floor(greatest(extract(epoch from clock_timestamp() - b.blocked_until), 0) / 60)))) end)`;
/** Nothing limits it any more. */
const isOver = sql`(${isPast} and b.ceiling is null)`;

/** The buckets there are; mails of all others leave as they come. */
export async function listBuckets(db: Database): Promise<Set<string>> {
  const rows = await executePrepared<{ key: string }>(
    db,
    sql`select b.key from throttle_buckets b where not ${isOver}`,
  );
  return new Set(rows.map(({ key }) => key));
}

/** Sets what the relay's address says it takes a second; undefined: all that comes. */
export async function limitTransport(db: Database, transport: string, rate: number | undefined): Promise<void> {
  if (rate === undefined) {
    await db.execute(sql`delete from throttle_buckets where key = ${transport}`);
    return;
  }
  await db.execute(sql`
    insert into throttle_buckets (key, rate, burst, tokens, refilled_at)
    values (${transport}, ${rate}, ${burstOf(rate)}, 1, now())
    on conflict (key) do update set rate = excluded.rate, burst = excluded.burst
  `);
}

/**
 * Gives lanes the limits that an admin set for them (`lane_limits`), by each of these relays; one that was taken away
 * goes, whichever relay it was for. A lane that is slowed stays so. Writes only what has changed.
 */
export async function limitLanes(db: Database, transports: readonly string[]): Promise<void> {
  await executePrepared(
    db,
    sql`
    with gone as (
      delete from throttle_buckets b where b.ceiling is not null
        and not exists (select 1 from lane_limits l where right(b.key, length(l.lane) + 1) = ':' || l.lane)
    ),
    given as (
      select t.id || ':' || l.lane as key, (l.per_minute / 60.0)::real as rate
      from unnest(${sql.param([...transports])}::text[]) t(id) cross join lane_limits l
    )
    insert into throttle_buckets as b (key, rate, burst, tokens, refilled_at, ceiling)
    select given.key, given.rate, 1, 1, now(), given.rate
    from given left join throttle_buckets had on had.key = given.key where had.ceiling is distinct from given.rate
    on conflict (key) do update set ceiling = excluded.ceiling,
      rate = case when b.mode = 'slowed' then b.rate else excluded.rate end
  `,
  );
}

/** Fills the bucket of a day, which never fills again by itself; a limit that was changed changes what is left. */
export async function limitDay(db: Database, key: string, cap: number): Promise<void> {
  await db.execute(sql`
    insert into throttle_buckets as b (key, rate, burst, tokens, refilled_at) values (${key}, 0, ${cap}, ${cap}, now())
    on conflict (key) do update set tokens = b.tokens + excluded.burst - b.burst, burst = excluded.burst
  `);
  await db.execute(sql`delete from throttle_buckets where rate = 0 and refilled_at < now() - interval '3 days'`);
}

/** A quarter of a second's worth; of a low rate half a second's, as a worker asks again after a tenth of one; one at least. */
const burstOf = (rate: number) => Math.max(1, Math.min(largestLease, Math.max(rate / 4, Math.min(5, rate / 2))));

/**
 * Draws up to `n` mails from all of these buckets at once, in one statement: what one of them lacks none
 * of them gives. A worker that dies with a lease forfeits it: never over the limit, under it by a lease.
 */
export async function lease(db: Database, keys: readonly string[], n: number): Promise<Lease> {
  const [row] = await executePrepared<{ granted: number; wait: number }>(
    db,
    sql`
    with held as materialized (
      select b.key, ${rateNow} as rate, b.tokens, b.refilled_at, clock_timestamp() as at
      from throttle_buckets b where b.key = any(${sql.param([...keys])}::text[]) and not ${isOver}
      order by b.key for update of b
    ),
    filled as materialized (
      select key, rate, at, case when rate = 0 then tokens
        else least(greatest(1, least(${largestLease}::float8, greatest(rate / 4, least(5, rate / 2)))),
          tokens + rate * greatest(extract(epoch from at - refilled_at), 0)) end as tokens
      from held
    ),
    given as materialized (
      select coalesce(least(${n}::int, floor(min(tokens))::int), ${n}::int) as n,
        coalesce(max(case when tokens >= 1 then 0 when rate = 0 then ${askAgain}::int else (1 - tokens) / rate end), 0) as wait
      from filled
    ),
    drawn as (
      update throttle_buckets b set tokens = filled.tokens - given.n, refilled_at = filled.at
      from filled, given where b.key = filled.key
    )
    select n as granted, case when n > 0 then 0 else wait end::float8 as wait from given
  `,
  );
  return row ?? { granted: n, wait: 0 };
}

/** Puts back what there was no mail for. */
export async function giveBack(db: Database, keys: readonly string[], n: number): Promise<void> {
  await executePrepared(
    db,
    sql`update throttle_buckets set tokens = tokens + ${n}::int where key = any(${sql.param([...keys])}::text[])`,
  );
}

/**
 * A receiver asked for patience (421, 4.7.x): its lane gets half of what it had, once in thirty seconds. One
 * that had no limit gets half of what it took in the last ten seconds.
 */
export async function slowLane(db: Database, transport: string, lane: string): Promise<void> {
  await db.execute(sql`
    with pace as (
      select count(*) / 10.0 as rate from send_slices s join deliveries d on d.slice_id = s.id
      where s.lane = ${lane} and s.state = 'running' and d.accepted_at > now() - interval '10 seconds'
    )
    insert into throttle_buckets as b (key, rate, burst, tokens, refilled_at, blocked_until, mode)
    select ${`${transport}:${lane}`}, greatest(pace.rate / 2, ${leastAtFirst}::float8), 1, 0, now(),
      now() + make_interval(secs => ${deafSeconds}), 'slowed' from pace
    on conflict (key) do update set
      rate = greatest(${leastRate}::float8, case when ${isOver} then excluded.rate
        when b.mode = 'slowed' and not ${isPast} then ${rateNow} / 2 else least(excluded.rate, ${rateNow} / 2) end),
      tokens = 0, refilled_at = now(), blocked_until = excluded.blocked_until, mode = 'slowed'
    where b.blocked_until is null or b.blocked_until < now()
  `);
}
