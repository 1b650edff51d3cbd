import { identityOf } from "@/base/mail-identity";
import type { ClaimedMail } from "@/domain/distribution/claim";
import { needAttention } from "@/domain/distribution/finish";
import type { MailHome } from "@/domain/distribution/mail-home";
import { pauseItself } from "@/domain/distribution/pause";
import type { Result } from "@/domain/distribution/record";
import {
  enhancedCode,
  judge,
  keptWords,
  relayReference,
  type SmtpAttempt,
  type Verdict,
} from "@/domain/distribution/reply";
import { ageAfter, waitAfter } from "@/domain/distribution/retry-ladder";
import type { HeldSlice } from "@/domain/distribution/takeover";
import type { Engine } from "./engine";
import { fillingOf } from "./filling";
import { handOn } from "./hand-on";
import type { Press } from "./smtp/press";
import type { Relay } from "./smtp/relay";
import { wayOf } from "./take";

export interface Delivery {
  engine: Engine;
  slice: HeldSlice;
  presses: ReadonlyMap<string, Press>;
  home: MailHome;
  key: string;
  mail: ClaimedMail;
  signal: AbortSignal;
  relay: Relay;
  /** Mails of the slice over which a line was lost while it was in hand. */
  lost: Set<number>;
  /** This one tries whether the way to the relay is good again. */
  isProbe: boolean;
}

/** One claimed mail: filled, offered, judged, and what came of it written down. */
export async function deliver(delivery: Delivery): Promise<void> {
  const { engine, slice, mail, signal, isProbe } = delivery;
  const { ledger } = engine;
  let { relay } = delivery;
  let isLeased = true;
  const write = (outcome: Result["outcome"], says: string, more: Partial<Result> = {}) => {
    // What has not left takes no place from what will.
    if (outcome === "queued" && isLeased) engine.throttle.giveBack(wayOf(slice, relay), 1);
    return ledger.write({
      sliceId: slice.sliceId,
      id: mail.id,
      epoch: slice.epoch,
      claimedAt: mail.claimedAt,
      outcome,
      says,
      relay: relay.name,
      ...more,
    });
  };
  const mayGo = (by: Relay) =>
    (by.breaker.says === null || (isProbe && by === delivery.relay)) && !signal.aborted && ledger.isOpen;
  const offer = (by: Relay) => offerBy(by, delivery, () => mayGo(by));
  try {
    let attempt = mayGo(relay) ? await offer(relay) : null;
    if (attempt?.needsUtf8) {
      relay.breaker.succeeded();
      ({ attempt, relay, isLeased } = await handOn(delivery, attempt, { mayGo, offer }));
    }
    const { breaker } = relay;
    // Claimed, but a fault came between: it goes back without having been tried.
    if (!attempt) return await write("queued", breaker.says ?? "the worker was stopping");
    let verdict = passedOn(judge(attempt), { ...delivery, relay });
    if (verdict.outcome === "transport" || verdict.outcome === "uncertain") {
      const opened = breaker.failed(attempt, mail.id, verdict.outcome === "transport" && verdict.isRefused);
      if (opened) console.error(`relay ${relay.name} is left alone for a while: ${breaker.says}`);
    } else if (verdict.outcome === "configuration") breaker.tryFirst(attempt.text);
    else breaker.succeeded();
    if (verdict.outcome === "transport" && isOverThisMail(attempt, { ...delivery, relay })) {
      verdict = { outcome: "deferred", slows: attempt.code === 421 };
    }
    // A send that is to stop does not wait for the record of the answer that stops it; the slice is not laid down before it.
    const written = write(...settle(verdict, attempt, mail, slice));
    await heed({ ...delivery, relay }, verdict, attempt).finally(() => written);
  } finally {
    if (isProbe) delivery.relay.breaker.lapse();
  }
}

/** A relay that does not take our mails is no reason for a person to decide while another does. */
function passedOn(verdict: Verdict, { engine, relay }: Delivery): Verdict {
  const isRefused = verdict.outcome === "configuration" && engine.relays.hasOther(relay);
  return isRefused ? { outcome: "transport", isRefused } : verdict;
}

/**
 * The line stood and was lost over this mail for the second time, while the way is open to others or this was
 * to try it: the mail goes to the ladder, so that its time runs out as everybody's does.
 */
function isOverThisMail({ phase, code }: SmtpAttempt, { lost, mail, isProbe, relay }: Delivery): boolean {
  const isLost = ["rcpt", "data", "body"].includes(phase) || (phase === "mail" && code === undefined);
  if (!isLost) return false;
  const isAgain = lost.has(mail.id) && (isProbe || relay.breaker.says === null);
  lost.add(mail.id);
  return isAgain;
}

/** Null: when its turn came, it was not to be offered any more. */
async function offerBy(relay: Relay, delivery: Delivery, mayGo: () => boolean): Promise<SmtpAttempt | null> {
  const { slice, presses, home, key, mail } = delivery;
  const press = presses.get(mail.combination);
  if (!press) throw new Error(`the send has no mail in ${mail.combination}`);
  const domain = slice.fromEmail.slice(slice.fromEmail.lastIndexOf("@") + 1);
  const identity = identityOf({
    key,
    sendId: slice.sendId,
    emailNorm: mail.emailNorm,
    ref: { sliceId: slice.sliceId, id: mail.id },
    domain,
    bounceDomain: home.bounceDomain ?? domain,
  });
  const to = { name: mail.name, address: mail.email };
  const bytes = await press(fillingOf(home, identity, { to, date: slice.dateHeader }));
  return relay.pool.deliver({ from: identity.envelopeFrom, to: mail.email }, bytes, mayGo);
}

/** What an answer means beyond its own mail: for the lane, for the send. */
async function heed({ engine, slice, relay }: Delivery, verdict: Verdict, attempt: SmtpAttempt): Promise<void> {
  const asksPatience = attempt.code === 421 || (verdict.outcome === "deferred" && verdict.slows);
  if (asksPatience) await engine.throttle.slow(relay.id, slice.lane);
  const ctx = engine.ctx("send-slice");
  const { sendId: id } = slice;
  if (verdict.outcome === "configuration") return needAttention(ctx, { id }, "configuration", keptWords(attempt.text));
  const reason = engine.refusals(id).note(attempt);
  if (reason) await pauseItself(ctx, { id }, reason);
}

/** What a verdict makes of the row. A mail that would be tried after its time is given up. */
function settle(
  verdict: Verdict,
  { code, text }: SmtpAttempt,
  { attempt }: ClaimedMail,
  { maxAge }: HeldSlice,
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
      const isTooOld = ageAfter(attempt) > maxAge;
      return isTooOld
        ? ["expired", says, said]
        : ["deferred", says, { ...said, wait: waitAfter(attempt, Math.random()) }];
    }
    case "rejected":
      return ["rejected", says, { ...said, suppress: verdict.suppresses }];
    case "uncertain":
      return ["uncertain", says, said];
    default:
      return ["queued", says, said];
  }
}
