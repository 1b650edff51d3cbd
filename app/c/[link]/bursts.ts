import { createHash, randomBytes } from "node:crypto";
import type { FollowedLink } from "@/domain/distribution/counted-links";
import type { Visit } from "@/domain/distribution/machine-visit";

/** As long as a machine takes for all links of a mail, and a person for one. Milliseconds. */
const span = 10_000;
/** Nobody reads three pages in ten seconds. */
const many = 3;
const most = 10_000;

interface Seen {
  at: number;
  /** Links that were counted as a person's. */
  links: number[];
  isMachine: boolean;
}

// Next bundles its own copies of this module: only globalThis is one for all of them.
const shared = globalThis as typeof globalThis & { bayanBursts?: { salt: Buffer; seen: Map<string, Seen> } };

/**
 * Whether this visit is one of a burst over the links of one mail, which is a machine's, and which visits
 * counted before belong to it. Who visits is known for ten seconds, in memory only, as a salted hash.
 */
export function noteVisit(visit: Visit, link: FollowedLink, now = Date.now()): { isBurst: boolean; before: number[] } {
  shared.bayanBursts ??= { salt: randomBytes(16), seen: new Map() };
  const { salt, seen } = shared.bayanBursts;
  for (const [key, { at }] of seen) {
    if (now - at <= span && seen.size <= most) break;
    seen.delete(key);
  }
  const hash = createHash("sha256").update(salt);
  const key = hash.update(`${visit.address}\0${visit.agent}\0${link.sendId}`).digest("base64url");
  const known = seen.get(key);
  const one = known && now - known.at <= span ? known : { at: now, links: [], isMachine: false };
  seen.set(key, one);
  if (one.isMachine) return { isBurst: true, before: [] };
  const links = [...one.links, link.id];
  if (new Set(links).size < Math.max(2, Math.min(many, link.ofSend))) {
    one.links = links;
    return { isBurst: false, before: [] };
  }
  one.isMachine = true;
  return { isBurst: true, before: one.links };
}
