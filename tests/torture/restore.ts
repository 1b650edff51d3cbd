import { once } from "node:events";
import { finished } from "node:stream/promises";
import { closeDatabase, openDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import { watchHands } from "./hands";
import { close } from "./judge";
import { few, isPart, type Promised, turns } from "./promise";
import { eventually, type World, window } from "./world";

/** A database as a dump has it: each table as COPY gives it, and where each sequence stands. */
interface Dump {
  tables: Map<string, Buffer>;
  sequences: Map<string, string>;
}

/** 16: the database is set back to how it was in the middle of the send: who is served again gets the same mail. */
export const restored: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  for (const _ of turns(outcome, scale, { turns: 5, faults: 5 })) {
    relay.hesitate(50, isPart(scale) ? 600 : 150);
    await world.hire(2);
    const readers = few(1500, scale);
    const id = await world.ready(readers);
    await startSend(ctx(), { id });
    const accepted = async () => (await getSend(ctx(), id)).counts.accepted;
    await eventually(async () => (await accepted()) > readers / 5, 60);
    const kept = relay.copies.length;
    const dump = await dumpAll(world.ownerUrl);
    await eventually(async () => (await accepted()) > (readers * 3) / 5, 60);
    for (const worker of [...world.workers]) await world.kill(worker);
    const since = relay.copies.length - kept;
    await restoreInto(world, dump);
    if ((await accepted()) > (readers * 3) / 5) outcome.broken.push("nothing was set back");
    relay.hesitate(5, 15);
    await world.hire(2);
    await world.until(id, ["completed"]);
    const before = outcome.doubled;
    await close(world, outcome, id, { bound: since + 2 * window, forgets: true });
    if (outcome.doubled > before) outcome.faults++;
  }
  relay.hesitate(0, 0);
};

/** All tables in one view of the database. */
async function dumpAll(ownerUrl: string): Promise<Dump> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-torture" });
  const dump: Dump = { tables: new Map(), sequences: new Map() };
  await sql.begin("isolation level repeatable read", async (tx) => {
    const named = await tx<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`;
    for (const { name } of named) {
      const pieces: Buffer[] = [];
      const out = await tx.unsafe(`copy ${name} to stdout`).readable();
      out.on("data", (piece: Buffer) => pieces.push(piece));
      await finished(out);
      dump.tables.set(name, Buffer.concat(pieces));
    }
    for (const { name, last } of await tx<{ name: string; last: string | null }[]>`
      select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences`) {
      if (last !== null) dump.sequences.set(name, last);
    }
  });
  await close();
  return dump;
}

/** Into a new database, which takes the place of the world's: the old one is gone with all that it knew. */
async function restoreInto(world: World, { tables, sequences }: Dump): Promise<void> {
  const old = new URL(world.ownerUrl).pathname.slice(1);
  const fresh = await cloneDatabase();
  await watchHands(fresh.ownerUrl);
  const { sql, close } = openDatabase(fresh.ownerUrl, { max: 1, name: "bayan-torture" });
  await sql.begin(async (tx) => {
    // As pg_restore does it: what guards the rows of a living office does not guard them from their own copy.
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`truncate ${[...tables.keys()].join(", ")}`);
    for (const [name, rows] of tables) {
      const into = await tx.unsafe(`copy ${name} from stdin`).writable();
      into.end(rows);
      await once(into, "finish");
    }
    for (const [name, last] of sequences) await tx`select setval(${name}::regclass, ${last}::bigint)`;
    // The backup is older than any worker that it speaks of.
    await tx`delete from process_parts`;
  });
  await close();
  await closeQueue();
  await closeDatabase();
  process.env.DATABASE_URL = fresh.url;
  world.ownerUrl = fresh.ownerUrl;
  await dropDatabase(old);
}
