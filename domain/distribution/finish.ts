import { sql } from "drizzle-orm";
import type { SendReason, SendState } from "@/base/vocabulary";
import { type Ctx, inTransaction } from "../context";
import type { OneSend } from "./input";
import { countRunning } from "./pause";
import { lockSend, moveSend } from "./rows";

/**
 * Ends a send, if and only if an exact recount of its rows says so: nothing open, nothing held, and as
 * many rows as were frozen. Held rows and counts that do not add up ask for a person; one that asked only for
 * held rows ends when a bounce or a delivery notice has told of the last of them. A send that is pausing comes
 * to rest once no slice is in hand. Any number of times.
 */
export async function finishSend(ctx: Ctx, { id }: OneSend): Promise<SendState> {
  return inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state === "pausing") {
      if ((await countRunning(ctx, id)) > 0) return send.state;
      return (await moveSend(ctx, send, "come-to-rest")).state;
    }
    const hadHeld = send.state === "attention" && send.reason === "mails-held";
    if (send.state !== "sending" && !hadHeld) return send.state;
    const [rows] = await ctx.db.execute<{ all: number; open: number; held: number }>(sql`
      select count(*)::int as all, count(*) filter (where state in (0, 1, 2))::int as open,
        count(*) filter (where state = 8)::int as held
      from deliveries where send_id = ${id}
    `);
    if (hadHeld && rows?.held !== 0) return send.state;
    if (!rows || rows.all !== send.frozenCount) {
      const facts = { frozen: send.frozenCount, rows: rows?.all ?? 0 };
      return (await moveSend(ctx, send, "need-attention", { reason: "counts-differ" }, facts)).state;
    }
    if (rows.open > 0) return send.state;
    if (rows.held > 0) {
      return (await moveSend(ctx, send, "need-attention", { reason: "mails-held" }, { held: rows.held })).state;
    }
    return (await moveSend(ctx, send, "complete", { finishedAt: ctx.now, reason: null })).state;
  });
}

/**
 * A fault that more tries cannot mend: the send stands still until a person has seen it.
 * @param says the relay's own words, where it is the relay's fault
 */
export async function needAttention(ctx: Ctx, { id }: OneSend, reason: SendReason, says?: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state !== "sending") return;
    await moveSend(ctx, send, "need-attention", { reason, reasonSays: says ?? null }, says ? { says } : {});
  });
}
