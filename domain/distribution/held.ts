import { sql } from "drizzle-orm";
import { conflict } from "@/base/refusal";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { OneSend } from "./input";
import { enqueueSlices, lockSend, moveSend } from "./rows";

/**
 * A person decides about the mails that are held because nobody knows whether they arrived: `resend`
 * queues them again, with the same Message-ID; `give-up` cancels them. Then the send goes on or ends.
 * Refuses `send-not-found`, `conflict` unless the send waits for attention.
 */
export async function decideHeld(ctx: Ctx, { id }: OneSend, decision: "resend" | "give-up"): Promise<number> {
  allow(ctx, "send");
  return inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state !== "attention") throw conflict("conflict", { state: send.state, act: decision });
    const state = decision === "resend" ? 0 : 7;
    const rows = await ctx.db.execute(sql`
      update deliveries set state = ${state} where send_id = ${id} and state = 8 returning slice_id
    `);
    await record(ctx, "send.held-decided", { kind: "send", id }, null, { decision, mails: rows.length });
    if (decision === "resend") {
      // Slices that were done have something to do again.
      await ctx.db.execute(sql`
        update send_slices set state = 'open', updated_at = now()
        where send_id = ${id} and exists (select 1 from deliveries d where d.slice_id = send_slices.id and d.state = 0)
      `);
      await enqueueSlices(ctx, await moveSend(ctx, send, "resume", { reason: null }));
    } else await moveSend(ctx, send, "complete", { reason: null, finishedAt: ctx.now });
    return rows.length;
  });
}
