import { setTimeout as wait } from "node:timers/promises";
import { closeSlice } from "@/domain/distribution/close-slice";
import { needAttention } from "@/domain/distribution/finish";
import { type HeldSlice, keepSlice, takeOver } from "@/domain/distribution/takeover";
import { deliver } from "./deliver";
import type { Engine } from "./engine";
import type { Passage } from "./smtp/relays";
import { take } from "./take";

/** A slice is laid down after this long and queued again, so that no job lasts for hours. */
const longest = 10 * 60_000;
/** One that the rates hold up goes to the end of the queue sooner: a slow lane does not fill every hand. */
const longestHeldUp = 15_000;
const keepEvery = 20_000;

/**
 * One slice of a send (sending.md 5.4): takes it over, then claims, sends and records until nothing is
 * left to claim, and lays it down. Every mail is claimed before its first byte and recorded after its
 * last; a crash anywhere leaves rows from which the next worker goes on.
 */
export async function sendSlice(engine: Engine, sliceId: number, signal: AbortSignal): Promise<void> {
  // A job that came twice: the slice is at work here.
  if (engine.inHand.has(sliceId)) return;
  engine.inHand.add(sliceId);
  try {
    const turn = { until: performance.now() + longest };
    for (;;) {
      const slice = await takeOver(engine.db, sliceId, engine.id);
      if (!slice) return;
      const fault = await work(engine, slice, signal, turn);
      const goesOn = !fault && !signal.aborted && performance.now() < turn.until;
      const end = await closeSlice(engine.ctx("send-slice"), slice, { goesOn });
      if (fault) throw fault;
      if (end !== "open" || !goesOn) return;
    }
  } finally {
    engine.inHand.delete(sliceId);
  }
}

/** Until when the slice is in this hand at most, by the monotonic clock. */
interface Turn {
  until: number;
}

/** Returns the fault that ended it, if one of ours did; what is in flight has been heard of by then. */
async function work(engine: Engine, slice: HeldSlice, signal: AbortSignal, turn: Turn): Promise<Error | null> {
  const began = performance.now();
  const presses = await engine.presses(slice);
  const home = await engine.homeOf(slice.sendId);
  const key = engine.key(slice.identityKey);
  if (!key) {
    await needAttention(engine.ctx("send-slice"), { id: slice.sendId }, "key-missing");
    return null;
  }
  const underWay = new Set<Promise<void>>();
  const lost = new Set<number>();
  let fault: Error | null = null;
  let isLost = false;
  let kept = performance.now();
  const keeper = setInterval(async () => {
    isLost ||= !(await keepSlice(engine.db, slice).catch(() => true));
    kept = performance.now();
  }, keepEvery);
  const stopped = () =>
    fault !== null ||
    signal.aborted ||
    isLost ||
    performance.now() > turn.until ||
    performance.now() - kept > 4 * keepEvery;
  try {
    while (!stopped()) {
      const passage = await mayOffer(engine, signal);
      if (!passage) break;
      const taken = await take(engine, slice, passage);
      if (typeof taken === "number") {
        turn.until = Math.min(turn.until, began + longestHeldUp);
        await wait(taken);
        continue;
      }
      for (const [mail, relay] of taken.mails) {
        const isProbe = "probe" in passage;
        const sending = deliver({ engine, slice, presses, home, key, mail, signal, relay, lost, isProbe })
          .catch((error) => {
            fault ??= error instanceof Error ? error : new Error(String(error));
          })
          .finally(() => {
            relay.outstanding--;
            engine.window.give();
            underWay.delete(sending);
          });
        underWay.add(sending);
      }
      // Nothing left to claim while some are still out: a transport fault may bring them back.
      if (taken.moved === 0) {
        if (underWay.size === 0) break;
        await Promise.race(underWay);
      }
    }
  } finally {
    // Kept until the last answer: one that takes minutes is no reason for another to take the slice over.
    await Promise.all(underWay);
    clearInterval(keeper);
  }
  return fault;
}

/** The relay can be reached, the ledger can be written, and this process is known to be alive. */
async function mayOffer(engine: Engine, signal: AbortSignal): Promise<Passage> {
  for (;;) {
    const passage = await engine.relays.pass(signal);
    if (!passage || engine.ledger.isOpen) return passage;
    if ("probe" in passage) passage.probe.breaker.lapse();
    await wait(100);
    if (signal.aborted) return null;
  }
}
