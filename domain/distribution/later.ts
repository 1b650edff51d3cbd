import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** How many people, not how many notices. */
export type Later = {
  bounced: number;
  /** Of the bounced: to addresses that do not exist. */
  hard: number;
  /** Of the bounced: for reasons that may pass. Whoever has both is counted in `hard` alone. */
  soft: number;
  complained: number;
  unsubscribed: number;
};

/** What came to be known of a send's mails after they were accepted. */
export async function laterOf(ctx: Ctx, sendId: string): Promise<Later> {
  allow(ctx, "contacts.read");
  // Each person once, whatever came of them several times; hard beats soft.
  const [row] = await ctx.db.execute<Later>(sql`
    with person as (
      select bool_or(e.kind = 'bounce_hard') as hard, bool_or(e.kind = 'bounce_soft') as soft,
        bool_or(e.kind = 'complaint') as complained, bool_or(e.kind = 'unsubscribed') as unsubscribed
      from deliveries d join delivery_events e on e.delivery_id = d.id
      where d.send_id = ${sendId} and e.kind in ('bounce_hard', 'bounce_soft', 'complaint', 'unsubscribed')
      group by d.id
    )
    select count(*) filter (where hard or soft)::int as bounced, count(*) filter (where hard)::int as hard,
      count(*) filter (where soft and not hard)::int as soft, count(*) filter (where complained)::int as complained,
      count(*) filter (where unsubscribed)::int as unsubscribed
    from person
  `);
  return row ?? { bounced: 0, hard: 0, soft: 0, complained: 0, unsubscribed: 0 };
}
