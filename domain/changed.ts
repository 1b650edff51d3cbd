import { sql } from "drizzle-orm";
import type { Ctx } from "./context";

/** Channel on which every web process listens for what it must no longer show. */
export const changedChannel = "bayan_changed";

/**
 * Tells all reply caches, at commit, that replies with these tags are out of date: `release:<id>`
 * for one release, `*` for everything. Sent inside the verb's transaction, so a reader who comes
 * after it sees the new text.
 */
export async function notifyChanged(ctx: Ctx, tags: readonly string[]): Promise<void> {
  await ctx.db.execute(sql`select pg_notify(${changedChannel}, ${tags.join(" ")})`);
}
