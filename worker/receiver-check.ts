import { Resolver } from "node:dns/promises";
import type { DomainReceiver } from "@/base/vocabulary";
import { dueDomains, noteReceivers, receiverOf } from "@/domain/distribution/receivers";
import { listRoutes } from "@/domain/settings/relays";
import type { Engine } from "./engine";
import { isAbsent } from "./name-servers";

/** Of one run: some minutes even where each question keeps us waiting. */
const most = 1000;
const ofOnce = 200;
const atOnce = 8;
const patience = 2000;

type Ask = (domain: string) => Promise<DomainReceiver | null>;

/** Asks the name servers who takes the mail of the contacts' domains, for the lanes of the next sends (sending.md 5.6 e). */
export async function checkReceivers(
  engine: Pick<Engine, "ctx" | "stop">,
  ask: Ask = askFor(new Resolver({ timeout: patience, tries: 1 })),
): Promise<void> {
  const ctx = () => engine.ctx("receiver-check");
  // Without a relay no mail leaves this machine.
  if ((await listRoutes(ctx())).length === 0) return;
  for (let asked = 0; asked < most && !engine.stop.signal.aborted; ) {
    // Looked up anew: what was imported meanwhile comes too.
    const waiting = await dueDomains(ctx(), Math.min(ofOnce, most - asked));
    asked += waiting.length;
    const found = new Map<string, DomainReceiver | null>();
    const work = async () => {
      for (let domain = waiting.shift(); domain && !engine.stop.signal.aborted; domain = waiting.shift()) {
        found.set(domain, await ask(domain));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await noteReceivers(ctx(), found);
    // Nothing is left to ask about, or nobody is there to be asked.
    if ([...found.values()].every((one) => one === null)) return;
  }
}

/** Null: nobody answered, so that nothing is known. A domain without an MX record takes its mail itself (RFC 5321 5.1). */
export function askFor(resolver: Pick<Resolver, "resolveMx" | "resolveNs">): Ask {
  return async (domain) => {
    try {
      return receiverOf(await resolver.resolveMx(domain));
    } catch (error) {
      if (!(await isAbsent([error], resolver))) return null;
      return error instanceof Error && "code" in error && error.code === "ENOTFOUND" ? "nowhere" : "other";
    }
  };
}
