import { sql } from "drizzle-orm";
import type { Db } from "./client";

/**
 * What time it is for everybody. The clock of one machine may be an hour off and would start a send, or publish a
 * release, before its time.
 */
export async function databaseNow(db: Db): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select clock_timestamp() as now`);
  return new Date(row?.now ?? Number.NaN);
}
