import { relayEnv } from "@/base/env";
import { databaseNow } from "@/db/clock";
import type { Database } from "@/domain/context";
import {
  bucketKeys,
  giveBack,
  type Lease,
  lease,
  limitDay,
  limitLanes,
  limitTransport,
  listBuckets,
  slowLane,
} from "@/domain/distribution/throttle";
import { capOfDay, dayKey } from "@/domain/distribution/warm-up";
import type { Route } from "@/domain/settings/relays";

/** How long the list of buckets is believed: a lane that another worker slowed is heeded after that. */
const believedFor = 500;

/** What limits hold for: the relay, the receivers' lane, and the sender's domain. */
export interface Way {
  relay: string;
  lane: string;
  domain: string;
}

/** The rates that hold for the relays, over all workers. */
export interface Throttle {
  /** Asks for up to `n` mails. Where no limit holds the database is not asked. */
  lease(way: Way, n: number): Promise<Lease>;
  /** Of a lease, what there was no mail for. */
  giveBack(way: Way, n: number): void;
  /** A receiver asked for patience. */
  slow(relay: string, lane: string): Promise<void>;
}

export function openThrottle(db: Database, routes: () => Route[]): Throttle {
  let buckets = new Set<string>();
  // The database's, as of the last look: workers whose clocks differ draw on one day.
  let now = new Date(0);
  let lookedAt = Number.NEGATIVE_INFINITY;
  const rates = new Map<string, number | undefined>();
  const domains = new Set<string>();
  const days = new Map<string, number>();

  async function look(): Promise<void> {
    lookedAt = performance.now();
    for (const { id, rate } of routes()) {
      if (rates.has(id) && rates.get(id) === rate) continue;
      await limitTransport(db, id, rate);
      rates.set(id, rate);
    }
    await limitLanes(db, [...rates.keys()]);
    now = await databaseNow(db);
    // A day is the sender's, whichever way its mails go: the environment settles it.
    const cap = capOfDay(relayEnv() ?? {}, now);
    for (const domain of domains) {
      const key = dayKey(domain, now);
      if (cap === undefined || days.get(key) === cap) continue;
      await limitDay(db, key, cap);
      days.set(key, cap);
    }
    buckets = await listBuckets(db);
  }

  const keysOf = ({ relay, lane, domain }: Way) =>
    [...bucketKeys(relay, lane), dayKey(domain, now)].filter((key) => buckets.has(key));

  return {
    async lease(way, n) {
      const isNew = !domains.has(way.domain);
      domains.add(way.domain);
      if (isNew || !rates.has(way.relay) || performance.now() - lookedAt > believedFor) await look();
      const keys = keysOf(way);
      return keys.length === 0 ? { granted: n, wait: 0 } : lease(db, keys, n);
    },
    giveBack(way, n) {
      const keys = keysOf(way);
      // What cannot be put back is forfeited, as by a worker that died.
      if (keys.length > 0) giveBack(db, keys, n).catch(() => {});
    },
    async slow(relay, lane) {
      await slowLane(db, relay, lane);
      await look();
    },
  };
}
