import { sql } from "drizzle-orm";
import { hashToken, randomToken } from "@/base/token";
import { people, setupTokens } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "./allow";

/** Held by whoever makes the link or uses it: of two at once, one waits. */
export const setUpLock = 7244;

/**
 * A new one-time token for `/setup/{token}`, or null once there is staff. Earlier tokens end with it, so the
 * link that was printed last is the one that works. Only its hash is kept. Refuses `not-allowed`.
 */
export async function issueSetupLink(ctx: Ctx): Promise<string | null> {
  allow(ctx, "staff.manage");
  return inTransaction(ctx, async (ctx) => {
    // Two starts at once must not leave two tokens.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(${setUpLock})`);
    const [someone] = await ctx.db.select({ id: people.id }).from(people).limit(1);
    if (someone) return null;
    const token = randomToken();
    await ctx.db.delete(setupTokens);
    await ctx.db.insert(setupTokens).values({ tokenHash: hashToken(token), createdAt: ctx.now });
    await record(ctx, "newsroom.setup-link-issued", { kind: "newsroom", id: "1" }, null, null);
    return token;
  });
}
