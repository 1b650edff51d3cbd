import { type SQL, sql } from "drizzle-orm";

/** Domains that one receiver stands behind: it counts and slows what comes to any of them together. */
const lanes: Record<string, string[]> = {
  gmail: ["gmail.com", "googlemail.com"],
  outlook: ["outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.sa", "hotmail.co.uk", "hotmail.fr"],
  yahoo: ["yahoo.com", "ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.fr", "aol.com"],
};

/** The lane of an address, as SQL over its normal form. */
export function laneOf(emailNorm: SQL | unknown): SQL {
  const domain = sql`split_part(${emailNorm}, '@', 2)`;
  const cases = Object.entries(lanes).map(([lane, domains]) => sql`when ${domain} in ${domains} then ${lane}::text`);
  return sql`case ${sql.join(cases, sql` `)} else 'other' end`;
}
