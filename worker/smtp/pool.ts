import type { RelayAddress } from "@/base/relay-url";
import type { SmtpAttempt } from "@/domain/distribution/reply";
import { type Envelope, type MailBytes, Session, type SessionTimes, standardTimes } from "./session";

/** Relays that count messages per connection hang up after some hundreds: we leave first. */
const messagesPerConnection = 500;
const restsFor = 5_000;

interface Kept {
  session: Session;
  sent: number;
  timer?: NodeJS.Timeout;
}

/** At most `relay.pool` connections, opened when they are needed, kept while there is work. */
export class Pool {
  #relay: RelayAddress;
  #times: SessionTimes;
  #idle: Kept[] = [];
  #open = 0;
  #waiting: (() => void)[] = [];
  #limit: number;

  constructor(relay: RelayAddress, times: SessionTimes = standardTimes) {
    this.#relay = relay;
    this.#limit = relay.pool;
    this.#times = relay.timeout ? { ...times, reply: relay.timeout * 1000 } : times;
  }

  get size(): number {
    return this.#relay.pool;
  }

  /** How many of them are used for now. */
  limit(connections: number): void {
    if (connections === this.#limit) return;
    this.#limit = connections;
    for (const waiting of this.#waiting.splice(0)) waiting();
  }

  /**
   * One message on a connection of its own for as long as it takes. Never throws and never retries. Null:
   * when its turn came, it was no longer to be offered.
   */
  async deliver(envelope: Envelope, message: MailBytes): Promise<SmtpAttempt>;
  async deliver(envelope: Envelope, message: MailBytes, mayGo: () => boolean): Promise<SmtpAttempt | null>;
  async deliver(envelope: Envelope, message: MailBytes, mayGo = () => true): Promise<SmtpAttempt | null> {
    await this.#turn();
    try {
      if (!mayGo()) return null;
      const kept = await this.#take();
      if ("phase" in kept) return kept;
      const attempt = await kept.session.deliver(envelope, message);
      kept.sent++;
      this.#give(kept);
      return attempt;
    } finally {
      this.#open--;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#open >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#open++;
  }

  async #take(): Promise<Kept | SmtpAttempt> {
    for (let kept = this.#idle.pop(); kept; kept = this.#idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.session.isAlive) return kept;
    }
    const session = new Session(this.#relay, this.#times);
    const fault = await session.open();
    return fault ?? { session, sent: 0 };
  }

  #give(kept: Kept): void {
    if (!kept.session.isAlive) return;
    if (kept.sent >= messagesPerConnection) {
      kept.session.quit();
      return;
    }
    kept.timer = setTimeout(() => {
      this.#idle = this.#idle.filter((other) => other !== kept);
      kept.session.quit();
    }, restsFor).unref();
    this.#idle.push(kept);
  }

  /** Ends the connections that rest; those at work end with their message. */
  close(): void {
    for (const { session, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      session.quit();
    }
  }
}
