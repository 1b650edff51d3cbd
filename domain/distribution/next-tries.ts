import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** When the deferred mails of a send are tried again: the first and the last of them; null where none waits. */
export async function nextTries(ctx: Ctx, sendId: string): Promise<{ first: Date; last: Date } | null> {
  allow(ctx, "release.read");
  // State 2 is deferred.
  const [due] = await ctx.db.execute<{ first: string | null; last: string | null }>(sql`
    select min(due_at) as first, max(due_at) as last from deliveries where send_id = ${sendId} and state = 2
  `);
  return due?.first && due.last ? { first: new Date(due.first), last: new Date(due.last) } : null;
}
