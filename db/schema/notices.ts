import { sql } from "drizzle-orm";
import { bigserial, index, pgTable, smallint, text, timestamp, unique } from "drizzle-orm/pg-core";
import { bytes } from "./distribution";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A bounce or complaint as it came in: stored raw and committed before anything acts on it. */
export const inboundNotices = pgTable(
  "inbound_notices",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    receivedAt: at("received_at").notNull(),
    /** Empty some weeks after it was processed: the row alone keeps it from acting twice. */
    payload: bytes("payload").notNull(),
    processedAt: at("processed_at"),
    /** Why it had no effect, or what its last try died of. */
    error: text("error"),
    /** Counted before a try begins: of one that ends the process too. */
    tries: smallint("tries").notNull().default(0),
    /** Its tries are used up: it waits for a person, and no longer keeps anything else waiting. */
    parkedAt: at("parked_at"),
    /** When the safety net last made a job for it. */
    askedAt: at("asked_at"),
  },
  (t) => [
    unique("inbound_notices_once").on(t.source, t.sourceId),
    index("inbound_notices_open").on(t.id).where(sql`${t.processedAt} is null`),
    index("inbound_notices_whole").on(t.processedAt).where(sql`octet_length(${t.payload}) > 0`),
    index("inbound_notices_received").on(t.receivedAt),
  ],
);
