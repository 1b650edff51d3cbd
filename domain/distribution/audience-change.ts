import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import type { AudienceCounts } from "./audience";
import type { Audience } from "./input";

/** From this part on a difference is told: of what was shown to whoever chose (sending.md 5.2), and since the last use (product.md S11). */
const sinceShown = 0.01;
const sinceLastUse = 0.2;

export interface AudienceChange {
  before: number;
  now: number;
}

const changeOf = (before: number, now: number, part: number): AudienceChange | null =>
  before > 0 && Math.abs(now - before) / before >= part ? { before, now } : null;

/** What a frozen send has in place of what its maker was shown; null where it is the same within a hundredth. */
export const changeSinceShown = (send: { expectedCount: number | null; frozenCount: number | null }) =>
  changeOf(send.expectedCount ?? 0, send.frozenCount ?? 0, sinceShown);

/**
 * How far an audience has moved since the last send that was begun to the very same lists; null within a fifth, and
 * for lists that are used for the first time. Who has this very text already belongs to the lists all the same.
 */
export async function changeSinceLastUse(
  ctx: Ctx,
  { listIds, sendId }: Pick<Audience, "listIds" | "sendId">,
  { total, already }: Pick<AudienceCounts, "total" | "already">,
): Promise<(AudienceChange & { at: Date }) | null> {
  allow(ctx, "contacts.read");
  const [last] = await ctx.db.execute<{ count: number; at: string }>(sql`
    select s.frozen_count as count, s.started_at as at from sends s
    where s.started_at is not null and s.repeats is null and s.notice is null and s.id is distinct from ${sendId ?? null}::uuid
      and (select array_agg(l.list_id::text order by l.list_id::text) from send_lists l
        where l.send_id = s.id and not l.is_left_out) = ${sql.param([...new Set(listIds)].sort())}::text[]
    order by s.started_at desc limit 1
  `);
  const change = last && changeOf(last.count, total + already, sinceLastUse);
  return change ? { ...change, at: new Date(last.at) } : null;
}
