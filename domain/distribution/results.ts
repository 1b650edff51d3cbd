import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

export type Results = {
  accepted: number;
  /** Refused by the relay, or taken and come back later. */
  bounced: number;
};

/** What came of the mails of these few releases, over all sends of each that have begun; absent: nothing was sent. */
export async function resultsOf(ctx: Ctx, releaseIds: readonly string[]): Promise<Map<string, Results>> {
  allow(ctx, "release.read");
  if (releaseIds.length === 0) return new Map();
  // States 3 and 4: accepted, rejected. One that came back stays accepted, as in the report (`laterOf`).
  const rows = await ctx.db.execute<Results & { id: string }>(sql`
    with begun as (select id, release_id from sends where release_id in ${[...releaseIds]} and started_at is not null),
    back as (
      select begun.release_id, count(distinct d.id) as n from begun join send_slices s on s.send_id = begun.id
      join delivery_events e on e.slice_id = s.id and e.kind in ('bounce_hard', 'bounce_soft')
      join deliveries d on d.slice_id = e.slice_id and d.id = e.delivery_id where d.state = 3 group by 1
    )
    select begun.release_id as id, count(*) filter (where d.state = 3)::int as accepted,
      (count(*) filter (where d.state = 4) + coalesce(max(back.n), 0))::int as bounced
    from begun join deliveries d on d.send_id = begun.id left join back using (release_id) group by 1
  `);
  return new Map(rows.map(({ id, ...results }) => [id, results]));
}
