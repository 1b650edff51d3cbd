const day = 86_400_000;
const days = 42;
const first = 200;
const last = 200_000;

/**
 * How many mails a new sender domain sends on a day of its warm-up (sending.md 5.6 d): 200 on the first,
 * 200,000 on the 42nd, the same factor from each to the next; no limit after that, and none before it began.
 * @param since the first day, `2026-11-23` (UTC)
 */
export function warmUpCap(since: string, now: Date): number | undefined {
  const passed = Math.floor((now.getTime() - Date.parse(`${since}T00:00:00Z`)) / day);
  if (passed >= days || passed < 0) return undefined;
  return Math.round(first * (last / first) ** (passed / (days - 1)));
}

/** The lower of the two limits that hold on a day; undefined where none does. */
export function capOfDay({ daily, warmup }: { daily?: number; warmup?: string }, now: Date): number | undefined {
  const caps = [daily, warmup && warmUpCap(warmup, now)].filter((cap) => typeof cap === "number");
  return caps.length > 0 ? Math.min(...caps) : undefined;
}

/** Names the bucket of a sender domain's day (UTC). */
export const dayKey = (domain: string, now: Date) => `${domain}:${now.toISOString().slice(0, 10)}`;
