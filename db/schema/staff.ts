import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { digitSystems, interfaceLanguages, languages, roles } from "@/base/vocabulary";

export const roleEnum = pgEnum("role", roles);
export const languageEnum = pgEnum("language", languages);
export const interfaceLanguageEnum = pgEnum("interface_language", interfaceLanguages);
export const digitSystemEnum = pgEnum("digit_system", digitSystems);

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Staff. Identity columns are those that better-auth asks of its user model. */
export const people = pgTable(
  "people",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    nameAr: text("name_ar"),
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    interfaceLanguage: interfaceLanguageEnum("interface_language").notNull().default("en"),
    digits: digitSystemEnum("digits").notNull().default("latn"),
    theme: text("theme", { enum: ["system", "light", "dark"] })
      .notNull()
      .default("system"),
    /** Shortcuts of a single letter; off for those whom speech input makes press them (WCAG 2.1.4). */
    singleKeys: boolean("single_keys").notNull().default(true),
    disabledAt: at("disabled_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("people_email").on(sql`lower(${t.email})`)],
);

export const personRoles = pgTable(
  "person_roles",
  {
    personId: text("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: roleEnum("role").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role] })],
);

/** The languages a translator may edit, in every release. */
export const personLanguages = pgTable(
  "person_languages",
  {
    personId: text("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    language: languageEnum("language").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.language] })],
);

export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    token: text("token").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    expiresAt: at("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** When the person last proved who they are in this session: step-up holds ten minutes. */
    steppedUpAt: at("stepped_up_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

export const accounts = pgTable(
  "accounts",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("accounts_provider").on(t.providerId, t.accountId), index("accounts_user").on(t.userId)],
);

export const verifications = pgTable(
  "verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [index("verifications_identifier").on(t.identifier)],
);

export const twoFactors = pgTable("two_factors", {
  id: text("id").primaryKey(),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  userId: text("user_id")
    .notNull()
    .references(() => people.id, { onDelete: "cascade" }),
  verified: boolean("verified").notNull().default(false),
  failedVerificationCount: integer("failed_verification_count").notNull().default(0),
  lockedUntil: at("locked_until"),
});

/** Shared by all web processes; `last_request` is in milliseconds, hence bigint. */
export const rateLimits = pgTable("rate_limits", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

export const invitations = pgTable("invitations", {
  id: text("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name"),
  roles: roleEnum("roles").array().notNull(),
  language: interfaceLanguageEnum("language").notNull(),
  tokenHash: text("token_hash").notNull().unique(),
  /** Empty when the operator invited. */
  invitedBy: text("invited_by").references(() => people.id, { onDelete: "set null" }),
  expiresAt: at("expires_at").notNull(),
  resentCount: integer("resent_count").notNull().default(0),
  acceptedAt: at("accepted_at"),
  revokedAt: at("revoked_at"),
  createdAt: at("created_at").notNull().defaultNow(),
});

/** One-time links that open `/setup` while the database has no staff. Only hashes are kept. */
export const setupTokens = pgTable("setup_tokens", {
  tokenHash: text("token_hash").primaryKey(),
  createdAt: at("created_at").notNull().defaultNow(),
  usedAt: at("used_at"),
});
