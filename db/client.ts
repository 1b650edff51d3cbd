import { setTimeout as wait } from "node:timers/promises";
import type { Query, SQL } from "drizzle-orm";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { databaseAddress } from "./address";

/** Settings that every connection of ours begins with. */
const session = {
  TimeZone: "UTC",
  // A transaction whose process hangs must not hold its locks for ever.
  idle_in_transaction_session_timeout: 60_000,
};

/** A pool of connections and drizzle on top of it. `close` ends it; a process with an open pool does not exit. */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}) {
  const sql = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: options.name ?? "bayan", ...session },
  });
  return { sql, db: drizzle(sql, { casing: "snake_case" }), close: () => sql.end({ timeout: 5 }) };
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

export interface Ear {
  /** The channel is heard from now on; also after each loss. */
  begun: () => void;
  heard: (payload: string) => void;
  /** The connection is gone: what is said now is not heard. */
  lost: () => void;
}

/**
 * Listens to a channel of Postgres on a connection of its own, for as long as it takes. Not `sql.listen`,
 * which comes back by itself and never says that it was away.
 */
export function listen(url: string, channel: string, { begun, heard, lost }: Ear) {
  let ended = false;
  let losses = 0;
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    connection: { application_name: "bayan-listen" },
    onclose: () => {
      if (ended) return;
      losses += 1;
      lost();
      again();
    },
    // Read by the library, unknown to its types.
    ...{ onnotify: (name: string, payload: string) => name === channel && heard(payload) },
  });
  let trying: Promise<void> | undefined;
  const again = () => {
    trying ??= attempt().finally(() => {
      trying = undefined;
    });
    return trying;
  };
  async function attempt(): Promise<void> {
    while (!ended) {
      const before = losses;
      try {
        await sql`listen ${sql(channel)}`;
        // Lost again between the answer and this line: what would begin here is over.
        if (losses === before) return begun();
      } catch {
        await wait(200);
      }
    }
  }
  return {
    /** Resolves once the channel is heard for the first time. */
    ready: again(),
    close: () => {
      ended = true;
      return sql.end({ timeout: 1 });
    },
  };
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
