import { type SpawnOptions, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { EnvironmentFault } from "@/base/env";

/** Where Postgres lies and as whom it runs: it refuses to run as root. */
export interface Identity {
  native: string;
  /** The database folder, `PGDATA`. */
  folder: string;
  /** The user that must own the folder and its parent. */
  owner?: { uid: number; gid: number };
  /** Command and arguments as they must be spawned. */
  command: (file: string, args: string[]) => [string, string[]];
  spawn: SpawnOptions;
  /** Said at start when the data lies elsewhere than in the data folder. */
  notice?: string;
}

const plain = (file: string, args: string[]): [string, string[]] => [file, args];

/**
 * Not root: as ourselves, under a borrowed name where the user has none. Root: as `nobody` where it
 * can reach everything; else inside a user namespace, where root is another user in name only; else
 * from a copy outside the private folder. A folder that was begun under one identity stays with it.
 */
export function chooseIdentity(native: string, data: string): Identity {
  const folder = join(data, "pg");
  const uid = process.getuid?.();
  const owner = existsSync(folder) ? statSync(folder) : undefined;
  if (uid !== 0) {
    if (uid !== undefined && owner && owner.uid !== uid) {
      throw new EnvironmentFault(`BAYAN_DATA ${data} belongs to another user. Example: BAYAN_DATA=$HOME/bayan-data`);
    }
    return { native, folder, command: hasName() ? plain : namedCommand(), spawn: { cwd: "/" } };
  }
  if (owner && owner.uid !== 0) return asUser(native, folder, { uid: owner.uid, gid: owner.gid });
  if (!owner && isReachable(native) && isReachable(data)) return asUser(native, folder, nobody());
  if (mayUnshare()) return { native, folder, command: inNamespace, spawn: { cwd: "/" } };
  if (owner) throw new EnvironmentFault(`BAYAN_DATA ${data} was begun by root under unshare, which is refused here`);
  return fromCopy(native, data);
}

function asUser(native: string, folder: string, owner: { uid: number; gid: number }): Identity {
  return { native, folder, owner, command: plain, spawn: { cwd: "/", ...owner } };
}

/** Exported for tests: every folder above may be entered by anyone. */
export function isReachable(path: string): boolean {
  if ((statSync(path).mode & 0o001) === 0) return false;
  return dirname(path) === path || isReachable(dirname(path));
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) {
    throw new EnvironmentFault(
      "Postgres does not run as root, and there is no user nobody: start Bayan as an ordinary user, or set DATABASE_URL",
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** initdb asks for a name; a container may run as a bare number. */
function hasName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

function namedCommand(): Identity["command"] {
  if (mayUnshare()) return inNamespace;
  throw new EnvironmentFault(
    `User ${process.getuid?.()} has no name on this machine, and Postgres asks for one: start Bayan as a user of /etc/passwd, or set DATABASE_URL`,
  );
}

/** Inside, we are nobody: neither root nor nameless. Outside, the files stay ours. */
function inNamespace(file: string, args: string[]): [string, string[]] {
  return ["unshare", ["--user", `--map-user=${nobody().uid}`, file, ...args]];
}

function mayUnshare(): boolean {
  const [file, args] = inNamespace("true", []);
  return spawnSync(file, args, { stdio: "ignore" }).status === 0;
}

/** The system's state directory, not its temporary one: that is cleaned. */
function fromCopy(native: string, data: string): Identity {
  const place = join("/var/lib/bayan", createHash("sha256").update(data).digest("hex").slice(0, 12));
  const copy = join(place, "native");
  mkdirSync(place, { recursive: true });
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const folder = join(place, "pg");
  const owner = existsSync(folder) ? statSync(folder) : nobody();
  return {
    ...asUser(copy, folder, { uid: owner.uid, gid: owner.gid }),
    notice: `The database lies in ${folder}: its user cannot reach ${data}`,
  };
}
