import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
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
  try {
    // Only its file: its own arguments put all pages into one process, and the second page ends it.
    const { default: chromium } = await import("@sparticuz/chromium");
    const path = await chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
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
