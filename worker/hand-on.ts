import { setTimeout as wait } from "node:timers/promises";
import type { SmtpAttempt } from "@/domain/distribution/reply";
import type { HeldSlice } from "@/domain/distribution/takeover";
import type { Engine } from "./engine";
import type { Relay } from "./smtp/relay";
import { wayOf } from "./take";

/** A rate that gives no place for so long: the mail is deferred, so that its slice can be laid down. */
const patience = 30_000;

interface Refused {
  engine: Engine;
  slice: HeldSlice;
  /** Who does not announce it. */
  relay: Relay;
}

interface Ways {
  mayGo: (by: Relay) => boolean;
  /** Null: when its turn came, it was not to be offered any more. */
  offer: (by: Relay) => Promise<SmtpAttempt | null>;
}

/**
 * An address beyond ASCII whose relay does not announce SMTPUTF8 (no byte has left): the others are asked in turn.
 * The refusal stands when all have said the same; while one of them is away the mail is deferred.
 * @returns who was asked last, and whether what its rates gave for this mail is still held
 */
export async function handOn(refused: Refused, refusal: SmtpAttempt, { mayGo, offer }: Ways) {
  const { engine, slice, relay } = refused;
  engine.throttle.giveBack(wayOf(slice, relay), 1);
  let isAway = false;
  for (const other of engine.relays.besides(relay)) {
    if (!(await mayLease(refused, other, mayGo))) {
      isAway = true;
      continue;
    }
    const attempt = await offer(other);
    if (!attempt?.needsUtf8) return { attempt, relay: other, isLeased: true };
    engine.throttle.giveBack(wayOf(slice, other), 1);
  }
  if (!mayGo(relay)) return { attempt: null, relay, isLeased: false };
  const text = "4.6.7 No relay that can be reached now announces SMTPUTF8";
  const last = isAway ? { phase: "rcpt" as const, code: 451, text } : refusal;
  return { attempt: last, relay, isLeased: false };
}

async function mayLease({ engine, slice }: Refused, other: Relay, mayGo: Ways["mayGo"]): Promise<boolean> {
  const until = performance.now() + patience;
  while (mayGo(other) && performance.now() < until) {
    const { granted, wait: seconds } = await engine.throttle.lease(wayOf(slice, other), 1);
    if (granted > 0) return true;
    await wait(Math.min(Math.max(seconds, 0.02), 1) * 1000);
  }
  return false;
}
