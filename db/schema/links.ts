import { bigserial, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { sends } from "./distribution";

/**
 * A link of a send's mails whose clicks are counted: of the whole send, never of a reader. Nothing of
 * who clicked is kept (sending.md 5.10).
 */
export const sendLinks = pgTable(
  "send_links",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    sendId: uuid("send_id")
      .notNull()
      .references(() => sends.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    people: integer("people").notNull().default(0),
    machines: integer("machines").notNull().default(0),
  },
  (t) => [unique("send_links_once").on(t.sendId, t.url)],
);

/** Addresses on the web that texts lead to, and what stood in the way when the worker last asked for them. */
export const webLinks = pgTable("web_links", {
  url: text("url").primaryKey(),
  /** Null: the page answered, or nobody knows. */
  fault: text("fault", { enum: ["no-host", "refused", "404", "410"] }),
  at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
});
