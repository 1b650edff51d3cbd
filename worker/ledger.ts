import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/domain/context";
import { type Result, recordResults } from "@/domain/distribution/record";

/** A group is written when it is this old or this large, whichever is first. */
const groupMs = 3;
const groupSize = 64;
/** Without a confirmed heartbeat for this long nothing new is offered: another worker may have our slices by then. */
const fenceMs = 10_000;
/** After this long without a ledger the process ends; what it holds is taken over. */
const giveUpMs = 10_000;

export interface Ledger {
  /** Resolves once the result is committed. */
  write(result: Result): Promise<void>;
  /** No ledger, no send (sending.md 5.4): false while a group cannot be written or the heartbeat is late. */
  readonly isOpen: boolean;
  /** A heartbeat was confirmed by the database. */
  beat(): void;
  /** Everything written so far, or the ledger has given up. */
  flushed(): Promise<void>;
}

/** Group commit of results. `onGiveUp` is called once when results cannot be written for ten seconds. */
export function openLedger(db: Database, onGiveUp: () => void): Ledger {
  let group: { result: Result; done: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isFaulty = false;
  let lastBeat = performance.now();

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = group;
    group = [];
    if (batch.length > 0) writing = writing.then(() => commit(batch));
  }

  async function commit(batch: typeof group): Promise<void> {
    const since = performance.now();
    for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
      try {
        await recordResults(
          db,
          batch.map(({ result }) => result),
        );
        isFaulty = false;
        for (const { done } of batch) done();
        return;
      } catch (error) {
        isFaulty = true;
        console.error(`ledger: ${error instanceof Error ? error.message.split("\n", 1)[0] : "unwritable"}`);
        if (performance.now() - since > giveUpMs) {
          onGiveUp();
          return;
        }
        await wait(pause);
      }
    }
  }

  return {
    write(result) {
      return new Promise<void>((done) => {
        group.push({ result, done });
        if (group.length >= groupSize) flush();
        else timer ??= setTimeout(flush, groupMs);
      });
    },
    get isOpen() {
      return !isFaulty && performance.now() - lastBeat < fenceMs;
    },
    beat() {
      lastBeat = performance.now();
    },
    async flushed() {
      flush();
      await writing;
    },
  };
}
