import type { Database } from "@/domain/context";
import {
  bucketKeys,
  giveBack,
  type Lease,
  lease,
  limitTransport,
  listBuckets,
  slowLane,
} from "@/domain/distribution/throttle";

/** How long the list of buckets is believed: a lane that another worker slowed is heeded after that. */
const believedFor = 500;

/** The rates that hold for this relay, over all workers. */
export interface Throttle {
  /** Asks for up to `n` mails of a lane. Where no limit holds the database is not asked. */
  lease(lane: string, n: number): Promise<Lease>;
  /** Of a lease, what there was no mail for. */
  giveBack(lane: string, n: number): void;
  /** A receiver asked for patience. */
  slow(lane: string): Promise<void>;
}

export function openThrottle(db: Database, transport: string, rate: () => number | undefined): Throttle {
  let buckets = new Set<string>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let limit: number | undefined | null = null;

  async function look(): Promise<void> {
    lookedAt = performance.now();
    if (limit !== rate()) {
      await limitTransport(db, transport, rate());
      limit = rate();
    }
    buckets = await listBuckets(db);
  }

  const keysOf = (lane: string) => bucketKeys(transport, lane).filter((key) => buckets.has(key));

  return {
    async lease(lane, n) {
      if (performance.now() - lookedAt > believedFor) await look();
      const keys = keysOf(lane);
      return keys.length === 0 ? { granted: n, wait: 0 } : lease(db, keys, n);
    },
    giveBack(lane, n) {
      const keys = keysOf(lane);
      // What cannot be put back is forfeited, as by a worker that died.
      if (keys.length > 0) giveBack(db, keys, n).catch(() => {});
    },
    async slow(lane) {
      await slowLane(db, transport, lane);
      await look();
    },
  };
}
