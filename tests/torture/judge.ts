import { sql } from "drizzle-orm";
import { deliveryStates } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import type { Copy } from "./log";

/** The ledger and the relay's disk, laid beside each other row by row. */
export interface Account {
  frozen: number;
  /** Whom the ledger holds for served, and whom the relay has nothing for. */
  lost: number;
  /** Copies for somebody whose row does not say accepted, or who is not in the send at all. */
  unexpected: number;
  /** Copies beyond the first of each. */
  doubled: number;
  /** Doubles that differ from the first in a byte or in their Message-ID, and Message-IDs that two share. */
  strange: number;
  /** Rows that are in no final state. */
  open: number;
  states: Record<string, number>;
}

export async function account(ctx: Ctx, sendId: string, copies: readonly Copy[]): Promise<Account> {
  const rows = await ctx.db.execute<{ id: string; sliceId: string; state: number }>(
    sql`select id, slice_id as "sliceId", state from deliveries where send_id = ${sendId}`,
  );
  const slices = new Set(rows.map(({ sliceId }) => Number(sliceId)));
  const mine = Map.groupBy(
    copies.filter(({ sliceId }) => slices.has(sliceId)),
    ({ id }) => id,
  );
  const states: Record<string, number> = {};
  let [lost, unexpected, doubled, strange, open] = [0, 0, 0, 0, 0];
  for (const { id, state } of rows) {
    const name = deliveryStates[state] ?? "unknown";
    states[name] = (states[name] ?? 0) + 1;
    const own = mine.get(Number(id)) ?? [];
    mine.delete(Number(id));
    if (name === "accepted" && own.length === 0) lost++;
    if (["queued", "sending", "deferred"].includes(name)) open++;
    // A held mail may have arrived: that is what it is held for.
    if (!["accepted", "held"].includes(name)) unexpected += own.length;
    doubled += Math.max(0, own.length - 1);
    strange += own.filter(({ hash, messageId }) => hash !== own[0]?.hash || messageId !== own[0]?.messageId).length;
  }
  for (const own of mine.values()) unexpected += own.length;
  const ids = new Map<string, number>();
  for (const { messageId, id, sliceId } of copies) {
    if (!slices.has(sliceId)) continue;
    if ((ids.get(messageId) ?? id) !== id) strange++;
    ids.set(messageId, id);
  }
  return { frozen: rows.length, lost, unexpected, doubled, strange, open, states };
}
