import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { languageEnum } from "./staff";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const outlets = pgTable(
  "outlets",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    nameAr: text("name_ar").notNull().default(""),
    /** `text/fold.ts` of the name: two spellings of one outlet meet here. */
    foldedName: text("folded_name").notNull().unique(),
    country: text("country").notNull().default(""),
    city: text("city").notNull().default(""),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [check("outlets_named", sql`length(trim(${t.name})) > 0`)],
);

/** A journalist or a desk. One address is one contact: a second person behind it is a note. */
export const contacts = pgTable(
  "contacts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Order of arrival, for keyset pages. */
    seq: bigserial("seq", { mode: "number" }).notNull().unique(),
    email: text("email").notNull(),
    /** Trimmed, lower-cased, domain as A-label (sending.md 5.2); dots and +tags stay. */
    emailNorm: text("email_norm").notNull().unique(),
    name: text("name").notNull().default(""),
    nameAr: text("name_ar").notNull().default(""),
    foldedName: text("folded_name").notNull().default(""),
    /** In the order they are read; empty: every public language in the newsroom's order. */
    languages: languageEnum("languages").array().notNull().default([]),
    /** The reader has chosen the languages: no file overrules that. */
    choseLanguages: boolean("chose_languages").notNull().default(false),
    outletId: uuid("outlet_id").references(() => outlets.id, { onDelete: "set null" }),
    role: text("role").notNull().default(""),
    beat: text("beat").notNull().default(""),
    country: text("country").notNull().default(""),
    city: text("city").notNull().default(""),
    /** E.164, or as written when it could not be read. */
    phone: text("phone").notNull().default(""),
    tags: text("tags").array().notNull().default([]),
    consent: text("consent").notNull().default(""),
    /** Columns of an import that have no field of their own. */
    notes: jsonb("notes").$type<Record<string, string>>().notNull().default({}),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    check("contacts_email_norm_form", sql`${t.emailNorm} ~ '^[^\\s@]+@[^\\s@]+$'`),
    index("contacts_outlet").on(t.outletId),
    index("contacts_name").on(t.foldedName),
  ],
);

export const lists = pgTable(
  "lists",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    foldedName: text("folded_name").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    /** Deleted: nobody sees it. Its row stays for those who have left it, should the name come back. */
    deletedAt: at("deleted_at"),
  },
  (t) => [uniqueIndex("lists_folded_name").on(t.foldedName), check("lists_named", sql`length(trim(${t.name})) > 0`)],
);

export const memberships = pgTable(
  "memberships",
  {
    listId: uuid("list_id")
      .notNull()
      .references(() => lists.id, { onDelete: "cascade" }),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    addedAt: at("added_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.listId, t.contactId] }), index("memberships_contact").on(t.contactId)],
);
