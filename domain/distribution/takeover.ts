import { sql } from "drizzle-orm";
import type { UncertainPolicy } from "@/base/vocabulary";
import { executePrepared } from "@/db/client";
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
  /** Seconds until a mail that is still deferred is given up. */
  secondsLeft: number;
}

/**
 * Takes a slice over: raises its epoch, after which no claim of an older one can commit (the claim
 * holds the row FOR SHARE against this UPDATE). Null: its send is not being sent, or the slice is done.
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
    secondsLeft: number;
  }>(
    db,
    sql`
    update send_slices s set epoch = s.epoch + 1, state = 'running', last_worker = ${worker}, updated_at = now()
    from sends where s.id = ${sliceId} and sends.id = s.send_id and sends.state = 'sending' and s.state <> 'done'
    returning s.send_id as "sendId", s.lane, s.epoch, sends.uncertain_policy as policy,
      sends.identity_key as "identityKey", sends.from_email as "fromEmail", sends.date_header as "dateHeader",
      extract(epoch from sends.started_at + make_interval(secs => sends.max_age_seconds) - now())::float8 as "secondsLeft"
  `,
  );
  return row ? { ...row, sliceId, dateHeader: new Date(row.dateHeader) } : null;
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
