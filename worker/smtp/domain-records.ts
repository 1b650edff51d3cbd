import { createPublicKey, type KeyObject } from "node:crypto";
import { Resolver } from "node:dns/promises";
import { bounceDomain } from "@/base/env";
import { isAbsent } from "../name-servers";
import type { DkimKey } from "./dkim";
import { chooseKey, domainOf, readDkimKey } from "./dkim-key";

const patience = 2000;

/** The name server said nothing: the record may be there or not. */
export class NoAnswer extends Error {}

/**
 * The records by which receivers judge mail of the sender's domain: SPF, DKIM, DMARC, and where bounces go. Each
 * look says what it found, and throws words where the record is absent or wrong, `NoAnswer` where nobody knows.
 * @param kept the key of the settings that signs for the sender's domain
 */
export function domainRecords(
  sender: string,
  kept: DkimKey | undefined,
  resolver: Pick<Resolver, "resolveTxt" | "resolveMx" | "resolveNs"> = new Resolver({ timeout: patience, tries: 1 }),
) {
  const domain = domainOf(sender);
  const said = (name: string, kind: string) => async (error: NodeJS.ErrnoException) => {
    if (await isAbsent([error], resolver)) throw new Error(`${name} has no ${kind} record`);
    throw new NoAnswer(`${name}: the name servers say nothing about ${kind} (${error.code ?? error.message})`);
  };
  const ask = <T>(lookup: Promise<T>, name: string, kind: string) => inTime(lookup.catch(said(name, kind)), name, kind);
  const records = (name: string) => ask(resolver.resolveTxt(name), name, "TXT").then(joined);
  const isPublic = () => {
    if (!domain.includes(".")) throw new Error(`${domain} is no public domain: set BAYAN_URL or the sender's address`);
  };
  return {
    async spf(): Promise<string> {
      isPublic();
      return `${domain}: ${only(await records(domain), "v=spf1", domain)}`;
    },
    async dkim(): Promise<string> {
      const dkim = chooseKey(domain, readDkimKey(), kept);
      if (!dkim) return "mails are signed by the relay (no key here)";
      const name = `${dkim.selector}._domainkey.${dkim.domain}`;
      requireKey(only(await records(name), /(^|;)\s*p=/, name), dkim.key, name);
      if (domain !== dkim.domain && !domain.endsWith(`.${dkim.domain}`)) {
        throw new Error(
          `DKIM_DOMAIN ${dkim.domain} is not the sender's (${domain}): DMARC does not count its signature`,
        );
      }
      return `${name} is published and is our key's`;
    },
    async dmarc(): Promise<string> {
      isPublic();
      return `${domain}: ${only(await records(`_dmarc.${domain}`), "v=DMARC1", `_dmarc.${domain}`)}`;
    },
    async bounces(): Promise<string> {
      const name = bounceDomain() ?? domain;
      if (!bounceDomain()) isPublic();
      const hosts = await ask(resolver.resolveMx(name), name, "MX");
      return `${name} takes mail at ${hosts.map(({ exchange }) => exchange).join(", ")}`;
    },
  };
}

/** A record that holds another key makes every signature of ours false, which is worse than none. */
export function requireKey(record: string, key: KeyObject, name: string): void {
  const published = /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, "") ?? "";
  const ours = createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  if (published === "") throw new Error(`${name} is revoked (an empty p=)`);
  if (published !== ours) throw new Error(`${name} holds another key than ours. It should say p=${ours}`);
}

const joined = (records: string[][]) => records.map((parts) => parts.join(""));

/** Exactly one record of the kind: none is a gap, two void each other (RFC 7208 4.5, RFC 7489 6.6.3). */
function only(records: string[], kind: string | RegExp, name: string): string {
  const found = records.filter((text) => (typeof kind === "string" ? text.startsWith(kind) : kind.test(text)));
  if (found.length > 1) throw new Error(`${name} has ${found.length} such records, and receivers then heed none`);
  const [record] = found;
  if (!record) throw new Error(`${name} has no such record`);
  return record;
}

async function inTime<T>(lookup: Promise<T>, name: string, kind: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`${name}: no answer about ${kind} in time`)), patience + 500);
  });
  try {
    return await Promise.race([lookup, late]);
  } finally {
    clearTimeout(timer);
  }
}
