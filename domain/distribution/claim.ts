import { sql } from "drizzle-orm";
import { executePrepared } from "@/db/client";
import type { Database } from "../context";
import type { HeldSlice } from "./takeover";

/** A mail to send now: claimed, and written down as such before any byte of it leaves. */
export interface ClaimedMail {
  id: number;
  email: string;
  emailNorm: string;
  name: string;
  combination: string;
  /** This try, from 1. */
  attempt: number;
  /** When this claim was made, to the microsecond, as the database writes it: tells it from a later claim of the row. */
  claimedAt: string;
}

export interface Claim {
  mails: ClaimedMail[];
  /** Rows that the claim moved, those it suppressed or held included: zero where nothing is open, or all of it is in other hands. */
  moved: number;
}

/** After a worker died nobody knows whether its last mails were taken: they are left alone for this long. */
export const crashGraceSeconds = 60;
/** After a line was lost behind the final dot: long enough for a bounce or a delivery notice to tell. */
export const uncertainGraceSeconds = 300;

/** A mail whose answer was lost so often may have arrived as often: a person decides, whatever the policy. */
const mostLost = 3;

/**
 * Claims up to `n` mails of a slice (sending.md 5.4): the intent, committed before any SMTP byte, so
 * that after a kill at most this window is in doubt. One statement and its own transaction; what it takes is found
 * by an array, since a join is planned by how many rows a slice is thought to have, and turns quadratic where that is one:
 * - the slice is named by a sub-select: how many rows it is thought to have then says nothing about this one, and the
 *   statement is planned once for all slices;
 * - what looks open is found first, and nothing is locked where there is nothing: no commit for an empty claim;
 * - the slice row is locked FOR SHARE under our epoch and only while its send is `sending`; a takeover
 *   updates that row, so it waits for us or we find our epoch gone;
 * - what is locked is looked at once more as it is by then; rows in other hands are skipped, never waited for;
 * - who has never been tried comes first, then whose try is longest ago: one mail that always comes back starves none;
 * - a mail of an older epoch is taken only when its grace is over, and then under the office's policy:
 *   sent again with the same Message-ID, or held for a person;
 * - of a mail that was in the hands of a dead worker its events say so: nobody else could;
 * - whoever is suppressed by now is marked so and never returned; so is who has left every list of the send
 *   that they are on. What is in doubt to them is held: suppressed would say that nothing was sent.
 */
export async function claim(db: Database, { sliceId, epoch, policy }: HeldSlice, n: number): Promise<Claim> {
  const isOpen = sql`(d.state = 0 or (d.state = 2 and d.due_at <= now()) or (d.state = 1 and d.epoch < ${epoch} and
    case when d.uncertain then d.due_at else d.claimed_at + make_interval(secs => ${crashGraceSeconds}) end <= now()))`;
  const rows = await executePrepared<{ [Field in keyof ClaimedMail]: ClaimedMail[Field] } & { state: number }>(
    db,
    sql`
    with open as materialized (
      select d.id from deliveries d where d.slice_id = (select ${sliceId}::bigint) and ${isOpen}
      order by d.claimed_at nulls first, d.id limit ${n}
    ),
    slice as materialized (
      select s.id from send_slices s
      where s.id = ${sliceId} and s.epoch = ${epoch} and exists (select 1 from open)
        and exists (select 1 from sends where sends.id = s.send_id and sends.state = 'sending')
      for share of s
    ),
    picked as materialized (
      select d.id, d.state = 1 as in_doubt, d.uncertain, d.epoch, d.attempt, d.send_id, d.contact_id, d.email_norm
      from deliveries d
      where d.slice_id = (select id from slice) and d.id = any(array(select id from open)) and ${isOpen}
      for update of d skip locked
    ),
    told as (
      insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
      select now(), ${sliceId}, id, 'uncertain', 'takeover', id || ':' || epoch || ':' || attempt
      from picked where in_doubt and not uncertain on conflict do nothing
    ),
    named as materialized (
      select p.id, p.send_id, p.contact_id, p.email_norm, x.scope, x.scope_id from picked p join suppressions x on x.email_norm = p.email_norm
      where x.lifted_at is null and (x.expires_at is null or x.expires_at > now())
    ),
    stopped as materialized (
      select id from named where scope in ('global', 'org')
      union
      select n.id from named n join send_lists l on n.scope_id = l.list_id::text and l.send_id = n.send_id
      where n.scope = 'list' and not l.is_left_out
        and not exists (select 1 from send_lists l join memberships m on m.list_id = l.list_id
          where l.send_id = n.send_id and not l.is_left_out and m.contact_id = n.contact_id
            and not exists (select 1 from suppressions x where x.email_norm = n.email_norm and x.scope = 'list'
              and x.scope_id = l.list_id::text and x.lifted_at is null))
    ),
    held as materialized (
      select id from picked p
      where in_doubt and (${policy} = 'hold' or id in (select id from stopped) or (uncertain and
        ${mostLost} <= (select count(*) from delivery_events e where e.delivery_id = p.id and e.kind = 'uncertain' and e.source = 'smtp')))
    )
    update deliveries d set
      (state, attempt) = (select n.state, d.attempt + (case when n.state = 1 then 1 else 0 end) from (select
        case when d.id = any(array(select id from held)) then 8 when d.id = any(array(select id from stopped)) then 5 else 1 end as state offset 0) n),
      epoch = ${epoch}, claimed_at = now(), due_at = null, uncertain = false
    where d.slice_id = (select id from slice) and d.id = any(array(select id from picked))
    returning d.id, d.state, d.email, d.email_norm as "emailNorm", d.name, d.combination, d.attempt, d.claimed_at::text as "claimedAt"
  `,
  );
  const mails = rows
    .filter(({ state }) => state === 1)
    .map(({ state: _, ...mail }) => ({ ...mail, id: Number(mail.id) }))
    .sort((a, b) => a.id - b.id);
  return { mails, moved: rows.length };
}
