import { sql } from "drizzle-orm";
import { enqueue, enqueueAll } from "@/db/queue";
import type { Ctx } from "../context";
import { crashGraceSeconds } from "./claim";
import { askForNotices, emptyOldNotices } from "./inbound";
import { startDue } from "./start";
import { isInLivingHands } from "./takeover";

/**
 * The safety net, each minute (sending.md 5.8): whatever became of the jobs, the ledger says what is
 * left to do, and jobs are made for it again. A live job with the same key makes it harmless.
 * @returns mails that have been `sending` for more than a quarter of an hour: an alarm
 */
export async function reconcile(ctx: Ctx): Promise<{ late: number }> {
  await startDue(ctx);
  // Slices that nobody seems to have in hand and that hold something to claim now.
  const slices = await ctx.db.execute<{ id: number; sendId: string; lane: string; priority: number }>(sql`
    select s.id::int as id, s.send_id as "sendId", s.lane, sends.priority from send_slices s join sends on sends.id = s.send_id
    where sends.state = 'sending' and s.state <> 'done'
      and not ${isInLivingHands} and s.updated_at < now() - interval '20 seconds'
      and exists (select 1 from deliveries d where d.slice_id = s.id and (d.state = 0
        or (d.state = 2 and d.due_at <= now())
        or (d.state = 1 and case when d.uncertain then d.due_at
          else d.claimed_at + make_interval(secs => ${crashGraceSeconds}) end <= now())))
    order by s.id limit 10000
  `);
  await enqueueAll(
    ctx.db,
    "send-slice",
    slices.map(({ id, sendId, lane, priority }) => ({
      data: { sendId, sliceId: id },
      key: String(id),
      group: lane,
      priority,
    })),
  );
  for (const { id, state, frozen } of await ctx.db.execute<{ id: string; state: string; frozen: boolean }>(sql`
    select id, state, frozen_at is not null as frozen from sends
    where state in ('sending', 'pausing', 'cancelling') or (state = 'freezing' and updated_at < now() - interval '1 minute')
  `)) {
    if (state === "cancelling") await enqueue(ctx.db, "send-cancel", { sendId: id }, { key: id });
    else if (state === "freezing")
      await enqueue(ctx.db, frozen ? "send-render" : "send-freeze", { sendId: id }, { key: id });
    else await enqueue(ctx.db, "send-finish", { sendId: id }, { key: id });
  }
  await askForNotices(ctx);
  await emptyOldNotices(ctx);
  const [late] = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from deliveries d join sends on sends.id = d.send_id
    where sends.state in ('sending', 'pausing', 'paused', 'cancelling') and d.state = 1
      and d.claimed_at < now() - interval '15 minutes'
  `);
  return { late: late?.n ?? 0 };
}
