import type { Query, SQL } from "drizzle-orm";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { databaseAddress } from "./address";
import { openPool } from "./connection";

/** A pool of connections and drizzle on top of it. */
export function openDatabase(...given: Parameters<typeof openPool>) {
  const { sql, close } = openPool(...given);
  return { sql, db: drizzle(sql, { casing: "snake_case" }), close };
}

export type Database = ReturnType<typeof openDatabase>;
/** What a query runs on: the pool, or the transaction that is under way. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/**
 * Runs a statement that comes again and again: each connection parses and plans it once, and asks for the
 * types of its values once, which spares a round trip each time after. Its text must always be the same.
 */
export async function executePrepared<Row extends Record<string, unknown>>(db: Db, query: SQL): Promise<Row[]> {
  // drizzle prepares what has a name, and gives raw SQL none; the parts that do it are not in its types.
  const { dialect, session } = db as unknown as {
    dialect: { sqlToQuery(query: SQL): Query };
    session: { prepareQuery(query: Query, fields: undefined, name: string): { execute(): Promise<Row[]> } };
  };
  return session.prepareQuery(dialect.sqlToQuery(query), undefined, "again").execute();
}

// Next bundles its own copies of this module: only globalThis is one for all of them.
const shared = globalThis as typeof globalThis & { bayanDatabase?: Database };

/** The one pool of this process. Whoever asks first names its sessions. */
export function sharedDatabase(name = "bayan"): Database {
  shared.bayanDatabase ??= openDatabase(databaseAddress().url, { name });
  return shared.bayanDatabase;
}

export function database(): Database["db"] {
  return sharedDatabase().db;
}

export async function closeDatabase(): Promise<void> {
  const open = shared.bayanDatabase;
  shared.bayanDatabase = undefined;
  await open?.close();
}
