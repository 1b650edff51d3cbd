import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { databaseUrl, EnvironmentFault } from "@/base/env";
import { appRole, type DatabaseAddress } from "./address";
import { type Database, openDatabase } from "./client";
import { migrateQueue } from "./queue";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const migrationsFolder = here("./migrations");

/**
 * Brings the database to the newest form: our tables, then the queue's, then the rights of the
 * application's role. Several processes may call it at once; one works, the others wait.
 */
export async function migrateDatabase({ ownerUrl }: Pick<DatabaseAddress, "ownerUrl">): Promise<void> {
  const database = openDatabase(ownerUrl, { max: 1, name: "bayan-migrate" });
  try {
    await requirePostgres(database);
    await database.sql`select pg_advisory_lock(7242)`;
    if (await isMigrated(database)) return;
    await migrate(database.db, { migrationsFolder });
    await migrateQueue(ownerUrl);
    await grantRights(database);
    await database.sql.unsafe(`comment on schema pgboss is '${formOfDatabase()}'`);
  } finally {
    await database.close();
  }
}

/** Does the database have the form that this code expects? Kept as the comment of the queue's schema. */
export async function isMigrated({ sql }: Pick<Database, "sql">): Promise<boolean> {
  const [row] = await sql<{ form: string | null }[]>`
    select obj_description(oid, 'pg_namespace') as form from pg_namespace where nspname = 'pgboss'
  `;
  return row?.form === formOfDatabase();
}

/** A hash of everything that decides the form: it changes when a migration, a queue or pg-boss does. */
export function formOfDatabase(): string {
  const files = readdirSync(migrationsFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(sql|json)$/.test(file))
    .map((file) => join(migrationsFolder, file));
  const queue = dirname(createRequire(import.meta.url).resolve("pg-boss"));
  const hash = createHash("sha256");
  for (const file of [...files.sort(), here("./migrate.ts"), here("./queue.ts"), join(queue, "../package.json")]) {
    hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Refuses, in one line, a database that does not answer or is older than Postgres 15. */
export async function requirePostgres({ sql }: Database): Promise<void> {
  const [row] = await sql<{ number: number; version: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version
  `.catch((error) => {
    throw unreachable(error);
  });
  if (row && row.number < 150_000) {
    throw new EnvironmentFault(
      `DATABASE_URL names Postgres ${row.version}, 15 or newer is needed. Example: DATABASE_URL=${example}`,
    );
  }
}

const example = "postgres://bayan:secret@db.example.org:5432/bayan";

function unreachable(error: unknown): EnvironmentFault {
  const given = databaseUrl();
  const where = given ? `DATABASE_URL: the database at ${new URL(given).host}` : "The embedded database";
  const why = error instanceof Error ? error.message || String("code" in error ? error.code : error.name) : "";
  return new EnvironmentFault(`${where} does not answer (${why}). Example: DATABASE_URL=${example}`);
}

/** The embedded database has a role of its own for the application; with `DATABASE_URL` there is only one. */
async function grantRights({ sql }: Database): Promise<void> {
  const [role] = await sql`select 1 from pg_roles where rolname = ${appRole} and rolname <> current_user`;
  if (!role) return;
  for (const schema of ["public", "pgboss"]) {
    await sql.unsafe(`grant usage on schema ${schema} to ${appRole}`);
    await sql.unsafe(`grant select, insert, update, delete on all tables in schema ${schema} to ${appRole}`);
    await sql.unsafe(`grant usage, select on all sequences in schema ${schema} to ${appRole}`);
    await sql.unsafe(`grant execute on all functions in schema ${schema} to ${appRole}`);
  }
  // What was recorded stays: the application adds to the audit log and reads it.
  await sql.unsafe(`revoke update, delete, truncate on audit_entries from ${appRole}`);
}
