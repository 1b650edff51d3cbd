import { sql } from "drizzle-orm";
import { forbidden } from "@/base/refusal";
import { rateLimits } from "@/db/schema/staff";
import type { Ctx } from "../context";

/** How often something may be tried with one key (an account, a token) before it has to rest. */
export interface Limit {
  tries: number;
  seconds: number;
}

/**
 * Counts one try, shared by all processes. Refuses `too-many-tries` with the seconds to wait. Written
 * outside any transaction of the caller's, or a refusal would undo the count.
 */
export async function countTry({ db, now }: Pick<Ctx, "db" | "now">, key: string, limit: Limit): Promise<void> {
  const at = now.getTime();
  const over = at - limit.seconds * 1000;
  // One statement, so that two tries at once count two; the window begins anew once it is over.
  const [row] = await db
    .insert(rateLimits)
    .values({ id: key, key, count: 1, lastRequest: at })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.lastRequest} <= ${over} then 1 else ${rateLimits.count} + 1 end`,
        lastRequest: sql`case when ${rateLimits.lastRequest} <= ${over} then ${at} else ${rateLimits.lastRequest} end`,
      },
    })
    .returning({ count: rateLimits.count, since: rateLimits.lastRequest });
  if (row && row.count > limit.tries) {
    const seconds = Math.max(1, Math.ceil((row.since - over) / 1000));
    throw forbidden("too-many-tries", { seconds });
  }
}
