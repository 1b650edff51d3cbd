import { setTimeout as wait } from "node:timers/promises";
import { identityOf } from "@/base/mail-identity";
import { type ClaimedMail, claim } from "@/domain/distribution/claim";
import { closeSlice } from "@/domain/distribution/close-slice";
import { needAttention } from "@/domain/distribution/finish";
import type { Result } from "@/domain/distribution/record";
import {
  enhancedCode,
  judge,
  keptWords,
  relayReference,
  type SmtpAttempt,
  type Verdict,
} from "@/domain/distribution/reply";
import { waitAfter } from "@/domain/distribution/retry-ladder";
import { type HeldSlice, keepSlice, takeOver } from "@/domain/distribution/takeover";
import type { Engine } from "./engine";
import type { Press } from "./smtp/press";

/** A slice is laid down after this long and queued again, so that no job lasts for hours. */
const longest = 10 * 60_000;
const keepEvery = 20_000;

/**
 * One slice of a send (sending.md 5.4): takes it over, then claims, sends and records until nothing is
 * left to claim, and lays it down. Every mail is claimed before its first byte and recorded after its
 * last; a crash anywhere leaves rows from which the next worker goes on.
 */
export async function sendSlice(engine: Engine, sliceId: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + longest;
  for (;;) {
    const slice = await takeOver(engine.db, sliceId, engine.id);
    if (!slice) return;
    const fault = await work(engine, slice, signal, until);
    const goesOn = !fault && !signal.aborted && performance.now() < until;
    const end = await closeSlice(engine.ctx("send-slice"), slice, { goesOn });
    if (fault) throw fault;
    if (end !== "open" || !goesOn) return;
  }
}

/** Returns the fault that ended it, if one of ours did; what is in flight has been heard of by then. */
async function work(engine: Engine, slice: HeldSlice, signal: AbortSignal, until: number): Promise<Error | null> {
  const presses = await engine.presses(slice.sendId);
  const key = engine.key(slice.identityKey);
  if (!key) {
    await needAttention(engine.ctx("send-slice"), { id: slice.sendId }, "key-missing");
    return null;
  }
  const underWay = new Set<Promise<void>>();
  let fault: Error | null = null;
  let isLost = false;
  let kept = performance.now();
  const keeper = setInterval(async () => {
    isLost ||= !(await keepSlice(engine.db, slice).catch(() => true));
    kept = performance.now();
  }, keepEvery);
  const stopped = () =>
    fault !== null || signal.aborted || isLost || performance.now() > until || performance.now() - kept > 4 * keepEvery;
  try {
    while (!stopped() && (await mayOffer(engine, signal))) {
      const places = await engine.window.take();
      const { mails, moved } = await claim(engine.db, slice, places).catch((error) => {
        engine.window.give(places);
        throw error;
      });
      engine.window.give(places - mails.length);
      for (const mail of mails) {
        const sending = deliver({ engine, slice, presses, key, mail, signal })
          .catch((error) => {
            fault ??= error instanceof Error ? error : new Error(String(error));
          })
          .finally(() => {
            engine.window.give();
            underWay.delete(sending);
          });
        underWay.add(sending);
      }
      // Nothing left to claim while some are still out: a transport fault may bring them back.
      if (moved === 0) {
        if (underWay.size === 0) break;
        await Promise.race(underWay);
      }
    }
  } finally {
    clearInterval(keeper);
    await Promise.all(underWay);
  }
  return fault;
}

/** The relay can be reached, the ledger can be written, and this process is known to be alive. */
async function mayOffer(engine: Engine, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    if (!(await engine.breaker.pass(signal))) return false;
    if (engine.ledger.isOpen) return true;
    await wait(100);
    if (signal.aborted) return false;
  }
}

interface Delivery {
  engine: Engine;
  slice: HeldSlice;
  presses: ReadonlyMap<string, Press>;
  key: string;
  mail: ClaimedMail;
  signal: AbortSignal;
}

async function deliver({ engine, slice, presses, key, mail, signal }: Delivery): Promise<void> {
  const { ledger, relay, breaker } = engine;
  const result = (outcome: Result["outcome"], says: string, more: Partial<Result> = {}): Result => ({
    sliceId: slice.sliceId,
    id: mail.id,
    epoch: slice.epoch,
    outcome,
    says,
    ...more,
  });
  // Claimed, but a fault came between: it goes back without having been tried.
  if (breaker.says !== null || signal.aborted || !ledger.isOpen) {
    return ledger.write(result("queued", breaker.says ?? "the worker was stopping"));
  }
  const press = presses.get(mail.combination);
  if (!press) throw new Error(`the send has no mail in ${mail.combination}`);
  const domain = slice.fromEmail.slice(slice.fromEmail.lastIndexOf("@") + 1);
  const identity = identityOf({
    key,
    sendId: slice.sendId,
    emailNorm: mail.emailNorm,
    ref: { sliceId: slice.sliceId, id: mail.id },
    domain,
    bounceDomain: engine.bounceDomain ?? domain,
  });
  const bytes = await press({
    to: { name: mail.name, address: mail.email },
    messageId: identity.messageId,
    date: slice.dateHeader,
    listUnsubscribe: `<${engine.origin}/u/${identity.unsubscribeToken}>`,
    sendRef: identity.sendRef,
    token: identity.unsubscribeToken,
  });
  const attempt = await relay.deliver({ from: identity.envelopeFrom, to: mail.email }, bytes);
  const verdict = judge(attempt);
  if (verdict.outcome === "transport" || verdict.outcome === "uncertain") breaker.failed(attempt);
  else breaker.succeeded();
  await ledger.write(result(...settle(verdict, attempt, mail, slice)));
  if (verdict.outcome === "configuration") {
    await needAttention(engine.ctx("send-slice"), { id: slice.sendId }, keptWords(attempt.text));
  }
}

/** What a verdict makes of the row. A mail that would be tried after its time is given up. */
function settle(
  verdict: Verdict,
  { code, text }: SmtpAttempt,
  { attempt }: ClaimedMail,
  { secondsLeft }: HeldSlice,
): [Result["outcome"], string, Partial<Result>] {
  const enhanced = enhancedCode(text);
  const says = keptWords(text);
  const said = { ...(code ? { code } : {}), ...(enhanced ? { enhanced } : {}) };
  switch (verdict.outcome) {
    case "accepted": {
      const relayRef = relayReference(text);
      return ["accepted", says, { ...said, ...(relayRef ? { relayRef } : {}) }];
    }
    case "deferred": {
      const wait = waitAfter(attempt, Math.random());
      return wait > secondsLeft ? ["expired", says, said] : ["deferred", says, { ...said, wait }];
    }
    case "rejected":
      return ["rejected", says, { ...said, suppress: verdict.suppresses }];
    case "uncertain":
      return ["uncertain", says, said];
    default:
      return ["queued", says, said];
  }
}
