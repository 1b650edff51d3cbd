import { randomUUID } from "node:crypto";
import { bounceDomain, webEnv } from "@/base/env";
import { findKey } from "@/base/token";
import { openKeyRing } from "@/db/secrets";
import type { Ctx, Database } from "@/domain/context";
import { getMimes } from "@/domain/distribution/mimes";
import { type Ledger, openLedger } from "./ledger";
import { Breaker } from "./smtp/breaker";
import { type MimeTemplate, readTemplate } from "./smtp/mime-template";
import { openPool, type RelayPool } from "./smtp/pool";
import { findRelay } from "./smtp/relay";
import { Window } from "./window";

/** What all jobs of one worker process share. Made once, in `main`, and handed on. */
export interface Engine {
  /** Names this process in `process_parts` and on the slices that it has in hand. */
  id: string;
  db: Database;
  pool: RelayPool;
  breaker: Breaker;
  ledger: Ledger;
  window: Window;
  origin: string;
  bounceDomain: string | undefined;
  /** A context for a verb, now. */
  ctx(job: string): Ctx;
  /** The compiled mails of a send; kept for the few sends that are under way. */
  templates(sendId: string): Promise<ReadonlyMap<string, MimeTemplate>>;
  /** The key that a send names, of the ring as it is now. */
  key(id: string): string;
}

export interface EngineOptions {
  db: Database;
  onGiveUp: () => void;
  pool?: RelayPool;
}

export function openEngine({ db, onGiveUp, pool = openPool(findRelay) }: EngineOptions): Engine {
  const kept = new Map<string, ReadonlyMap<string, MimeTemplate>>();
  return {
    id: randomUUID(),
    db,
    pool,
    breaker: new Breaker(),
    ledger: openLedger(db, onGiveUp),
    window: new Window(pool.size),
    origin: webEnv().url,
    bounceDomain: bounceDomain(),
    ctx: (job) => ({ db, actor: { kind: "job", name: job }, now: new Date() }),
    async templates(sendId) {
      const known = kept.get(sendId);
      if (known) return known;
      const mimes = await getMimes(db, sendId);
      const read = new Map(mimes.map(({ combination, mime }) => [combination, readTemplate(mime)]));
      // A send's content never changes, so what is kept is never stale; a few at a time are under way.
      if (kept.size >= 8) kept.delete(kept.keys().next().value ?? "");
      kept.set(sendId, read);
      return read;
    },
    key(id) {
      const key = findKey(openKeyRing(), id);
      if (!key) throw new Error("the key that this send names has left the key ring (BAYAN_SECRET)");
      return key;
    },
  };
}
