import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { arrayLiteral, type Cell } from "./array-literal";

/** Settings that every connection of ours begins with. */
const session = {
  TimeZone: "UTC",
  // A transaction whose process hangs must not hold its locks for ever.
  idle_in_transaction_session_timeout: 60_000,
};

/**
 * Seconds before a connection that was lost is opened anew. The library would wait up to twenty, the longer the
 * more of them were refused together: a database that is back in three seconds could stay lost to us for longer than
 * the ten after which a worker gives up its mails in hand.
 */
const reopensAfter = () => 0.05 + Math.random() * 0.2;

/** `text[]`, for lists that are a parameter; those of columns come as Postgres writes them already. */
const texts = {
  to: 1009,
  from: [],
  serialize: (list: readonly Cell[] | string) => (typeof list === "string" ? list : arrayLiteral(list)),
  parse: (list: unknown) => list,
};

/**
 * A pool of connections. `close` ends it; a process with an open pool does not exit. Apart from `client.ts`,
 * because drizzle takes most of a second to load, and a start has to wait for what it imports.
 */
export function openPool(url: string, { max = 10, name = "bayan" }: { max?: number; name?: string } = {}) {
  const sql = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: reopensAfter,
    // What the driver asks as soon as it is connected nobody waits for: a line cut at that moment ended the process.
    fetch_types: false,
    types: { texts },
    onnotice: () => {},
    connection: { application_name: name, ...session },
  });
  return { sql, close: () => sql.end({ timeout: 5 }) };
}

export type Pool = ReturnType<typeof openPool>;

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
    backoff: reopensAfter,
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
