import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { domainReceivers } from "@/base/vocabulary";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Who takes the mail of a domain that people are written to at, as its MX record last said (sending.md 5.6 e). */
export const receivingDomains = pgTable("receiving_domains", {
  /** In lower case, as A-label. */
  domain: text("domain").primaryKey(),
  /** Null: it was asked for, and nobody has answered yet. */
  receiver: text("receiver", { enum: domainReceivers }),
  /** When it is to be asked for again. */
  dueAt: at("due_at").notNull(),
});

/** How many mails a minute an admin lets leave for a lane, or for a domain, which is a lane of its own by that. */
export const laneLimits = pgTable(
  "lane_limits",
  {
    lane: text("lane").primaryKey(),
    perMinute: integer("per_minute").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [check("lane_limits_rate", sql`${t.perMinute} between 1 and 60000`)],
);
