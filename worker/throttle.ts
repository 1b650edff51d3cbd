import type { RelayEnv } from "@/base/env";
import type { Database } from "@/domain/context";
import {
  bucketKeys,
  giveBack,
  type Lease,
  lease,
  limitDay,
  limitTransport,
  listBuckets,
  slowLane,
} from "@/domain/distribution/throttle";
import { capOfDay, dayKey } from "@/domain/distribution/warm-up";

/** How long the list of buckets is believed: a lane that another worker slowed is heeded after that. */
const believedFor = 500;

/** What limits hold for: the receivers' lane, and the sender's domain. */
interface Way {
  lane: string;
  domain: string;
}

/** The rates that hold for this relay, over all workers. */
export interface Throttle {
  /** Asks for up to `n` mails. Where no limit holds the database is not asked. */
  lease(way: Way, n: number): Promise<Lease>;
  /** Of a lease, what there was no mail for. */
  giveBack(way: Way, n: number): void;
  /** A receiver asked for patience. */
  slow(lane: string): Promise<void>;
}

type Limits = Partial<Pick<RelayEnv, "rate" | "daily" | "warmup">>;

export function openThrottle(db: Database, transport: string, limits: () => Limits): Throttle {
  let buckets = new Set<string>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let rate: number | undefined | null = null;
  const domains = new Set<string>();
  const days = new Map<string, number>();

  async function look(): Promise<void> {
    lookedAt = performance.now();
    const limit = limits();
    if (rate !== limit.rate) {
      await limitTransport(db, transport, limit.rate);
      rate = limit.rate;
    }
    const now = new Date();
    const cap = capOfDay(limit, now);
    for (const domain of domains) {
      const key = dayKey(domain, now);
      if (cap === undefined || days.get(key) === cap) continue;
      await limitDay(db, key, cap);
      days.set(key, cap);
    }
    buckets = await listBuckets(db);
  }

  const keysOf = ({ lane, domain }: Way) =>
    [...bucketKeys(transport, lane), dayKey(domain, new Date())].filter((key) => buckets.has(key));

  return {
    async lease(way, n) {
      const isNew = !domains.has(way.domain);
      domains.add(way.domain);
      if (isNew || performance.now() - lookedAt > believedFor) await look();
      const keys = keysOf(way);
      return keys.length === 0 ? { granted: n, wait: 0 } : lease(db, keys, n);
    },
    giveBack(way, n) {
      const keys = keysOf(way);
      // What cannot be put back is forfeited, as by a worker that died.
      if (keys.length > 0) giveBack(db, keys, n).catch(() => {});
    },
    async slow(lane) {
      await slowLane(db, transport, lane);
      await look();
    },
  };
}
