import { sql } from "drizzle-orm";
import type { UncertainPolicy } from "@/base/vocabulary";
import { executePrepared } from "@/db/client";
import { enqueue } from "@/db/queue";
import type { Database } from "../context";

/** A slice in hand: what its worker may do with it until another takes it over. */
export interface HeldSlice {
  sliceId: number;
  sendId: string;
  lane: string;
  /** Only claims and refusals of this epoch are written; a higher one means that another has the slice. */
  epoch: number;
  policy: UncertainPolicy;
  identityKey: string;
  fromEmail: string;
  /** The Date header of every message of the send. */
  dateHeader: Date;
  /** Seconds from its own first try after which a mail that is still deferred is given up. */
  maxAge: number;
}

/** The slice `s` is at work, and its worker was heard of within its limit (sending.md 5.4: 15 s) and says that it has it. */
export const isInLivingHands = sql`(s.state = 'running' and s.updated_at > now() - interval '1 minute'
  and exists (select 1 from process_parts p where p.id = s.last_worker and p.seen_at > now() - interval '15 seconds'))`;

/**
 * Takes a slice over: raises its epoch, after which no claim of an older one can commit (the claim
 * holds the row FOR SHARE against this UPDATE). One that another living worker has is left to it, since
 * taking it would put what is on its way in doubt; a job comes back to it. Null then, and where its send is not
 * being sent or the slice is done.
 */
export async function takeOver(db: Database, sliceId: number, worker: string): Promise<HeldSlice | null> {
  const [row] = await executePrepared<{
    sendId: string;
    lane: string;
    epoch: number;
    policy: UncertainPolicy;
    identityKey: string;
    fromEmail: string;
    dateHeader: string;
    maxAge: number;
  }>(
    db,
    sql`
    update send_slices s set epoch = s.epoch + 1, state = 'running', last_worker = ${worker}, updated_at = now()
    from sends where s.id = ${sliceId} and sends.id = s.send_id and sends.state = 'sending' and s.state <> 'done'
      and not (${isInLivingHands} and s.last_worker <> ${worker})
    returning s.send_id as "sendId", s.lane, s.epoch, sends.uncertain_policy as policy,
      sends.identity_key as "identityKey", sends.from_email as "fromEmail", sends.date_header as "dateHeader",
      sends.max_age_seconds as "maxAge"
  `,
  );
  if (row) return { ...row, sliceId, dateHeader: new Date(row.dateHeader) };
  // Somebody who has just died is told apart by then.
  const [held] = await db.execute<{ sendId: string; lane: string; again: string }>(sql`
    select s.send_id as "sendId", s.lane, now() + interval '10 seconds' as again from send_slices s join sends on sends.id = s.send_id
    where s.id = ${sliceId} and sends.state = 'sending' and ${isInLivingHands} and s.last_worker <> ${worker}
  `);
  if (held) {
    const startAfter = new Date(held.again);
    const key = `${sliceId}:again:${startAfter.getTime()}`;
    await enqueue(db, "send-retry", { sendId: held.sendId, sliceId }, { key, startAfter, group: held.lane });
  }
  return null;
}

/** Says that a slice is still in hand; false once another has taken it over. */
export async function keepSlice(db: Database, { sliceId, epoch }: HeldSlice): Promise<boolean> {
  const rows = await executePrepared(
    db,
    sql`
    update send_slices set updated_at = now() where id = ${sliceId} and epoch = ${epoch} returning 1 as one
  `,
  );
  return rows.length > 0;
}
