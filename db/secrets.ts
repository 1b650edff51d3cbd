import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { EnvironmentFault, keyRing, processEnv } from "@/base/env";

/** The data folder as an absolute path. */
export function dataFolder(): string {
  return resolve(processEnv().data);
}

/** Makes the data folder and its `secrets/` (mode 700); says in one line why it cannot. */
export function openDataFolder(data: string): void {
  try {
    // Asked first: making folders on a read-only disk fails with a misleading code.
    accessSync(nearestFolder(data), constants.W_OK);
    // The folder itself keeps the default mode: Postgres may run as another user and must pass through it.
    mkdirSync(data, { recursive: true });
    mkdirSync(join(data, "secrets"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw dataFault(data, error);
  }
}

/** Refuses a disk with less than so many megabytes free, before anything is made on it. */
export function requireSpace(data: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(nearestFolder(data));
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= megabytes) return;
  throw new EnvironmentFault(
    `BAYAN_DATA ${data} is on a full disk (${free} MB free, ${megabytes} are needed). Example: BAYAN_DATA=/var/lib/bayan`,
  );
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

export function readSecret(data: string, name: string): string | undefined {
  try {
    return readFileSync(join(data, "secrets", name), "utf8").trim() || undefined;
  } catch (error) {
    if (isCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw dataFault(data, error);
  }
}

/** The kept secret, or a new one made once: of two processes that begin together, both get the same. */
export function keptSecret(data: string, name: string, make: () => string = randomSecret): string {
  const kept = readSecret(data, name);
  if (kept) return kept;
  const place = join(data, "secrets", name);
  const draft = `${place}.${process.pid}`;
  try {
    writeFileSync(draft, `${make()}\n`, { mode: 0o600 });
    try {
      linkSync(draft, place);
      rmSync(draft);
    } catch (error) {
      rmSync(draft, { force: true });
      if (!isCode(error, "EEXIST")) throw error;
    }
    return readFileSync(place, "utf8").trim();
  } catch (error) {
    rmSync(draft, { force: true });
    throw dataFault(data, error);
  }
}

/** Writes a value that may change, such as a port; a reader never sees half of it. */
export function writeSecret(data: string, name: string, value: string): void {
  const place = join(data, "secrets", name);
  const draft = `${place}.${process.pid}`;
  try {
    writeFileSync(draft, `${value}\n`, { mode: 0o600 });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw dataFault(data, error);
  }
}

/** The key ring, newest first: `BAYAN_SECRET`, or the ring made once in the data folder. */
export function openKeyRing(data = dataFolder()): string[] {
  const given = keyRing();
  if (given) return given;
  openDataFolder(data);
  return keptSecret(data, "key-ring")
    .split(",")
    .map((key) => key.trim());
}

export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** A fault of the data folder in one line that names the variable; anything else stays what it was. */
export function dataFault(data: string, error: unknown): unknown {
  const example = "Example: BAYAN_DATA=/var/lib/bayan";
  if (isCode(error, "EROFS")) return new EnvironmentFault(`BAYAN_DATA ${data} is on a read-only disk. ${example}`);
  if (isCode(error, "EACCES", "EPERM")) {
    return new EnvironmentFault(`BAYAN_DATA ${data} cannot be read and written by this user. ${example}`);
  }
  if (isCode(error, "ENOSPC", "EDQUOT"))
    return new EnvironmentFault(`BAYAN_DATA ${data} is on a full disk. ${example}`);
  if (isCode(error, "ENOENT", "ENOTDIR", "EEXIST")) {
    return new EnvironmentFault(`BAYAN_DATA ${data} is not a folder and cannot be made one. ${example}`);
  }
  return error;
}
