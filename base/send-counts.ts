import type { SendState } from "./vocabulary";

/** Deliveries of a send by state. `frozen` is the sum of all the others, always (contract). */
export interface SendCounts {
  frozen: number;
  queued: number;
  sending: number;
  accepted: number;
  deferred: number;
  rejected: number;
  suppressed: number;
  /** In doubt: resolving, or held for a person; never counted in `sending` as well. */
  uncertain: number;
  expired: number;
  cancelled: number;
}

export const noCounts = (): SendCounts => ({
  frozen: 0,
  queued: 0,
  sending: 0,
  accepted: 0,
  deferred: 0,
  rejected: 0,
  suppressed: 0,
  uncertain: 0,
  expired: 0,
  cancelled: 0,
});

/** Each count of these added up. */
export function sumOf(parts: readonly SendCounts[]): SendCounts {
  const sum = noCounts();
  // Each key is a count.
  for (const part of parts) for (const key of Object.keys(sum) as (keyof SendCounts)[]) sum[key] += part[key];
  return sum;
}

/** What has an end: everything but what still waits, moves, or is in doubt. */
export const settledOf = ({ frozen, queued, sending, deferred, uncertain }: SendCounts): number =>
  frozen - queued - sending - deferred - uncertain;

/** A relay that a worker leaves alone for a while, because the way to it is at fault. Instants as ISO text. */
export interface RelayAway {
  /** `mail.example:587`. */
  relay: string;
  since: string;
  /** When it is tried again. */
  next: string;
  /** The relay's words, or what the connection died of. */
  says: string;
}

/** What a page that watches a send is told each second. Instants as ISO text: it goes over the wire. */
export interface SendSnapshot {
  state: SendState;
  counts: SendCounts;
  reason: string | null;
  /** The relay's own words behind the reason. */
  reasonSays: string | null;
  /** Recipients when they were fixed: as many as `counts.frozen`, or something is wrong. */
  fixed: number | null;
  scheduledAt: string | null;
  startedAt: string | null;
  /** No worker has been seen for fifteen seconds: nothing leaves until one runs. */
  isWorkerAway: boolean;
  relaysAway: RelayAway[];
  /** The day's limit of the sender takes no more of what waits: the rest leaves on other days. */
  isDaySpent: boolean;
  /** Mails settled a minute, on average since the start; null before there is one. */
  rate: number | null;
}
