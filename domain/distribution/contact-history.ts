import { and, desc, eq, isNotNull } from "drizzle-orm";
import { deliveryStates } from "@/base/vocabulary";
import { deliveries, sends } from "@/db/schema/distribution";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** The last twenty sends that this address was on, newest first, each with how its mail fared. */
export async function contactHistory(ctx: Ctx, emailNorm: string) {
  allow(ctx, "contacts.read");
  const rows = await ctx.db
    .select({
      sendId: sends.id,
      releaseId: sends.releaseId,
      at: sends.startedAt,
      state: deliveries.state,
      uncertain: deliveries.uncertain,
      smtpText: deliveries.smtpText,
    })
    .from(sends)
    // By the unique key of the ledger: one look-up for each send, whatever its size.
    .innerJoin(deliveries, and(eq(deliveries.sendId, sends.id), eq(deliveries.emailNorm, emailNorm)))
    .where(isNotNull(sends.startedAt))
    .orderBy(desc(sends.startedAt))
    .limit(20);
  return rows.map(({ state, uncertain, ...row }) => ({
    ...row,
    state: uncertain ? ("uncertain" as const) : (deliveryStates[state] ?? "queued"),
  }));
}
