import { sql } from "drizzle-orm";
import { bigint, check, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { languageEnum, people } from "./staff";

/** A picture or file under `media/<first two>/<id>/`. The id is 128 random bits, never a hash or a name. */
export const mediaAssets = pgTable(
  "media_assets",
  {
    id: text("id").primaryKey(),
    file: text("file").notNull(),
    contentType: text("content_type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    width: integer("width"),
    height: integer("height"),
    rightsUntil: timestamp("rights_until", { withTimezone: true, mode: "date" }),
    uploadedBy: text("uploaded_by").references(() => people.id, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (t) => [check("media_assets_id_form", sql`${t.id} ~ '^[A-Za-z0-9_-]{22}$'`)],
);

export const mediaTexts = pgTable(
  "media_texts",
  {
    assetId: text("asset_id")
      .notNull()
      .references(() => mediaAssets.id, { onDelete: "cascade" }),
    language: languageEnum("language").notNull(),
    alt: text("alt").notNull().default(""),
    caption: text("caption").notNull().default(""),
    credit: text("credit").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.assetId, t.language] })],
);
