import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";

export const timelineSteps = ["minute", "hour", "day"] as const;
export type TimelineStep = (typeof timelineSteps)[number];

/** What happened to the mails of a send within one step. */
export interface Moment {
  at: Date;
  accepted: number;
  /** Tries that the other side put off. */
  deferred: number;
  refused: number;
  /** Came back after they had been accepted. */
  bounced: number;
}

/**
 * What happened when, for the report's line: by the minute, of a longer send by the hour, and by the
 * newsroom's day once something came back after days. Steps in which nothing happened are left out.
 */
export async function timeline(ctx: Ctx, sendId: string): Promise<{ step: TimelineStep; moments: Moment[] }> {
  allow(ctx, "release.read");
  const { zone } = await getNewsroom(ctx);
  const rows = await ctx.db.execute<Omit<Moment, "at"> & { at: string; step: TimelineStep }>(sql`
    with events as materialized (
      select e.at, e.kind from deliveries d join delivery_events e on e.delivery_id = d.id
      where d.send_id = ${sendId} and e.kind in ('accepted', 'deferred', 'rejected', 'bounce_hard', 'bounce_soft')
    ),
    step as (
      select case when max(at) - min(at) > interval '4 days' then 'day'
        when max(at) - min(at) > interval '3 hours' then 'hour' else 'minute' end as step from events
    )
    select step.step, date_trunc(step.step, at, ${zone}) as at,
      count(*) filter (where kind = 'accepted')::int as accepted,
      count(*) filter (where kind = 'deferred')::int as deferred,
      count(*) filter (where kind = 'rejected')::int as refused,
      count(*) filter (where kind in ('bounce_hard', 'bounce_soft'))::int as bounced
    from events, step group by 1, 2 order by 2
  `);
  return {
    step: rows[0]?.step ?? "minute",
    moments: rows.map(({ step: _, at, ...counts }) => ({ at: new Date(at), ...counts })),
  };
}
