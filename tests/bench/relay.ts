import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";

export interface Relay {
  port: number;
  /** Mails taken, recipients refused, and bytes of the mails so far. */
  counts: () => Promise<{ taken: number; refused: number; bytes: number }>;
  close: () => void;
}

/** A fresh relay in a process of its own. It takes `delay` ms before its last word, and refuses one recipient of `refuses`. */
export async function openRelay({ delay = 0, refuses = 0 } = {}): Promise<Relay> {
  const sink: ChildProcess = fork("tests/bench/sink.ts", [String(delay), String(refuses)], {
    execArgv: ["--import", "./scripts/tsx.mjs"],
  });
  const [{ port }] = await once(sink, "message");
  return {
    port,
    async counts() {
      sink.send("how many");
      const [reply] = await once(sink, "message");
      return reply;
    },
    close: () => sink.disconnect(),
  };
}

export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await setTimeout(5);
}
