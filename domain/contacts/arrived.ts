import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { deliveryEvents } from "@/db/schema/distribution";
import type { Ctx } from "../context";
import { wasInDoubt } from "./in-doubt";

interface Arrival {
  mail: { id: number; sliceId: number; sendId: string };
  /** Who told, and the name of what they told at that source: hearing it twice writes it once. */
  source: string;
  eventId: string;
  at: Date;
}

/**
 * What came back by a name of ours, or whose own link was pressed, had been taken: a mail in doubt, held, given up
 * or waiting for another try is accepted, and is not sent again (sending.md 5.5). One that is on its way right now
 * is left alone if it was never in doubt elsewhere: its worker writes the same with the relay's words.
 */
export async function keepArrived(ctx: Ctx, { mail, source, eventId, at }: Arrival): Promise<void> {
  // State 1 is sending, 2 deferred, 6 expired, 7 cancelled, 8 held, 0 queued.
  const [settled] = await ctx.db.execute(sql`
    update deliveries d set state = 3, uncertain = false, due_at = null, accepted_at = ${at.toISOString()}::timestamptz
    where slice_id = ${mail.sliceId} and id = ${mail.id} and (state in (0, 2, 6, 8)
      or (state = 1 and (uncertain or claimed_at < now() - interval '5 seconds'))
      or (state = 7 and ${wasInDoubt}))
    returning id
  `);
  if (!settled) return;
  const event = { at, sliceId: mail.sliceId, deliveryId: mail.id, kind: "accepted" as const, source };
  await ctx.db
    .insert(deliveryEvents)
    .values({ ...event, sourceEventId: `accepted:${eventId}` })
    .onConflictDoNothing();
  // A key of its own: a job of this send that runs right now may have counted before this row changed.
  await enqueue(ctx.db, "send-finish", { sendId: mail.sendId }, { key: `${mail.sendId}:${mail.id}` });
}
