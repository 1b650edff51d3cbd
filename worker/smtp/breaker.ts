import { keptWords, type SmtpAttempt } from "@/domain/distribution/reply";

const least = 5_000;
const most = 300_000;
/**
 * Mails in a row, without an answer between, whose line was lost or closed that count as a relay that is away.
 * Different ones: over a single recipient the way stays open to all others.
 */
const tolerated = 3;

/**
 * Stops sending while the way to a relay is at fault: 5 s, doubling to 5 min, then one probe. What it
 * keeps back was never offered, so no attempt is counted (sending.md 5.5).
 */
export class Breaker {
  private lost = new Set<number>();
  private pause = least;
  private openUntil = 0;
  private openSince = 0;
  private isProbing = false;
  /** The relay's words when it opened; null while it is closed. */
  says: string | null = null;
  /** It opened because the relay does not take our mails, not because it is away. */
  isRefusing = false;

  /** Open: everything may be offered. Probe: one mail, to try the way; who is given it makes it, or lets it lapse. A number: wait so many milliseconds. */
  ask(): "open" | "probe" | number {
    if (this.says === null) return "open";
    const left = this.openUntil - performance.now();
    if (this.isProbing || left > 0) return Math.max(left, 50);
    this.isProbing = true;
    return "probe";
  }

  /** The probe was not made: the next who comes may make it. */
  lapse(): void {
    this.isProbing = false;
  }

  succeeded(): void {
    this.lost.clear();
    this.pause = least;
    this.says = null;
    this.isRefusing = false;
    this.isProbing = false;
  }

  /**
   * A person has to decide about a relay that refuses us, or a new one is set: no wait, but one mail tries the
   * way before any other is claimed for it.
   */
  tryFirst(says: string): void {
    if (this.says === null) this.openSince = performance.now();
    this.says = keptWords(says) || "the relay refuses our mails";
    this.isRefusing = false;
    // Its time is over already: it is not away. Who tries the way lapses once the send stands still.
    this.openUntil = performance.now() - least;
  }

  /**
   * Since when it is open and when the way is tried again, by this machine's clock. Null while it is closed, and
   * when its time is over and nobody has a mail to try the way with: nothing is known of the relay then.
   */
  get times(): { since: Date; next: Date } | null {
    if (this.says === null) return null;
    if (!this.isProbing && performance.now() > this.openUntil + least) return null;
    const began = performance.timeOrigin;
    return { since: new Date(began + this.openSince), next: new Date(began + this.openUntil) };
  }

  /**
   * Returns true when it opens by this: at once where the relay is not there or refuses our sender for now.
   * @param mail of the ledger, whose try it was
   */
  failed({ phase, code, text }: SmtpAttempt, mail: number, isRefusing = false): boolean {
    this.lost.add(mail);
    const refusesSender = phase === "mail" && code !== undefined && code !== 421;
    const isAway = isRefusing || refusesSender || phase === "connect" || phase === "auth";
    if (this.says === null && !isAway && this.lost.size < tolerated) return false;
    // Those that were under way when it opened say nothing new.
    if (this.says !== null && !this.isProbing) return false;
    if (this.isProbing) this.pause = Math.min(this.pause * 2, most);
    const opens = this.says === null;
    if (opens) this.openSince = performance.now();
    this.isProbing = false;
    this.isRefusing = isRefusing;
    this.says = keptWords(text) || "the relay does not answer";
    this.openUntil = performance.now() + this.pause;
    return opens;
  }
}
