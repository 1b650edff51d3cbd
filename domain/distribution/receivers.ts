import { lt, sql } from "drizzle-orm";
import { ownNames } from "@/base/public-host";
import type { DomainReceiver, Receiver } from "@/base/vocabulary";
import { receivingDomains } from "@/db/schema/lanes";
import type { Ctx } from "../context";

const hour = 3_600_000;

/** Hosts that take mail for domains of others, by the end of their names. */
const hosts: [end: string, receiver: Receiver][] = [
  ["google.com", "gmail"],
  ["googlemail.com", "gmail"],
  ["outlook.com", "outlook"],
  ["hotmail.com", "outlook"],
  ["mx.microsoft", "outlook"],
  ["office365.us", "outlook"],
  ["partner.outlook.cn", "outlook"],
  ["yahoodns.net", "yahoo"],
];

/**
 * Who takes the mail of a domain, by its MX records: the receiver of the host that is to be tried first. `nobody`
 * where the one record is empty (null MX, RFC 7505). Without any the domain's own host takes it (RFC 5321 5.1). Pure.
 */
export function receiverOf(records: readonly { exchange: string; priority: number }[]): DomainReceiver {
  const [first] = [...records].sort((a, b) => a.priority - b.priority);
  if (!first) return "other";
  const host = first.exchange.toLowerCase().replace(/\.$/, "");
  if (host === "") return "nobody";
  return hosts.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1] ?? "other";
}

/**
 * Domains of the contacts that the name servers are to be asked about now, at most `most`: first those that nobody
 * asked about yet, then those whose day is over; the most used ones first.
 */
export async function dueDomains(ctx: Ctx, most: number): Promise<string[]> {
  const rows = await ctx.db.execute<{ domain: string }>(sql`
    select used.domain from (
      select split_part(email_norm, '@', 2) as domain, count(*) as people from contacts group by 1
    ) used left join receiving_domains known using (domain)
    where coalesce(known.due_at <= ${ctx.now.toISOString()}::timestamptz, true)
      and used.domain ~ '\\.[a-z][a-z0-9-]*$' and used.domain !~* ${ownNames.source}
    order by known.domain is not null, used.people desc, used.domain limit ${most}
  `);
  return rows.map(({ domain }) => domain);
}

/**
 * Keeps for a day what the name servers said of domains. Null: they said nothing; what was known stands, and they are
 * asked again within the hour. A domain that no contact has had for a month is forgotten.
 */
export async function noteReceivers(ctx: Ctx, found: ReadonlyMap<string, DomainReceiver | null>): Promise<void> {
  const after = (hours: number) => new Date(ctx.now.getTime() + hours * hour);
  const rows = [...found].map(([domain, receiver]) => ({ domain, receiver, dueAt: after(receiver ? 24 : 0.9) }));
  if (rows.length === 0) return;
  await ctx.db
    .insert(receivingDomains)
    .values(rows)
    .onConflictDoUpdate({
      target: receivingDomains.domain,
      set: { receiver: sql`coalesce(excluded.receiver, ${receivingDomains.receiver})`, dueAt: sql`excluded.due_at` },
    });
  await ctx.db.delete(receivingDomains).where(lt(receivingDomains.dueAt, after(-30 * 24)));
}
