import { sql } from "drizzle-orm";
import { check, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { glossaryKinds, type Language } from "@/base/vocabulary";

/** Names of one thing by language, the one to show first. */
export type NamesByLanguage = Partial<Record<Language, string[]>>;

/** Terms and people with all the names that a language has for them: what the check knows without guessing. */
export const glossaryEntries = pgTable(
  "glossary_entries",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind", { enum: glossaryKinds }).notNull(),
    names: jsonb("names").$type<NamesByLanguage>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (t) => [check("glossary_entries_named", sql`${t.names} <> '{}'::jsonb`)],
);
