import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/domain/context";
import { type Result, recordResults } from "@/domain/distribution/record";

/** A group is written when it is this old or this large, whichever is first. */
const groupMs = 3;
const groupSize = 64;
/** Of two, one is on its way to the disk while the database works at the other. */
const groupsAtOnce = 2;
/** A group that is not on the disk after this long may never be: nothing new is offered until it is. */
const slowMs = 750;
/** Without a confirmed heartbeat for this long nothing new is offered: another worker may have our slices by then. */
const fenceMs = 10_000;
/** After this long without a ledger the process ends; what it holds is taken over. */
const giveUpMs = 10_000;

export interface Ledger {
  /** Resolves once the result is committed. */
  write(result: Result): Promise<void>;
  /** No ledger, no send (sending.md 5.4): false while a group cannot be written, or is late, or the heartbeat is. */
  readonly isOpen: boolean;
  /** A heartbeat was confirmed by the database. */
  beat(): void;
  /** A heartbeat failed: nothing new is offered until one is confirmed. */
  miss(): void;
  /** Everything written so far, or the ledger has given up. */
  flushed(): Promise<void>;
}

/** An answer that the database cannot hold keeps back no other: each is then written by itself, and it without its words. */
async function record(db: Database, results: readonly Result[]): Promise<void> {
  try {
    await recordResults(db, results);
  } catch (error) {
    if (!isOfValues(error)) throw error;
    if (results.length > 1) for (const result of results) await record(db, [result]);
    else await recordResults(db, results.map(wordless));
  }
}

/** What the database said; drizzle's own words are the statement. */
const causeOf = (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause : error);

/** SQLSTATE class 22: the values are at fault, and no further try of the same would do better. */
function isOfValues(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("22");
}

const wordless = ({ code: _, enhanced: __, relayRef: ___, ...result }: Result): Result => ({
  ...result,
  says: "The relay's answer could not be written down",
});

/** Group commit of results. `onGiveUp` is called when results could not be written for ten seconds. */
export function openLedger(db: Database, onGiveUp: () => void): Ledger {
  let group: { result: Result; done: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** Each group on its way, and since when. */
  const writing = new Map<Promise<void>, number>();
  let isFaulty = false;
  let lastBeat = performance.now();

  /** While as many are being written as may be, the group goes on growing. */
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (group.length === 0 || writing.size >= groupsAtOnce) return;
    const batch = group;
    group = [];
    const written = commit(batch).finally(() => {
      writing.delete(written);
      flush();
    });
    writing.set(written, performance.now());
  }

  /** Writes until it is written. A group that fails and one that is never answered are given up after the same time. */
  async function commit(batch: typeof group): Promise<void> {
    const limit = setTimeout(onGiveUp, giveUpMs);
    const since = performance.now();
    for (let pause = 50; performance.now() - since < giveUpMs; pause = Math.min(pause * 2, 1000)) {
      try {
        await record(
          db,
          batch.map(({ result }) => result),
        );
        clearTimeout(limit);
        isFaulty = false;
        for (const { done } of batch) done();
        return;
      } catch (error) {
        isFaulty = true;
        const cause = causeOf(error);
        console.error(`ledger: ${cause instanceof Error ? cause.message.split("\n", 1)[0] : "unwritable"}`);
        await wait(pause);
      }
    }
  }

  return {
    write(result) {
      return new Promise<void>((done) => {
        group.push({ result, done });
        if (group.length >= groupSize) flush();
        else if (writing.size < groupsAtOnce) timer ??= setTimeout(flush, groupMs);
      });
    },
    get isOpen() {
      const now = performance.now();
      return !isFaulty && now - lastBeat < fenceMs && [...writing.values()].every((since) => now - since < slowMs);
    },
    beat() {
      lastBeat = performance.now();
    },
    miss() {
      lastBeat = Number.NEGATIVE_INFINITY;
    },
    async flushed() {
      for (flush(); writing.size > 0; flush()) await Promise.all(writing.keys());
    },
  };
}
