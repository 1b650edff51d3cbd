import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { ProcessPart } from "@/base/env";
import { dataFault, isCode } from "@/db/secrets";

const Running = z.object({ pid: z.number(), host: z.string(), began: z.string(), url: z.string() });
/** A supervisor that runs a part on a data folder. */
export type Running = z.infer<typeof Running>;

const beat = 1000;

const fileOf = (data: string, part: ProcessPart) => join(data, "secrets", `running-${part}`);

/**
 * Takes the turn to run a part on this data folder. Returns who has it, or a function that gives it back.
 * A turn whose process was killed counts as free at once.
 */
export function takeTurn(data: string, part: ProcessPart, url: string): Running | (() => void) {
  const file = fileOf(data, part);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), began: beganAt(process.pid), url });
  for (;;) {
    const other = findRunning(data, part);
    if (other) return other;
    try {
      sweep(file);
      if (!writeOnce(file, mine)) continue;
    } catch (error) {
      throw dataFault(data, error);
    }
    const timer = setInterval(() => touch(file), beat);
    timer.unref();
    return () => {
      clearInterval(timer);
      rmSync(file, { force: true });
    };
  }
}

/** The live supervisor of this part on this data folder. */
export function findRunning(data: string, part: ProcessPart): Running | undefined {
  return liveHolder(fileOf(data, part));
}

function liveHolder(file: string): Running | undefined {
  try {
    const holder = Running.parse(JSON.parse(readFileSync(file, "utf8")));
    if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < 5 * beat ? holder : undefined;
    // The number alone may belong to another program by now; its time of birth tells them apart.
    return isAlive(holder.pid) && beganAt(holder.pid) === holder.began ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** When a process began, in ticks since the machine did; empty where the system does not tell. */
function beganAt(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

/** Written beside and linked into place: nobody reads half of it, and only one succeeds. */
function writeOnce(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Clears a dead turn. Moved aside and judged again, so that a turn taken meanwhile is put back. */
function sweep(file: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
    if (liveHolder(aside)) linkSync(aside, file);
  } catch (error) {
    if (!isCode(error, "ENOENT", "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder is gone; whoever removed it wants an end of this.
  }
}
