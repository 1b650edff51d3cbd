import { type SQL, sql } from "drizzle-orm";
import type { DeliveryEventKind } from "@/base/vocabulary";
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

/** What can come to be known of a mail after its transport, and the events that say it. */
export const laterKinds = {
  bounced: ["bounce_hard", "bounce_soft"],
  complained: ["complaint"],
  unsubscribed: ["unsubscribed"],
} as const satisfies Record<string, readonly DeliveryEventKind[]>;
export type LaterWord = keyof typeof laterKinds;

/**
 * Whether it came to be known of a delivery `d` of this send. Bounced later is what had been accepted: one that
 * the relay itself refused is counted there. By the index of such events on their slice, which are few.
 */
export function cameLater(word: LaterWord, sendId: string): SQL {
  const isAccepted = word === "bounced" ? sql`d.state = 3 and` : sql``;
  return sql`(${isAccepted} (d.slice_id, d.id) in (
    select e.slice_id, e.delivery_id from send_slices s join delivery_events e on e.slice_id = s.id
    where s.send_id = ${sendId} and e.kind in ${[...laterKinds[word]]}
  ))`;
}

/** What came to be known of a send's mails after they were accepted. */
export async function laterOf(ctx: Ctx, sendId: string): Promise<Later> {
  allow(ctx, "release.read");
  // Each person once, whatever came of them several times; hard beats soft.
  const [row] = await ctx.db.execute<Later>(sql`
    with person as (
      select bool_or(e.kind = 'bounce_hard') and d.state = 3 as hard, bool_or(e.kind = 'bounce_soft') and d.state = 3 as soft,
        bool_or(e.kind = 'complaint') as complained, bool_or(e.kind = 'unsubscribed') as unsubscribed
      from send_slices s
      join delivery_events e on e.slice_id = s.id and e.kind in ('bounce_hard', 'bounce_soft', 'complaint', 'unsubscribed')
      join deliveries d on d.slice_id = e.slice_id and d.id = e.delivery_id
      where s.send_id = ${sendId} group by d.slice_id, d.id
    )
    select count(*) filter (where hard or soft)::int as bounced, count(*) filter (where hard)::int as hard,
      count(*) filter (where soft and not hard)::int as soft, count(*) filter (where complained)::int as complained,
      count(*) filter (where unsubscribed)::int as unsubscribed
    from person
  `);
  return row ?? { bounced: 0, hard: 0, soft: 0, complained: 0, unsubscribed: 0 };
}
