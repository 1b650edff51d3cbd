import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "@/db/client";

/** A moment in the database: the first row that fits stands still in the middle of its statement. */
export interface Moment {
  table: string;
  on: "insert" | "update";
  /** SQL over `old` and `new`. */
  when?: string;
}

export interface Hold {
  /** Somebody stands at the moment. */
  reached(signal: AbortSignal): Promise<void>;
  /** Lets it go on, as when its client dies after it has asked; or ends it, as when it dies before. */
  release(as: "commit" | "rollback"): Promise<void>;
}

const key = 4711;

/** Stops whoever comes to the moment, without a line of this in the product: a trigger of the test's own database. */
export async function holdAt(ownerUrl: string, { table, on, when }: Moment): Promise<Hold> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-torture" });
  await sql.unsafe(`create or replace function torture_hold() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${key}); return new; end $$`);
  await sql.unsafe(`create or replace trigger torture before ${on} on ${table} for each row
    ${when ? `when (${when})` : ""} execute function torture_hold()`);
  await sql.unsafe(`select pg_advisory_lock(${key})`);
  const standing = () => sql<{ pid: number }[]>`
    select pid from pg_locks where locktype = 'advisory' and objid = ${key} and not granted`;
  return {
    async reached(signal) {
      while ((await standing()).length === 0) {
        signal.throwIfAborted();
        await wait(20);
      }
    },
    async release(as) {
      if (as === "rollback") for (const { pid } of await standing()) await sql`select pg_terminate_backend(${pid})`;
      await sql.unsafe(`select pg_advisory_unlock(${key})`);
      await sql.unsafe(`drop trigger if exists torture on ${table}`);
      await close();
    },
  };
}
