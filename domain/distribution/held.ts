import { sql } from "drizzle-orm";
import { conflict } from "@/base/refusal";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { finishSend } from "./finish";
import type { OneSend } from "./input";
import { enqueueSlices, lockSend, moveSend } from "./rows";

/**
 * A person decides about the mails that are held because nobody knows whether they arrived: `resend`
 * queues them again, with the same Message-ID; `give-up` cancels them. Either keeps in the events of each that it
 * may have arrived. Then the send goes on if a row is open, or ends by an exact recount. Returns how many it was.
 * Refuses `send-not-found`, and `nothing-held` unless held mails are what the send waits for.
 */
export async function decideHeld(ctx: Ctx, { id }: OneSend, decision: "resend" | "give-up"): Promise<number> {
  allow(ctx, "send");
  return inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state !== "attention" || send.reason !== "mails-held") {
      throw conflict("nothing-held", { state: send.state, act: decision });
    }
    const state = decision === "resend" ? 0 : 7;
    const rows = await ctx.db.execute(sql`
      with decided as (
        update deliveries set state = ${state} where send_id = ${id} and state = 8 returning slice_id, id, epoch, attempt
      )
      insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id, detail)
      select ${ctx.now.toISOString()}::timestamptz, slice_id, id, 'uncertain', 'staff',
        id || ':' || epoch || ':' || attempt, jsonb_build_object('decision', ${decision}::text)
      from decided on conflict do nothing returning 1 as one
    `);
    await record(ctx, "send.held-decided", { kind: "send", id }, null, { decision, mails: rows.length });
    // Slices that were done have something to do again.
    const open = await ctx.db.execute(sql`
      update send_slices set state = 'open', updated_at = now()
      where send_id = ${id} and exists (select 1 from deliveries d where d.slice_id = send_slices.id and d.state in (0, 1, 2))
      returning 1 as one
    `);
    if (open.length > 0) await enqueueSlices(ctx, await moveSend(ctx, send, "resume", { reason: null }));
    else await finishSend(ctx, { id });
    return rows.length;
  });
}
