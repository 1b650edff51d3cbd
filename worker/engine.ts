import { randomUUID } from "node:crypto";
import { bounceImap, bounceListen } from "@/base/bounce-env";
import { bounceDomain, webEnv } from "@/base/env";
import { publicPart } from "@/base/signing-key";
import { findKey } from "@/base/token";
import { openKeyRing } from "@/db/secrets";
import type { Ctx, Database } from "@/domain/context";
import { type MailHome, settleHome } from "@/domain/distribution/mail-home";
import { getMimes } from "@/domain/distribution/mimes";
import { Refusals } from "@/domain/distribution/refusals";
import { listRoutes } from "@/domain/settings/relays";
import { type Ledger, openLedger } from "./ledger";
import type { DkimKey } from "./smtp/dkim";
import { readDkimKey } from "./smtp/dkim-key";
import { type Press, pressOf } from "./smtp/press";
import { Relays } from "./smtp/relays";
import { signerOf } from "./smtp/signer";
import { unpackTemplate } from "./smtp/template";
import { openThrottle, type Throttle } from "./throttle";
import { Window } from "./window";

/** What all jobs of one worker process share. Made once, in `main`, and handed on. */
export interface Engine {
  /** Names this process in `process_parts` and on the slices that it has in hand. */
  id: string;
  db: Database;
  relays: Relays;
  ledger: Ledger;
  window: Window;
  /** Slices that are at work in this process. */
  inHand: Set<number>;
  throttle: Throttle;
  /** Aborted when this process is to end: nothing new is claimed or offered. */
  stop: AbortController;
  /** Where mails come home by this process's environment. */
  home: MailHome;
  /** The same of a send, settled with its first mail. */
  homeOf(sendId: string): Promise<MailHome>;
  /** A context for a verb, now. */
  ctx(job: string): Ctx;
  /** What signs mails of this sender; undefined: the relay does. */
  signer(email: string): Promise<DkimKey | undefined>;
  /** The compiled mails of a send by their languages, under the key that signs now; kept for the few that are under way. */
  presses(send: { sendId: string; fromEmail: string }): Promise<ReadonlyMap<string, Press>>;
  /** What has been answered to a send of late, as far as this worker heard it. */
  refusals(sendId: string): Refusals;
  /** The key that a send names, if the ring still has it. */
  key(id: string): string | null;
}

export interface EngineOptions {
  db: Database;
  /** Called when results could not be written for ten seconds: the process must end, others take over. */
  onGiveUp: () => void;
}

export function openEngine({ db, onGiveUp }: EngineOptions): Engine {
  const relays = new Relays(() => listRoutes({ db }));
  const home = ownHome();
  const homes = new Map<string, MailHome>();
  const dkim = readDkimKey();
  const kept = new Map<string, ReadonlyMap<string, Press>>();
  const heard = new Map<string, Refusals>();
  return {
    id: randomUUID(),
    db,
    relays,
    ledger: openLedger(db, onGiveUp),
    window: new Window(() => relays.size),
    inHand: new Set(),
    throttle: openThrottle(db, () => relays.routes),
    stop: new AbortController(),
    home,
    homeOf: async (sendId) => homes.get(sendId) ?? keep(homes, sendId, await settleHome(db, sendId, home)),
    ctx: (job) => ({ db, actor: { kind: "job", name: job }, now: new Date() }),
    signer: (email) => signerOf(db, email, dkim),
    async presses({ sendId, fromEmail }) {
      const key = await signerOf(db, fromEmail, dkim);
      // A send's content never changes; the key that signs it may be put right while it is under way.
      const name = key ? [sendId, key.domain, key.selector, publicPart(key.key)].join() : sendId;
      const known = kept.get(name);
      if (known) return known;
      const mimes = await getMimes(db, sendId);
      const read = new Map(mimes.map(({ combination, mime }) => [combination, pressOf(unpackTemplate(mime), key)]));
      return keep(kept, name, read);
    },
    refusals: (sendId) => heard.get(sendId) ?? keep(heard, sendId, new Refusals()),
    key: (id) => findKey(openKeyRing(), id),
  };
}

function ownHome(): MailHome {
  const domain = bounceDomain();
  const takesMail = bounceImap() !== undefined || bounceListen() !== undefined;
  return {
    origin: webEnv().url,
    ...(domain ? { bounceDomain: domain } : {}),
    ...(domain && takesMail ? { unsubscribeMailbox: `unsubscribe@${domain}` } : {}),
  };
}

/** A few sends at a time are under way; the oldest of the kept makes room. */
function keep<T>(kept: Map<string, T>, name: string, value: T): T {
  if (kept.size >= 8) kept.delete(kept.keys().next().value ?? "");
  kept.set(name, value);
  return value;
}
