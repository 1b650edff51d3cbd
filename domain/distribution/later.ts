import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** What came to be known of a send's mails after they were accepted: how many people each, not how many notices. */
export async function laterOf(
  ctx: Ctx,
  sendId: string,
): Promise<{ bounced: number; complained: number; unsubscribed: number }> {
  allow(ctx, "contacts.read");
  // Each person once, whatever came of them several times.
  const [row] = await ctx.db.execute<{ bounced: number; complained: number; unsubscribed: number }>(sql`
    select count(distinct e.delivery_id) filter (where e.kind = 'bounce_hard')::int as bounced,
      count(distinct e.delivery_id) filter (where e.kind = 'complaint')::int as complained,
      count(distinct e.delivery_id) filter (where e.kind = 'unsubscribed')::int as unsubscribed
    from deliveries d join delivery_events e on e.delivery_id = d.id
    where d.send_id = ${sendId} and e.kind in ('bounce_hard', 'complaint', 'unsubscribed')
  `);
  return row ?? { bounced: 0, complained: 0, unsubscribed: 0 };
}
