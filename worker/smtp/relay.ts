import { type RelayEnv, relayEnv } from "@/base/env";
import { dataFolder, readSecret } from "@/db/secrets";
import type { SmtpAttempt } from "@/domain/distribution/reply";
import { Pool } from "./pool";
import type { Envelope, MailBytes } from "./session";

/** The relay of `SMTP_URL`, else the local mailbox that `npm start` keeps; undefined where there is neither. */
export function findRelay(): RelayEnv | undefined {
  const given = relayEnv();
  if (given) return given;
  const port = Number(readSecret(dataFolder(), "mailbox-port"));
  return port ? { host: "127.0.0.1", port, secure: false, pool: 10 } : undefined;
}

/** The local mailbox comes back on another port after a restart: how long the known one is believed. */
const believedFor = 1000;

/** The way to the relay that holds now. */
export class Relay {
  #pool: Pool | undefined;
  #to = "";
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** Connections at most. */
  get size(): number {
    return findRelay()?.pool ?? 10;
  }

  /** Offers one message. Never throws and never retries. */
  async deliver(envelope: Envelope, message: MailBytes): Promise<SmtpAttempt> {
    if (performance.now() - this.#lookedAt > believedFor) this.#look();
    if (!this.#pool) return { phase: "connect", text: "no relay is set and no local mailbox is running" };
    return this.#pool.deliver(envelope, message);
  }

  #look(): void {
    this.#lookedAt = performance.now();
    const relay = findRelay();
    const to = relay ? `${relay.host}:${relay.port}` : "";
    if (to === this.#to) return;
    this.#to = to;
    this.#pool?.close();
    this.#pool = relay && new Pool(relay);
  }

  close(): void {
    this.#pool?.close();
  }
}
