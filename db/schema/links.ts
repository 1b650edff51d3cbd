import { bigserial, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
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
