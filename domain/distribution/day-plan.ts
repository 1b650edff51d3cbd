import { sql } from "drizzle-orm";
import { relayEnv } from "@/base/env";
import type { RelayAddress } from "@/base/relay-url";
import type { SendCounts } from "@/base/send-counts";
import type { SendState } from "@/base/vocabulary";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { capOfDay, dayKey } from "./warm-up";

type Limits = Pick<RelayAddress, "daily" | "warmup">;

/** How a send is spread over days by the limit of its sender's domain (sending.md 5.6 d). */
export interface DayPlan {
  /** What the limit is on the first day. */
  cap: number;
  /** Mails of this send that may leave on the first day. */
  today: number;
  /** Mails of this send that wait for later days. */
  later: number;
  /** When the second day begins, UTC: the first moment that more may leave. */
  next: Date;
  /** When the day begins on which the last of them may leave. */
  last: Date;
}

const day = 86_400_000;
/** Further ahead nobody plans a release. */
const furthest = 3660;
const midnight = (at: Date) => Math.floor(at.getTime() / day) * day;

const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

interface Waiting {
  fromEmail: string;
  /** Mails that have not left. */
  waiting: number;
  /** Of other sends of the same sender under way: they draw from the same limit. */
  ahead?: number;
  /** When the send begins; undefined: it has, or would at once. */
  at?: Date | null;
}

/** The plan of a send that one day cannot take; null where no limit holds, or the day takes it all. */
export async function dayPlan(
  ctx: Ctx,
  { fromEmail, waiting, ahead = 0, at }: Waiting,
  limits: Limits = relayEnv() ?? {},
): Promise<DayPlan | null> {
  allow(ctx, "contacts.read");
  const begin = at && at > ctx.now ? at : ctx.now;
  const cap = capOfDay(limits, begin);
  if (cap === undefined || waiting === 0) return null;
  const left = await leftOn(ctx, fromEmail, begin, cap);
  // Others under way go first; what they cannot send today they send on the days after it.
  const today = Math.min(waiting, Math.max(0, left - ahead));
  if (today === waiting) return null;
  const first = midnight(begin);
  let place = 0;
  let open = ahead + waiting - Math.max(0, left);
  while (open > 0 && place < furthest) {
    place += 1;
    open -= capOfDay(limits, new Date(first + place * day)) ?? open;
  }
  return {
    cap,
    today,
    later: waiting - today,
    next: new Date(first + day),
    last: new Date(first + place * day),
  };
}

/** What a day has left: its bucket, filled when its first mail left, else all of it. */
async function leftOn(ctx: Ctx, fromEmail: string, at: Date, cap: number): Promise<number> {
  const [bucket] = await ctx.db.execute<{ tokens: number; burst: number }>(
    sql`select tokens, burst from throttle_buckets where key = ${dayKey(domainOf(fromEmail), at)}`,
  );
  return bucket ? Math.floor(bucket.tokens + cap - bucket.burst) : cap;
}

interface Planned {
  id: string;
  state: SendState;
  fromEmail: string;
  counts: SendCounts;
  scheduledAt?: Date | null;
}

/** The plan of a send that may still begin or is under way; null where none holds it. */
export async function planOf(ctx: Ctx, send: Planned, limits: Limits = relayEnv() ?? {}): Promise<DayPlan | null> {
  // Asked each second by every page that watches: without a limit there is nothing to ask.
  if (limits.daily === undefined && limits.warmup === undefined) return null;
  if (!["ready", "scheduled", "sending", "pausing", "paused"].includes(send.state)) return null;
  const { queued, deferred } = send.counts;
  const domain = `%@${domainOf(send.fromEmail)}`;
  const [others] = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from sends s join deliveries d on d.send_id = s.id
    where s.state = 'sending' and s.id <> ${send.id} and lower(s.from_email) like ${domain} and d.state = 0
  `);
  const facts = { fromEmail: send.fromEmail, waiting: queued + deferred, ahead: others?.n ?? 0, at: send.scheduledAt };
  return dayPlan(ctx, facts, limits);
}
