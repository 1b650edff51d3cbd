import type { SendState } from "@/base/vocabulary";

/** How a send stands, as the page is told of it (`domain/distribution/send-view.ts` makes it). */
export interface Snapshot {
  state: SendState;
  counts: DeliveryCounts;
  reason: string | null;
  scheduledAt: string | null;
  startedAt: string | null;
  isWorkerAway: boolean;
  rate: number | null;
}

export interface DeliveryCounts {
  frozen: number;
  queued: number;
  sending: number;
  accepted: number;
  deferred: number;
  rejected: number;
  suppressed: number;
  uncertain: number;
  expired: number;
  cancelled: number;
}

/** What has an end: everything but what still waits, moves, or is in doubt. */
export const settledOf = ({ frozen, queued, sending, deferred, uncertain }: DeliveryCounts): number =>
  frozen - queued - sending - deferred - uncertain;
