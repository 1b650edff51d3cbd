import { type ChildProcess, spawn } from "node:child_process";
import { exitStatus } from "@/base/vocabulary";

export interface PartOptions {
  name: string;
  /** Arguments after `node --import ./scripts/tsx.mjs`. */
  args: string[];
  /** Of Node itself. */
  flags?: readonly string[];
  env?: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Called when the part found fault with its environment: starting it again would not help. */
  onFault: () => void;
  /** First wait before a restart; doubles up to `most`. Milliseconds. */
  least?: number;
  most?: number;
}

export interface Part {
  readonly pid: number | undefined;
  /** SIGTERM, then SIGKILL after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/**
 * The worker's heap is kept small: loading alone would make its young generation grow to 150 MB of garbage that
 * is never given back, and what a worker makes anew for each mail lies outside the heap. The old one is cleared
 * when it has grown by a fifth, not when it has doubled.
 */
export const workerFlags = [
  "--max-semi-space-size=2",
  "--max-old-space-size=256",
  "--heap-growing-percent=20",
] as const;
/** Memory outside the heap is handed out from two pools, not from eight for each core. Only glibc asks for it. */
export const workerEnv = { MALLOC_ARENA_MAX: "2" };

/** Keeps a child process running: one that dies by itself is started again, with a growing wait. */
export function keepRunning({
  name,
  args,
  flags = [],
  env,
  say,
  onFault,
  least = 1000,
  most = 30_000,
}: PartOptions): Part {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let wait = least;

  const begin = () => {
    const since = Date.now();
    child = spawn(
      process.execPath,
      [...flags, "--import", "./scripts/tsx.mjs", "--import", "./cli/leash.ts", ...args],
      {
        stdio: ["ignore", "inherit", "inherit"],
        env: { ...process.env, ...env, BAYAN_PARENT: String(process.pid) },
        // In a group of its own: Ctrl-C reaches the supervisor only, which stops the parts in their order.
        detached: true,
      },
    );
    child.once("error", (error) => say(`The ${name} cannot be started: ${error.message}`));
    child.once("exit", (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (code === exitStatus.environment) return onFault();
      // Whoever ran for a minute was well: the next fall is a new one.
      if (Date.now() - since > 60_000) wait = least;
      say(`The ${name} ended (${signal ?? `exit ${code}`}); starting it again in ${Math.round(wait / 100) / 10} s.`);
      timer = setTimeout(begin, wait);
      wait = Math.min(wait * 2, most);
    });
  };
  begin();

  return {
    get pid() {
      return child?.pid;
    },
    async stop(patience) {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (!running) return;
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGTERM");
      const hammer = setTimeout(() => running.kill("SIGKILL"), patience);
      await gone;
      clearTimeout(hammer);
    },
  };
}
