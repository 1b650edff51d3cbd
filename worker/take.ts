import { type ClaimedMail, claim } from "@/domain/distribution/claim";
import type { HeldSlice } from "@/domain/distribution/takeover";
import type { Engine } from "./engine";
import { Relay } from "./smtp/relay";
import type { Passage } from "./smtp/relays";
import type { Way } from "./throttle";

export interface Taken {
  /** Claimed, each with the relay that is to take it. */
  mails: (readonly [ClaimedMail, Relay])[];
  /** Rows that the claim moved; zero: nothing is left to claim. */
  moved: number;
}

/**
 * Claims as many as there is room and leave for, one when it is to try the way, and shares them out. A
 * number: the rates gave none, and are to be asked again in so many milliseconds.
 */
export async function take(engine: Engine, slice: HeldSlice, passage: NonNullable<Passage>): Promise<Taken | number> {
  const { window, throttle } = engine;
  const way = (relay: Relay) => wayOf(slice, relay);
  const places = await window.take();
  const shared =
    "probe" in passage ? Relay.share([passage.probe], 1, window.size) : Relay.share(passage.open, places, window.size);
  let leased: Relay[] = [];
  let mails: ClaimedMail[] = [];
  try {
    const leases = new Map<Relay, number>();
    let pause = 1;
    for (const [relay, n] of tally(shared)) {
      const { granted, wait } = await throttle.lease(way(relay), n);
      leases.set(relay, granted);
      pause = Math.min(pause, wait);
    }
    leased = shared.filter((relay) => {
      const left = leases.get(relay) ?? 0;
      leases.set(relay, left - 1);
      return left > 0;
    });
    if (leased.length === 0) return Math.max(pause * 1000, 20);
    const claimed = await claim(engine.db, slice, leased.length);
    mails = claimed.mails;
    return { moved: claimed.moved, mails: mails.flatMap((mail, n) => (leased[n] ? [[mail, leased[n]]] : [])) };
  } finally {
    for (const relay of shared) relay.outstanding--;
    for (const relay of leased.slice(0, mails.length)) relay.outstanding++;
    for (const [relay, n] of tally(leased.slice(mails.length))) throttle.giveBack(way(relay), n);
    window.give(places - mails.length);
    if ("probe" in passage && mails.length === 0) passage.probe.breaker.lapse();
  }
}

/** What limits hold for a mail of this slice through this relay. */
export function wayOf({ fromEmail, lane }: HeldSlice, relay: Relay): Way {
  return { relay: relay.id, lane, domain: fromEmail.slice(fromEmail.lastIndexOf("@") + 1).toLowerCase() };
}

function tally(relays: readonly Relay[]): Map<Relay, number> {
  const counts = new Map<Relay, number>();
  for (const relay of relays) counts.set(relay, (counts.get(relay) ?? 0) + 1);
  return counts;
}
