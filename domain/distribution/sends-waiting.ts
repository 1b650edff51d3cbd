import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** What about a send waits for a person: a decision, going on or ending, or the notice of a change. */
export type WaitsFor = "decision" | "paused" | "notice";

export interface WaitingSend {
  waitsFor: WaitsFor;
  releaseId: string;
  /** None of a notice that nobody has prepared. */
  sendId: string | null;
  by: string | null;
  at: Date;
}

/** A change that nobody sent a notice of for so long was not meant to have one. */
const noticeDays = 7;

/**
 * Sends that stand still until a person acts, and releases that were corrected or withdrawn after a mail and whose
 * readers have been sent no notice of it; the newest first. A send that a person paused waits for nobody else.
 */
export async function listWaitingSends(ctx: Ctx): Promise<WaitingSend[]> {
  allow(ctx, "send");
  const rows = await ctx.db.execute<Omit<WaitingSend, "at"> & { at: string }>(sql`
    select case s.state when 'attention' then 'decision' else 'paused' end as "waitsFor", s.release_id as "releaseId",
      s.id as "sendId", s.created_by_name as by, s.updated_at as at
    from sends s where s.state = 'attention' or (s.state in ('pausing', 'paused') and s.reason is not null)
    union all
    select 'notice', r.id, null, null, coalesce(r.withdrawn_at, r.corrected_at) from releases r
    where coalesce(r.withdrawn_at, r.corrected_at) > ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${noticeDays}::int)
      and exists (select 1 from sends had where had.release_id = r.id and had.started_at is not null
        and had.frozen_at < coalesce(r.withdrawn_at, r.corrected_at))
      and not exists (select 1 from sends told where told.release_id = r.id and told.started_at is not null
        and told.frozen_at >= coalesce(r.withdrawn_at, r.corrected_at)
        and told.notice = case when r.withdrawn_at is null then 'correction' else 'withdrawal' end)
    order by at desc limit 20
  `);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
