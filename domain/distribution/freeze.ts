import { eq, sql } from "drizzle-orm";
import { conflict } from "@/base/refusal";
import { enqueue } from "@/db/queue";
import { sendLists, sendRevisions, sendSlices, sendTemplates } from "@/db/schema/distribution";
import { sendLinks } from "@/db/schema/links";
import { refreshStatistics } from "@/db/statistics";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireLanguages } from "./audience";
import { candidates, languageChoice } from "./candidates";
import type { OneSend } from "./input";
import { laneOf } from "./lanes";
import { lockSend, moveSend, type SendRow } from "./rows";

/** Rows of a slice: one job's work, one lane. */
export const sliceSize = 500;

/** Asks for the audience and the texts to be fixed; a job does it. Refuses `send-not-found`, `conflict`. */
export async function freezeSend(ctx: Ctx, { id }: OneSend): Promise<void> {
  allow(ctx, "send");
  await inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    await moveSend(ctx, send, "freeze", { reason: null });
    await enqueue(ctx.db, "send-freeze", { sendId: id }, { key: id });
  });
}

/**
 * The freeze itself (sending.md 5.2): which text of each language, and one delivery per recipient, in
 * one transaction, so that a crash leaves nothing to resume. A send without recipients goes back to
 * draft with `audience-empty`. Doing it twice does it once.
 */
export async function runFreeze(ctx: Ctx, { id }: OneSend): Promise<void> {
  await refreshStatistics(ctx.db);
  await inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state !== "freezing") return;
    if (!send.frozenAt) {
      // Sorts and hashes of a large audience stay out of files; those of a million go on in them.
      await ctx.db.execute(sql`set local work_mem = '64MB'`);
      const counts = await fixAudience(ctx, send);
      if (counts.frozen === 0) return void (await refuseFreeze(ctx, send, "audience-empty"));
      await verify(ctx, id, counts.frozen);
    }
    await enqueue(ctx.db, "send-render", { sendId: id }, { key: id });
  });
}

/** Back to draft, with the reason: what was fixed is thrown away. */
export async function refuseFreeze(ctx: Ctx, send: SendRow, reason: string): Promise<void> {
  await throwAway(ctx, send.id);
  await moveSend(ctx, send, "refuse", { ...unfrozen, reason });
}

/** A send that is ready, back to draft to change its audience. Refuses `send-not-found`, `conflict`. */
export async function takeBackSend(ctx: Ctx, { id }: OneSend): Promise<void> {
  allow(ctx, "send");
  await inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    await throwAway(ctx, id);
    await moveSend(ctx, send, "take-back", unfrozen);
  });
}

const unfrozen = {
  candidateCount: null,
  excludedCount: null,
  frozenCount: null,
  otherLanguageCount: null,
  frozenAt: null,
} as const;

async function throwAway(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.delete(sendSlices).where(eq(sendSlices.sendId, id));
  await ctx.db.delete(sendTemplates).where(eq(sendTemplates.sendId, id));
  await ctx.db.delete(sendLinks).where(eq(sendLinks.sendId, id));
  await ctx.db.delete(sendRevisions).where(eq(sendRevisions.sendId, id));
}

async function fixAudience(ctx: Ctx, send: SendRow): Promise<{ frozen: number }> {
  // Two freezes of one release would not see each other's rows, and could write to the same people.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`freeze:${send.releaseId}`}, 0))`);
  const { revisions, choice } = await languageChoice(ctx, send.releaseId, send.languageRule);
  requireLanguages(send, choice.available);
  await ctx.db.insert(sendRevisions).values(revisions.map((revision) => ({ sendId: send.id, ...revision })));
  const lists = await ctx.db.select().from(sendLists).where(eq(sendLists.sendId, send.id));
  const idsOf = (isLeftOut: boolean) => lists.filter((one) => one.isLeftOut === isLeftOut).map(({ listId }) => listId);
  const everyone = await candidates(
    ctx,
    { ...send, revisions, sendId: send.id, listIds: idsOf(false), leftOutListIds: idsOf(true) },
    choice,
  );
  // What is known of the domains stays the same until the slices have been verified.
  await ctx.db.execute(sql`lock table lane_limits, receiving_domains in share mode`);
  const { lane, joins } = laneOf(sql`email_norm`);
  // Everyone is looked at and sorted once, lane by lane, who gets no mail last (a null lane); each slice takes its id
  // where it begins, so that the rows are written as they come, without being joined to their slices.
  const [counts] = await ctx.db.execute<{ candidates: number; frozen: number; other: number }>(sql`
    with placed as (
      select contact_id, seq, email, email_norm, name, combination, is_other, case when stopped is null and not already
        and not left_out and not (is_other and ${send.skipsOtherLanguages}) then ${lane} end as lane
      from (${everyone}) everyone ${joins}
    ),
    ranked as (select *, row_number() over (partition by lane order by seq) as place from placed),
    numbered as materialized (
      select *, max(case when lane is not null and place % ${sliceSize} = 1 then nextval('send_slices_id_seq') end)
        over (order by lane, seq rows unbounded preceding) as slice_id
      from ranked
    ),
    slices as (
      insert into send_slices (id, send_id, slice_no, lane, total, updated_at)
      select slice_id, ${send.id}, row_number() over (order by slice_id), lane, count(*), ${ctx.now.toISOString()}::timestamptz
      from numbered where lane is not null group by slice_id, lane
    ),
    written as (
      insert into deliveries (slice_id, send_id, contact_id, email, email_norm, name, combination)
      select slice_id, ${send.id}, contact_id, email, email_norm, name, combination
      from numbered where lane is not null order by lane, seq
    )
    select count(*)::int as candidates, count(lane)::int as frozen,
      (count(lane) filter (where is_other))::int as other from numbered
  `);
  if (!counts) throw new Error("the freeze returned no counts");
  await ctx.db.execute(sql`
    update sends set candidate_count = ${counts.candidates}, frozen_count = ${counts.frozen},
      excluded_count = ${counts.candidates - counts.frozen}, other_language_count = ${counts.other},
      frozen_at = ${ctx.now.toISOString()}::timestamptz, updated_at = ${ctx.now.toISOString()}::timestamptz
    where id = ${send.id}
  `);
  return counts;
}

/** What was written is what was counted: rows, slice totals, one lane to a slice. */
async function verify(ctx: Ctx, id: string, frozen: number): Promise<void> {
  const { lane, joins } = laneOf(sql`d.email_norm`);
  const [found] = await ctx.db.execute<{ rows: number; totals: number; odd: number }>(sql`
    with written as (
      select d.slice_id, count(*) as rows, min(${lane}) as lane, max(${lane}) as last_lane
      from deliveries d ${joins} where d.send_id = ${id} group by d.slice_id
    )
    select coalesce(sum(w.rows), 0)::int as rows, coalesce(sum(s.total), 0)::int as totals,
      (count(*) filter (where (w.rows, w.lane, w.last_lane) is distinct from (s.total, s.lane, s.lane)))::int as odd
    from written w full join (select * from send_slices where send_id = ${id}) s on s.id = w.slice_id
  `);
  if (found?.rows !== frozen || found.totals !== frozen || found.odd > 0) {
    throw conflict("conflict", { frozen, rows: found?.rows ?? 0, totals: found?.totals ?? 0, odd: found?.odd ?? 0 });
  }
}
