import { spawn } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { EnvironmentFault } from "@/base/env";
import { ownerRole, passwordFile } from "./address";
import { binary } from "./embedded-binaries";
import type { Identity } from "./embedded-identity";
import { dataFault, isCode, readSecret } from "./secrets";

// The builtin C.UTF-8 provider: with plain C, pg_trgm does not see Arabic letters.
const cluster = ["-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/**
 * Makes the database folder: beside its place, then renamed into it, so that a crash, a full disk or
 * a second start in the middle leave either a whole folder or none.
 */
export async function initialiseFolder(data: string, identity: Identity): Promise<void> {
  const parent = dirname(identity.folder);
  for (const left of readdirSync(parent).filter((name) => isAbandoned(name, basename(identity.folder)))) {
    rmSync(join(parent, left), { recursive: true, force: true });
  }
  const draft = `${identity.folder}.new-${process.pid}`;
  const notes = mkdtempSync(join(tmpdir(), "bayan-"));
  const password = join(notes, "password");
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(password, readSecret(data, passwordFile(ownerRole)) ?? "", { mode: 0o600 });
    for (const path of identity.owner ? [draft, notes, password] : []) {
      chownSync(path, identity.owner?.uid ?? 0, identity.owner?.gid ?? 0);
    }
    const access = ["-U", ownerRole, "-A", "scram-sha-256", `--pwfile=${password}`];
    const [file, args] = identity.command(binary(identity.native, "initdb"), [
      "-D",
      draft,
      ...cluster,
      ...access,
      "--no-sync",
    ]);
    await run(file, args, identity, data);
    renameSync(draft, identity.folder);
  } catch (error) {
    // Another start was quicker: its folder is as good as ours.
    if (!isCode(error, "ENOTEMPTY", "EEXIST")) throw dataFault(data, error);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(notes, { recursive: true, force: true });
  }
}

function isAbandoned(name: string, folder: string): boolean {
  if (!name.startsWith(`${folder}.new-`)) return false;
  try {
    process.kill(Number(name.split("-").at(-1)), 0);
    return false;
  } catch {
    return true;
  }
}

async function run(file: string, args: string[], identity: Identity, data: string): Promise<void> {
  const child = spawn(file, args, { ...identity.spawn, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr?.on("data", (chunk) => {
    words += chunk;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status === 0) return;
  if (/No space left/.test(words)) throw Object.assign(new Error(words), { code: "ENOSPC" });
  const line = words.split("\n").find((each) => /error|fatal|could not/i.test(each)) ?? words.trim();
  throw new EnvironmentFault(`The embedded database in ${data} cannot be made: ${line}`);
}
