import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { RelayAway } from "@/base/send-counts";
import { type Language, type Severity, uncertainPolicies } from "@/base/vocabulary";
import { digitSystemEnum, languageEnum } from "./staff";

export const uncertainPolicyEnum = pgEnum("uncertain_policy", uncertainPolicies);

/** A text that staff wrote once per language. */
export type Words = Partial<Record<Language, string>>;

/** The one newsroom of this database. Empty columns stand for the environment's defaults (contract). */
export const newsroom = pgTable(
  "newsroom",
  {
    id: smallint("id").primaryKey().default(1),
    /** Known to the media folder too (its marker file), so that a wrong mount is noticed. */
    databaseId: uuid("database_id").notNull().defaultRandom(),
    names: jsonb("names").$type<Words>().notNull().default({ en: "Newsroom", ar: "غرفة الأخبار" }),
    zone: text("zone"),
    digits: digitSystemEnum("digits").notNull().default("latn"),
    /** Region of phone numbers written without a country code. */
    region: text("region").notNull().default("IQ"),
    senderNames: jsonb("sender_names").$type<Words>(),
    senderEmail: text("sender_email"),
    replyTo: text("reply_to"),
    postalAddresses: jsonb("postal_addresses").$type<Words>().notNull().default({}),
    twoPairsOfEyes: boolean("two_pairs_of_eyes").notNull().default(false),
    senderIsNotApprover: boolean("sender_is_not_approver").notNull().default(false),
    /** Senders and admins hold these roles only with a second factor. */
    demandsSecondFactor: boolean("demands_second_factor").notNull().default(false),
    uncertainPolicy: uncertainPolicyEnum("uncertain_policy").notNull().default("resend"),
    /** What findings weigh here where an admin decided otherwise than the rules do, by code. */
    severities: jsonb("severities").$type<Partial<Record<string, Severity>>>().notNull().default({}),
    /** What proves that a provider's bounce notice is its own: by provider, sealed with the key ring. */
    noticeKeys: jsonb("notice_keys")
      .$type<Partial<Record<"ses" | "mailgun" | "sendgrid", string>>>()
      .notNull()
      .default({}),
    /** What name servers last said of the domain that mails come from. */
    senderFound: jsonb("sender_found").$type<{ domain: string; failing: readonly string[] }>(),
    setUpAt: timestamp("set_up_at", { withTimezone: true, mode: "date" }),
    updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (t) => [check("newsroom_is_one", sql`${t.id} = 1`)],
);

/** The languages of the newsroom, in its order; exactly one is the source. */
export const newsroomLanguages = pgTable(
  "newsroom_languages",
  {
    language: languageEnum("language").primaryKey(),
    position: integer("position").notNull().unique(),
    isSource: boolean("is_source").notNull().default(false),
    isPublic: boolean("is_public").notNull().default(true),
  },
  (t) => [uniqueIndex("newsroom_languages_one_source").on(t.isSource).where(sql`${t.isSource}`)],
);

/** Relays beside the one of `SMTP_URL`, each with its share of the work (contract, Environment). */
export const relays = pgTable("relays", {
  id: uuid("id").primaryKey().defaultRandom(),
  /** As `SMTP_URL`, without the password. */
  address: text("address").notNull().unique(),
  /** The whole address, sealed with the key ring. */
  sealed: text("sealed").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull(),
});

/** Keys that sign mails of a sender's domain, beside the one of `DKIM_*`. */
export const dkimKeys = pgTable(
  "dkim_keys",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    domain: text("domain").notNull(),
    selector: text("selector").notNull(),
    /** What stands in DNS: SPKI in base64. */
    publicKey: text("public_key").notNull(),
    /** The private key in PEM form, sealed with the key ring. */
    sealed: text("sealed").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull(),
    /** It signs since then; empty: its record is still to be published. */
    signsSince: timestamp("signs_since", { withTimezone: true, mode: "date" }),
  },
  (t) => [
    unique("dkim_keys_name").on(t.domain, t.selector),
    uniqueIndex("dkim_keys_one_signs").on(t.domain).where(sql`${t.signsSince} is not null`),
  ],
);

/** Running web and worker processes, as they last said of themselves. */
export const processParts = pgTable("process_parts", {
  id: text("id").primaryKey(),
  part: text("part", { enum: ["web", "worker"] }).notNull(),
  host: text("host").notNull(),
  pid: integer("pid").notNull(),
  startedAt: timestamp("started_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  seenAt: timestamp("seen_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  /** Of a worker: the relays that it leaves alone for a while. */
  relaysAway: jsonb("relays_away").$type<RelayAway[]>().notNull().default([]),
});
