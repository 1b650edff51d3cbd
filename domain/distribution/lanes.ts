import { type SQL, sql } from "drizzle-orm";
import { type Receiver, receivers } from "@/base/vocabulary";

/** What the name servers need not be asked for: the receivers' own domains, and those of a first send. */
const wellKnown: Partial<Record<Receiver, string[]>> = {
  gmail: ["gmail.com", "googlemail.com"],
  outlook: ["outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.sa", "hotmail.co.uk", "hotmail.fr"],
  yahoo: ["yahoo.com", "ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.fr", "aol.com"],
};

export interface LaneSql {
  /** Joins what is known of the domain to the rows that hold the address. */
  joins: SQL;
  lane: SQL;
}

/**
 * The lane of an address, as SQL over its normal form (sending.md 5.2, 5.6 e): its domain where that has a limit of
 * its own; else who takes the domain's mail by its MX record, and where nobody has said yet, by its name.
 */
export function laneOf(emailNorm: SQL): LaneSql {
  const domain = sql`split_part(${emailNorm}, '@', 2)`;
  const cases = Object.entries(wellKnown).map(
    ([lane, domains]) => sql`when ${domain} in ${domains} then ${lane}::text`,
  );
  return {
    joins: sql`left join lane_limits own on own.lane = ${domain}
      left join receiving_domains found on found.domain = ${domain} and found.receiver in ${receivers}`,
    lane: sql`coalesce(own.lane, found.receiver, case ${sql.join(cases, sql` `)} else 'other' end)`,
  };
}
