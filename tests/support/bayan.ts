import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Ended {
  status: number | null;
  out: string;
  err: string;
}

export interface Started {
  child: ChildProcess;
  /** Standard output and standard error so far. */
  said: () => string;
  ended: Promise<Ended>;
}

export interface Launch {
  env?: Record<string, string | undefined>;
  input?: string;
  uid?: number;
  cwd?: string;
}

/** Starts a command of ours as the operator does, without what the test runner left in the environment. */
export function launch(args: string[], { env, input, uid, cwd }: Launch = {}): Started {
  return follow(process.execPath, ["--import", resolve("scripts/tsx.mjs"), resolve("cli/main.ts"), ...args], {
    env,
    input,
    uid,
    cwd,
  });
}

export function follow(file: string, args: string[], { env, input, uid, cwd }: Launch = {}): Started {
  const child = spawn(file, args, {
    env: { ...bare(), ...env },
    cwd,
    stdio: ["pipe", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  child.stdin?.end(input ?? "");
  const ended = once(child, "close").then(([status]) => ({ status, out, err }));
  return { child, said: () => out + err, ended };
}

/** Runs a command to its end. */
export function bayan(args: string[], options?: Launch): Promise<Ended> {
  return launch(args, options).ended;
}

function bare(): NodeJS.ProcessEnv {
  const { DATABASE_URL, SMTP_URL, BAYAN_DATA, BAYAN_SECRET, BAYAN_URL, BAYAN_PARENT, PORT, ...rest } = process.env;
  return rest;
}

/** A folder that is gone when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bayan-test-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
