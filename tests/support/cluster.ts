import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DatabaseAddress, embeddedAddress } from "@/db/address";
import { type Database, openDatabase } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { formOfDatabase, migrateDatabase } from "@/db/migrate";

/** The Postgres of the tests: begun by whoever needs it first, ended by the teardown. */
export const clusterFolder = resolve(".data-test");

/** Looked for once in a process: each look costs two connections, and a connection is what costs most. */
let started: ReturnType<typeof startEmbedded> | undefined;
const server = () => {
  started ??= startEmbedded(clusterFolder).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
};

/** A database of its own, cloned from the migrated template. */
export async function cloneDatabase(): Promise<DatabaseAddress & { name: string }> {
  const { port } = await server();
  const template = `template_bayan_${formOfDatabase()}`;
  const name = `w_${randomBytes(6).toString("hex")}`;
  await asOwner(port, async ({ sql }) => {
    // Test workers begin together: the first makes the template, the others wait for it.
    await sql`select pg_advisory_lock(7243)`;
    const [ready] = await sql`select 1 from pg_database where datname = ${template} and datistemplate`;
    if (!ready) await makeTemplate(port, template);
    await sql.unsafe(`create database ${name} template ${template}`);
  });
  return { name, ...embeddedAddress(clusterFolder, port, name) };
}

export async function dropDatabase(name: string): Promise<void> {
  const { port } = await server();
  await asOwner(port, ({ sql }) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

/**
 * Puts a clone back to the rows that it holds now, as often as is asked, for a fraction of what another clone costs.
 * By the owner's address: only the owner silences the triggers that guard what may only be added to.
 */
export async function keepRows({ ownerUrl }: DatabaseAddress) {
  const { sql, close } = openDatabase(ownerUrl, { max: 1 });
  await sql.unsafe(readFileSync(new URL("./keep-rows.sql", import.meta.url), "utf8"));
  return { restore: () => sql`select kept.restore()`, close };
}

async function makeTemplate(port: number, template: string): Promise<void> {
  await asOwner(port, async ({ sql }) => {
    // Templates of older migrations, and what killed runs have left.
    const old = await sql<{ name: string }[]>`
      select datname as name from pg_database
      where datname like 'template\_bayan\_%' or (datname like 'w\_%' and not exists (
        select 1 from pg_stat_activity where pg_stat_activity.datname = pg_database.datname))
    `;
    for (const { name } of old) {
      await sql.unsafe(`alter database ${name} is_template false`);
      await sql.unsafe(`drop database ${name} with (force)`);
    }
    await sql.unsafe(`create database ${template}`);
    await migrateDatabase(embeddedAddress(clusterFolder, port, template));
    await sql.unsafe(`alter database ${template} is_template true allow_connections false`);
  });
}

async function asOwner<T>(port: number, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(embeddedAddress(clusterFolder, port, "postgres").ownerUrl, { max: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
