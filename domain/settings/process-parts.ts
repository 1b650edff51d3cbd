import { eq, gt, sql } from "drizzle-orm";
import { processParts } from "@/db/schema/settings";
import type { Ctx, Database } from "../context";

type Part = Pick<typeof processParts.$inferInsert, "id" | "part" | "host" | "pid" | "relaysAway">;

/** A part says every few seconds that it is there; one that has been silent for longer is away. Milliseconds. */
export const awayAfter = 15_000;

/** Says that a process lives, and of a worker which relays it leaves alone. The database's clock: processes on several machines compare by it. */
export async function beatPart(db: Database, part: Part): Promise<void> {
  const now = sql`now()`;
  await db
    .insert(processParts)
    .values({ ...part, startedAt: now, seenAt: now })
    .onConflictDoUpdate({ target: processParts.id, set: { seenAt: now, relaysAway: part.relaysAway ?? [] } });
  // Those that died without a word are kept a day, for `doctor` to tell of.
  await db.execute(sql`delete from process_parts where seen_at < now() - interval '1 day'`);
}

export async function removePart(db: Database, id: string): Promise<void> {
  await db.delete(processParts).where(eq(processParts.id, id));
}

/** Has any worker been seen in the last fifteen seconds? If not, nothing leaves. */
export async function isWorkerSeen({ db }: Pick<Ctx, "db">): Promise<boolean> {
  const seen = await db.$count(
    processParts,
    sql`${eq(processParts.part, "worker")} and ${gt(processParts.seenAt, sql`now() - interval '15 seconds'`)}`,
  );
  return seen > 0;
}
