import { sql } from "drizzle-orm";
import { deliveryStates } from "@/base/vocabulary";
import { arrayLiteral, type Cell } from "@/db/array-literal";
import { executePrepared } from "@/db/client";
import type { Database } from "../context";
import { uncertainGraceSeconds } from "./claim";

/** What became of one try, as the driver heard it and the ladder decided. */
export interface Result {
  sliceId: number;
  id: number;
  epoch: number;
  /** Of the claim that was tried. */
  claimedAt: string;
  /** `queued`: nothing was said about this recipient, the try does not count. */
  outcome: "accepted" | "deferred" | "rejected" | "expired" | "uncertain" | "queued";
  /** Seconds until the next try of a deferred mail. */
  wait?: number;
  /** The address does not exist: nobody here writes to it any more. */
  suppress?: boolean;
  code?: number;
  enhanced?: string;
  /** The relay's words, or ours where it said nothing; at most 300 characters. */
  says: string;
  relayRef?: string;
  /** Which relay it was offered to. */
  relay: string;
}

const stateOf = (outcome: Result["outcome"]) => deliveryStates.indexOf(outcome === "uncertain" ? "sending" : outcome);
const kindOf = (outcome: Result["outcome"]) =>
  outcome === "queued" ? "attempt" : outcome === "expired" ? "deferred" : outcome;

/**
 * Writes a group of results, their events, the suppressions that follow and the trace of these, in one statement.
 * Accepted is always written, whatever the row says by now: a success is never thrown away, and a
 * worker that lost its slice still tells the truth about what the relay took. Any other outcome
 * counts only from the hand that holds the row, and for the claim that it is about: a group whose answer was cut is
 * written again, and what went back to the queue by the first time may be claimed anew by then. An uncertain row stays `sending` until its grace is over.
 * No event is written twice, since no row is: who comes second finds it final or of another claim. The slices are named by a
 * sub-select, as in a claim.
 * @returns how many rows were written; a result of an old epoch is no fault
 */
export async function recordResults(db: Database, results: readonly Result[]): Promise<number> {
  if (results.length === 0) return 0;
  const rows = oncePerRow(results);
  const each = (cellOf: (result: Result) => Cell) => arrayLiteral(rows.map(cellOf));
  const waitOf = ({ outcome, wait }: Result) => (outcome === "uncertain" ? uncertainGraceSeconds : (wait ?? null));
  // State 3 is accepted, 1 sending.
  const [written] = await executePrepared<{ n: number }>(
    db,
    sql`
    with written as (
      update deliveries d set
        state = r.state, uncertain = r.kind = 'uncertain',
        attempt = greatest(d.attempt - (case when r.kind = 'attempt' then 1 else 0 end), 0),
        due_at = now() + make_interval(secs => r.wait),
        smtp_code = r.code, enhanced_code = r.enhanced, smtp_text = left(r.says, 300), relay_ref = r.relay_ref,
        accepted_at = case when r.state = 3 then now() else d.accepted_at end
      from unnest(${each(({ sliceId }) => sliceId)}::bigint[], ${each(({ id }) => id)}::bigint[],
        ${each(({ epoch }) => epoch)}::int[], ${each(({ claimedAt }) => claimedAt)}::timestamptz[],
        ${each(({ outcome }) => stateOf(outcome))}::smallint[],
        ${each(({ outcome }) => kindOf(outcome))}::text[], ${each(waitOf)}::float8[],
        ${each(({ suppress }) => suppress ?? false)}::bool[], ${each(({ code }) => code ?? null)}::smallint[],
        ${each(({ enhanced }) => enhanced ?? null)}::text[], ${each(({ says }) => says)}::text[],
        ${each(({ relayRef }) => relayRef ?? null)}::text[], ${each(({ relay }) => relay)}::text[])
        as r(slice_id, id, epoch, claimed_at, state, kind, wait, suppress, code, enhanced, says, relay_ref, relay)
      where d.slice_id = any((select ${arrayLiteral([...new Set(rows.map(({ sliceId }) => sliceId))])}::bigint[])::bigint[])
        and d.slice_id = r.slice_id and d.id = r.id
        and ((r.state = 3 and d.state <> 3) or (d.epoch = r.epoch and d.claimed_at = r.claimed_at and d.state = 1 and not d.uncertain))
      returning d.slice_id, d.id, d.email_norm, d.attempt, r.epoch, r.kind, r.code, r.enhanced, r.says, r.suppress, r.relay
    ),
    told as (
      insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id, detail)
      select now(), slice_id, id, kind::delivery_event_kind, 'smtp', id || ':' || epoch || ':' || attempt,
        jsonb_strip_nulls(jsonb_build_object('code', code, 'enhanced', enhanced, 'says', says, 'relay', relay))
      from written
      ${rows.some(({ suppress }) => suppress) ? suppressions : sql`)`}
    select count(*)::int as n from written
  `,
  );
  return written?.n ?? 0;
}

/** What a group has that refuses an address for good. */
const suppressions = sql`returning id, delivery_id
    ),
    ended as (
      insert into suppressions (scope, scope_id, email_norm, reason, source, evidence_event, created_at)
      select distinct on (w.email_norm) 'org'::suppression_scope, '', w.email_norm, 'bounced'::suppression_reason, 'smtp',
        told.id, now()
      from written w left join told on told.delivery_id = w.id where w.suppress order by w.email_norm, told.id
      on conflict (email_norm, scope, scope_id, reason) where lifted_at is null do update
        set source = 'smtp', created_at = now(), expires_at = null, evidence_event = excluded.evidence_event
        where suppressions.expires_at is not null
      returning email_norm
    ),
    traced as (
      insert into audit_entries (at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, after)
      select now(), 'job', null, 'send-slice', 'suppression.added', 'suppression', email_norm,
        jsonb_build_object('reason', 'bounced', 'source', 'smtp')
      from ended
    )`;

/** Of two results for one row in one group (a zombie's and its successor's) accepted wins, then what came later. */
function oncePerRow(results: readonly Result[]): Result[] {
  const rows = new Map<string, Result>();
  for (const result of results) {
    const row = `${result.sliceId}:${result.id}`;
    const other = rows.get(row);
    if (!other || rank(result) >= rank(other)) rows.set(row, result);
  }
  return [...rows.values()];
}

const rank = ({ outcome, epoch }: Result) => (outcome === "accepted" ? Number.MAX_SAFE_INTEGER / 2 : 0) + epoch;
