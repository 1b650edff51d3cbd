import { type RelayEnv, relayEnv } from "@/base/env";
import { dataFolder, readSecret } from "@/db/secrets";
import type { SmtpAttempt } from "@/domain/distribution/reply";
import { Pool } from "./pool";
import type { Envelope } from "./session";

/** The relay of `SMTP_URL`, else the local mailbox that `npm start` keeps; undefined where there is neither. */
export function findRelay(): RelayEnv | undefined {
  const given = relayEnv();
  if (given) return given;
  const port = Number(readSecret(dataFolder(), "mailbox-port"));
  return port ? { host: "127.0.0.1", port, secure: false, pool: 10 } : undefined;
}

/** The way to the relay that holds now: the local mailbox comes back on another port after a restart. */
export class Relay {
  #pool: Pool | undefined;
  #to = "";

  /** Connections at most. */
  get size(): number {
    return findRelay()?.pool ?? 10;
  }

  /** Offers one message. Never throws and never retries. */
  async deliver(envelope: Envelope, message: Buffer): Promise<SmtpAttempt> {
    const relay = findRelay();
    if (!relay) return { phase: "connect", text: "no relay is set and no local mailbox is running" };
    const to = `${relay.host}:${relay.port}`;
    if (to !== this.#to) {
      this.#pool?.close();
      this.#pool = new Pool(relay);
      this.#to = to;
    }
    // Set in the lines above.
    return (this.#pool as Pool).deliver(envelope, message);
  }

  close(): void {
    this.#pool?.close();
  }
}
