import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { EnvironmentFault } from "@/base/env";
import { appRole, embeddedAddress, ownerRole, passwordFile } from "./address";
import { openPool } from "./connection";
import { binary, postgresBinaries } from "./embedded-binaries";
import { chooseIdentity, type Identity } from "./embedded-identity";
import { initialiseFolder } from "./embedded-init";
import { isCode, keptSecret, openDataFolder, readSecret, requireSpace, writeSecret } from "./secrets";

/** Megabytes: a fresh database takes 45, and Postgres stops hard on a disk that fills up. */
export const neededSpace = 150;

export interface Embedded {
  port: number;
  /** True when a running server of this data folder was found. */
  adopted: boolean;
  notice?: string;
}

/**
 * Starts the Postgres of a data folder, or adopts the one that runs there already, and makes sure
 * that the database `bayan` and the application's role exist.
 */
export async function startEmbedded(data: string): Promise<Embedded> {
  requireSpace(data, neededSpace);
  openDataFolder(data);
  for (const role of [ownerRole, appRole]) keptSecret(data, passwordFile(role));
  const identity = chooseIdentity(postgresBinaries(), data);
  const found = await adopt(data, identity.folder);
  const port = found ?? (await begin(data, identity));
  if (readSecret(data, "database-port") !== String(port)) writeSecret(data, "database-port", String(port));
  const adopted = found !== undefined;
  await prepareDatabase(data, port, adopted);
  return { port, adopted, notice: identity.notice };
}

/** Stops the server of this data folder and waits until its process is gone. */
export async function stopEmbedded(data: string): Promise<void> {
  const pid = postmaster(runningFolder(data))?.pid;
  if (!pid) return;
  // Fast shutdown: sessions end, what was committed stays.
  signal(pid, "SIGINT");
  if (await isGone(pid, 8000)) return;
  signal(pid, "SIGQUIT");
  await isGone(pid, 2000);
}

/** True while the server of this data folder lives. */
export function isEmbeddedRunning(data: string): boolean {
  return postmaster(runningFolder(data)) !== undefined;
}

/**
 * Stops the server only if no other session uses it: the last one out puts off the light.
 * `name` asks about sessions of that name only.
 */
export async function stopEmbeddedIfUnused(data: string, name = "%"): Promise<void> {
  const running = postmaster(runningFolder(data));
  if (!running) return;
  const { sql, close } = openPool(embeddedAddress(data, running.port, "postgres").ownerUrl, { max: 1 });
  // Client sessions beside this one; background workers of the server do not count.
  const others = await sql`
    select 1 from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name like ${name}
  `.catch(() => []);
  await close();
  if (others.length === 0) await stopEmbedded(data);
}

const runningFolder = (data: string) => chooseIdentity(postgresBinaries(), data).folder;

/** The port of a live server on this folder. A folder whose server was killed has a stale postmaster.pid. */
async function adopt(data: string, folder: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const running = postmaster(folder);
    if (!running) return undefined;
    const { sql, close } = openPool(embeddedAddress(data, running.port, "postgres").ownerUrl, { max: 1 });
    try {
      const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
      return row && realpathSync(row.folder) === realpathSync(folder) ? running.port : undefined;
    } catch {
      // Starting, stopping, or the process number belongs to another program by now.
      if (attempt > 4 && !isStarting(folder)) return undefined;
      await wait(250);
    } finally {
      await close();
    }
  }
  return undefined;
}

async function begin(data: string, identity: Identity): Promise<number> {
  if (!existsSync(join(identity.folder, "PG_VERSION"))) await initialiseFolder(data, identity);
  const deadline = Date.now() + 20_000;
  // The port of last time, if it is free: connections of a running web or worker find it again.
  let port = await freePort(Number(readSecret(data, "database-port")));
  for (;;) {
    const fault = await launch(data, identity, port);
    if (!fault) return port;
    // Whatever ours says (two starts write into one log), a server that answers is the one we wanted.
    const other = await adopt(data, identity.folder);
    if (other) return other;
    if (/could not bind|TCP\/IP sockets/.test(fault)) port = await freePort();
    // After a kill -9 the shared memory of the old server lives on until its last child has gone.
    else if (!/lock file|shared memory|is already in use/.test(fault) || Date.now() > deadline) {
      throw new EnvironmentFault(`The embedded database of ${data} does not start: ${fault}`);
    }
    await wait(500);
  }
}

/** Spawns the server; undefined once it answers, else its last words. */
async function launch(data: string, identity: Identity, port: number): Promise<string | undefined> {
  const log = join(identity.folder, "server.log");
  const out = openSync(log, "w", 0o600);
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const [file, args] = identity.command(binary(identity.native, "postgres"), [
    "-D",
    identity.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  // In a process group of its own, so that Ctrl-C reaches the applications first.
  const child = spawn(file, args, { ...identity.spawn, detached: true, stdio: ["ignore", out, out] });
  closeSync(out);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  child.unref();
  const deadline = Date.now() + 60_000;
  while (!ended && Date.now() < deadline) {
    if (await answers(data, port)) return undefined;
    await wait(50);
  }
  child.kill("SIGQUIT");
  return lastWords(log);
}

async function answers(data: string, port: number): Promise<boolean> {
  const { sql, close } = openPool(embeddedAddress(data, port, "postgres").ownerUrl, { max: 1 });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await close();
  }
}

async function prepareDatabase(data: string, port: number, adopted: boolean): Promise<void> {
  const { sql, close } = openPool(embeddedAddress(data, port, "postgres").ownerUrl, { max: 1 });
  const password = readSecret(data, passwordFile(appRole)) ?? "";
  try {
    // Two starters must not both create: the second waits here.
    await sql`select pg_advisory_lock(7241)`;
    const [role] = await sql`select 1 from pg_roles where rolname = ${appRole}`;
    // At each start anew, in case the secrets were restored from another copy than the data.
    if (!role || !adopted)
      await sql.unsafe(`${role ? "alter" : "create"} role ${appRole} login password '${password}'`);
    const [found] = await sql`select 1 from pg_database where datname = 'bayan'`;
    if (!found) await sql.unsafe("create database bayan");
  } finally {
    await close();
  }
}

/** The process and port of the server on this folder, as its own lock file tells; undefined: none lives. */
function postmaster(folder: string): { pid: number; port: number } | undefined {
  const lines = lockFile(folder);
  const pid = Number(lines[0]);
  return pid > 0 && isAlive(pid) ? { pid, port: Number(lines[3]) } : undefined;
}

const isStarting = (folder: string) => !/ready/.test(lockFile(folder)[7] ?? "");

function lockFile(folder: string): string[] {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    // A server that stops takes its lock file away between two looks.
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}

function lastWords(log: string): string {
  const lines = readFileSync(log, "utf8").trim().split("\n");
  const fatal = lines.filter((line) => /FATAL|PANIC|ERROR|error/.test(line)).at(-1) ?? lines.at(-1) ?? "";
  return fatal.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "");
}

/** A free loopback port: the preferred one where it is free, else any. */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  const port = await new Promise<number | undefined>((resolve) => {
    server.once("error", () => resolve(undefined));
    server.listen(preferred || 0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : undefined);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  if (port) return port;
  if (preferred) return freePort();
  throw new EnvironmentFault("There is no free port on 127.0.0.1 for the embedded database");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function isGone(pid: number, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true;
    await wait(25);
  }
  return false;
}
