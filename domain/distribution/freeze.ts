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
  // Everyone is looked at once; who is left is numbered by lane, cut into slices and written, all in one statement.
  const [counts] = await ctx.db.execute<{ candidates: number; frozen: number; other: number }>(sql`
    with everyone as materialized (${everyone}),
    chosen as (
      select everyone.*, ${lane} as lane from everyone ${joins}
      where stopped is null and not already and not left_out and not (is_other and ${send.skipsOtherLanguages})
    ),
    placed as (select *, (row_number() over (partition by lane order by seq) - 1) / ${sliceSize}::int as part from chosen),
    numbered as materialized (select *, dense_rank() over (order by lane, part)::int as slice_no from placed),
    slices as (
      insert into send_slices (send_id, slice_no, lane, total, updated_at)
      select ${send.id}, slice_no, lane, count(*), ${ctx.now.toISOString()}::timestamptz
      from numbered group by slice_no, lane order by slice_no returning id, slice_no
    ),
    written as (
      insert into deliveries (slice_id, send_id, contact_id, email, email_norm, name, combination)
      select slices.id, ${send.id}, contact_id, email, email_norm, name, combination
      from numbered join slices using (slice_no) order by slice_no, seq
      returning 1
    )
    select (select count(*)::int from everyone) as candidates, (select count(*)::int from written) as frozen,
      (select count(*)::int from numbered where is_other) as other
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
    select count(*)::int as rows, (select coalesce(sum(total), 0)::int from send_slices where send_id = ${id}) as totals,
      (select count(*)::int from (
        select d.slice_id from deliveries d join send_slices s on s.id = d.slice_id ${joins} where s.send_id = ${id}
        group by d.slice_id, s.total, s.lane
        having count(*) <> s.total or bool_or(${lane} <> s.lane)) wrong) as odd
    from deliveries where send_id = ${id}
  `);
  if (found?.rows !== frozen || found.totals !== frozen || found.odd > 0) {
    throw conflict("conflict", { frozen, rows: found?.rows ?? 0, totals: found?.totals ?? 0, odd: found?.odd ?? 0 });
  }
}
