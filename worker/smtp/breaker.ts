import { setTimeout as wait } from "node:timers/promises";
import type { SmtpAttempt } from "@/domain/distribution/reply";

const least = 5_000;
const most = 300_000;
/** Lines lost in a row, without a success between, that count as a relay that is away. */
const tolerated = 3;

/** What may be offered: everything, one mail to try the way, or nothing because the waiting was ended. */
export type Passage = "open" | "probe" | "stopped";

/**
 * Stops sending while the way to the relay is at fault: 5 s, doubling to 5 min, then one probe. What it
 * keeps back was never offered, so no attempt is counted (sending.md 5.5).
 */
export class Breaker {
  private faults = 0;
  private pause = least;
  private openUntil = 0;
  private isProbing = false;
  /** The relay's words when it opened; null while it is closed. */
  says: string | null = null;

  /** Waits until a message may be offered. Whoever is given the probe makes it, or lets it lapse. */
  async pass(signal: AbortSignal): Promise<Passage> {
    while (this.says !== null) {
      if (signal.aborted) return "stopped";
      const left = this.openUntil - performance.now();
      if (left <= 0 && !this.isProbing) {
        this.isProbing = true;
        return "probe";
      }
      await wait(Math.min(Math.max(left, 50), 1000), undefined, { signal }).catch(() => {});
    }
    return signal.aborted ? "stopped" : "open";
  }

  /** The probe was not made: the next who comes may make it. */
  lapse(): void {
    this.isProbing = false;
  }

  succeeded(): void {
    this.faults = 0;
    this.pause = least;
    this.says = null;
    this.isProbing = false;
  }

  failed({ phase, text }: SmtpAttempt): void {
    this.faults++;
    const isAway = phase === "connect" || phase === "auth";
    if (this.says === null && !isAway && this.faults < tolerated) return;
    // Those that were under way when it opened say nothing new.
    if (this.says !== null && !this.isProbing) return;
    if (this.isProbing) this.pause = Math.min(this.pause * 2, most);
    this.isProbing = false;
    this.says = text || "the relay does not answer";
    this.openUntil = performance.now() + this.pause;
  }
}
