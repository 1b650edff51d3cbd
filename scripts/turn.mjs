// One at a time: of two processes that install or build in the same folder, the second waits for the first.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Runs `work` while holding `file`; a lock whose process was killed counts as free. */
export async function withLock(file, work) {
  while (!take(file)) await wait(300);
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** Written beside and linked into place, so that nobody reads a lock without its process number. */
export function take(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isHeld(file)) sweep(file);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isHeld(file) {
  try {
    return isAlive(Number(readFileSync(file, "utf8")));
  } catch {
    return false;
  }
}

/** Moved aside before it is judged again: of two that sweep, only one gets it, and a fresh lock is put back. */
function sweep(file) {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
    if (isHeld(aside)) linkSync(aside, file);
  } catch {
    // Somebody else was quicker.
  }
  rmSync(aside, { force: true });
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
