import { setTimeout as wait } from "node:timers/promises";
import type { RelayAway } from "@/base/send-counts";
import { dataFolder, readSecret } from "@/db/secrets";
import { judge, keptWords, type SmtpAttempt } from "@/domain/distribution/reply";
import type { Route } from "@/domain/settings/relays";
import { Relay } from "./relay";
import type { Envelope, MailBytes } from "./session";

/** The local mailbox that `npm start` keeps; undefined where there is none. */
export function findMailbox(): Route | undefined {
  const port = Number(readSecret(dataFolder(), "mailbox-port"));
  return port ? { id: "environment", host: "127.0.0.1", port, secure: false, pool: 10 } : undefined;
}

/** A relay may be added or taken away, and the local mailbox comes back on another port: how long the known ones are believed. */
const believedFor = 1000;

/** By whom mails may leave now: all of these, or one mail by one of them to try the way. */
export type Passage = { open: readonly Relay[] } | { probe: Relay } | null;

/** The relays there are. One that is away or does not take our mails leaves its share to the others. */
export class Relays {
  #list: () => Promise<Route[]>;
  #known: Relay[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  /** @param list those that are set; where there are none, mails go to the local mailbox */
  constructor(list: () => Promise<Route[]>) {
    this.#list = list;
  }

  /** Connections at most, to all of them. */
  get size(): number {
    return this.#known.reduce((sum, { pool }) => sum + pool.size, 0);
  }

  get routes(): Route[] {
    return this.#known.map(({ route }) => route);
  }

  /** Waits until a mail may be offered; null when the waiting was ended. */
  async pass(signal: AbortSignal): Promise<Passage> {
    for (;;) {
      const known = await this.#current();
      if (signal.aborted) return null;
      const open: Relay[] = [];
      let rest = 1000;
      for (const relay of known) {
        const answer = relay.breaker.ask();
        if (answer === "probe") return { probe: relay };
        if (answer === "open") open.push(relay);
        else rest = Math.min(rest, answer);
      }
      if (open.length > 0) {
        Relay.connect(open);
        return { open };
      }
      await wait(rest, undefined, { signal }).catch(() => {});
    }
  }

  /** Those that are left alone for a while, for people to see. */
  get away(): RelayAway[] {
    return this.#known.flatMap(({ name, breaker: { says, times } }) =>
      says !== null && times
        ? [{ relay: name, since: times.since.toISOString(), next: times.next.toISOString(), says: keptWords(says) }]
        : [],
    );
  }

  /** All but this one. */
  besides(than: Relay): readonly Relay[] {
    return this.#known.filter((relay) => relay !== than);
  }

  /** Is there another that is not known to refuse our mails? */
  hasOther(than: Relay): boolean {
    return this.besides(than).some(({ breaker }) => !breaker.isRefusing);
  }

  /**
   * One message beside the sends, by the first relay that can be reached; never throws. Once a relay has
   * been told of the mail, no other is.
   */
  async deliver(envelope: Envelope, message: MailBytes): Promise<SmtpAttempt> {
    const known = await this.#current();
    const inOrder = [...known].sort((a, b) => Number(a.breaker.says !== null) - Number(b.breaker.says !== null));
    let attempt: SmtpAttempt = { phase: "connect", text: "no relay is set and no local mailbox is running" };
    for (const relay of inOrder) {
      attempt = await relay.pool.deliver(envelope, message);
      const { outcome } = judge(attempt);
      const isElsewhere = attempt.phase === "connect" || attempt.phase === "auth";
      if (!(isElsewhere || attempt.needsUtf8) || outcome === "accepted") break;
    }
    return attempt;
  }

  async #current(): Promise<readonly Relay[]> {
    if (performance.now() - this.#lookedAt > believedFor) {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
      await this.#looking;
    }
    return this.#known;
  }

  async #look(): Promise<void> {
    let routes: Route[];
    try {
      routes = await this.#list();
    } catch (error) {
      // Without a database nothing is claimed either; the known ones stay as they are.
      console.error(`relays: ${error instanceof Error ? error.message.split("\n", 1)[0] : "not read"}`);
      return;
    } finally {
      this.#lookedAt = performance.now();
    }
    const mailbox = routes.length === 0 ? findMailbox() : undefined;
    const wanted = mailbox ? [mailbox] : routes;
    const same = (route: Route) => this.#known.find((relay) => JSON.stringify(relay.route) === JSON.stringify(route));
    const now = wanted.map((route) => same(route) ?? this.#added(route));
    for (const relay of this.#known) if (!now.includes(relay)) relay.pool.close();
    this.#known = now;
  }

  /** One that was not there at the start is not trusted with a window of mails before it has answered to one. */
  #added(route: Route): Relay {
    const relay = new Relay(route);
    if (this.#known.length > 0) relay.breaker.tryFirst("the relay is new");
    return relay;
  }

  close(): void {
    for (const { pool } of this.#known) pool.close();
  }
}
