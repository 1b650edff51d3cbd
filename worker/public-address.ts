import { Resolver } from "node:dns/promises";
import { BlockList, type LookupFunction } from "node:net";
import { isAbsent } from "./name-servers";

/** IPv4 that is nobody's on the public internet (IANA special-purpose registry, RFC 6890). */
const ownIpv4 = new BlockList();
for (const [address, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  ownIpv4.addSubnet(address, prefix, "ipv4");

/** Of IPv6 only global unicast is public, and of that not what stands for an IPv4 address or for examples. */
const unicast = new BlockList();
unicast.addSubnet("2000::", 3, "ipv6");
const ownIpv6 = new BlockList();
for (const [address, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  ownIpv6.addSubnet(address, prefix, "ipv6");

/** Is this an address on the public internet, and none of this machine's or its neighbours'? */
export const isPublicAddress = (address: string, family: 4 | 6): boolean =>
  family === 4 ? !ownIpv4.check(address, "ipv4") : unicast.check(address, "ipv6") && !ownIpv6.check(address, "ipv6");

/** The name servers say that there is no such host. */
export class NoHost extends Error {}

/**
 * Looks a host up for one connection and hands out public addresses alone: what was looked at is what is connected
 * to, so a name cannot answer twice and lead inside. Name servers only; the hosts file knows this network's names.
 */
export function publicLookup(
  resolver: Pick<Resolver, "resolve4" | "resolve6" | "resolveNs"> = new Resolver({ timeout: 2000, tries: 2 }),
  isAllowed = isPublicAddress,
): LookupFunction {
  return (host, { all }, done) => {
    addressesOf(host, resolver).then(
      (found) => {
        const allowed = found.filter(({ address, family }) => isAllowed(address, family));
        const [first] = allowed;
        if (!first) return done(new Error(`${host} is not on the public internet`), "", 0);
        if (all) done(null, allowed);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error, "", 0),
    );
  };
}

async function addressesOf(host: string, resolver: Pick<Resolver, "resolve4" | "resolve6" | "resolveNs">) {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [
    ...(v4.status === "fulfilled" ? v4.value : []).map((address) => ({ address, family: 4 as const })),
    ...(v6.status === "fulfilled" ? v6.value : []).map((address) => ({ address, family: 6 as const })),
  ];
  if (found.length > 0) return found;
  const failures = [v4, v6].flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  throw (await isAbsent(failures, resolver)) ? new NoHost(host) : new Error(`the name servers say nothing of ${host}`);
}
