import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  deliveryEventKinds,
  languageRules,
  sendStates,
  sliceStates,
  suppressionReasons,
  suppressionScopes,
} from "@/base/vocabulary";
import { contacts, lists } from "./contacts";
import { releaseRevisions, releases } from "./releases";
import { uncertainPolicyEnum } from "./settings";
import { languageEnum, people } from "./staff";

export const sendStateEnum = pgEnum("send_state", sendStates);
export const sliceStateEnum = pgEnum("slice_state", sliceStates);
export const languageRuleEnum = pgEnum("language_rule", languageRules);
export const deliveryEventKindEnum = pgEnum("delivery_event_kind", deliveryEventKinds);
export const suppressionScopeEnum = pgEnum("suppression_scope", suppressionScopes);
export const suppressionReasonEnum = pgEnum("suppression_reason", suppressionReasons);

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** One release to one audience. Its content never changes after `ready` (sending.md 5.1, 5.7). */
export const sends = pgTable(
  "sends",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    releaseId: uuid("release_id")
      .notNull()
      .references(() => releases.id),
    state: sendStateEnum("state").notNull().default("draft"),
    languageRule: languageRuleEnum("language_rule").notNull().default("own"),
    /** Leave out, instead of sending the source language to, contacts whose languages the release lacks. */
    skipsOtherLanguages: boolean("skips_other_languages").notNull().default(false),
    /** Normalised addresses that get nothing, though a list has them. */
    leftOut: text("left_out").array().notNull().default([]),
    /** In place of lists: those of this earlier send whose mail was refused, expired or held. */
    repeats: uuid("repeats").references((): AnyPgColumn => sends.id),
    /** In place of lists: those who have the text that was corrected or withdrawn, and what tells them so. */
    notice: text("notice", { enum: ["correction", "withdrawal"] }),
    fromEmail: text("from_email").notNull(),
    replyTo: text("reply_to").notNull(),
    transportId: text("transport_id").notNull().default("environment"),
    uncertainPolicy: uncertainPolicyEnum("uncertain_policy").notNull().default("resend"),
    after: text("after", { enum: ["nothing", "publication"] })
      .notNull()
      .default("nothing"),
    tracksClicks: boolean("tracks_clicks").notNull().default(false),
    tracksOpens: boolean("tracks_opens").notNull().default(false),
    scheduledAt: at("scheduled_at"),
    maxAgeSeconds: integer("max_age_seconds").notNull().default(86_400),
    priority: smallint("priority").notNull().default(0),
    /** How many the person who chose the audience was shown. */
    expectedCount: integer("expected_count"),
    candidateCount: integer("candidate_count"),
    excludedCount: integer("excluded_count"),
    frozenCount: integer("frozen_count"),
    /** Of the frozen: those who get the source language because the release lacks theirs. */
    otherLanguageCount: integer("other_language_count"),
    frozenAt: at("frozen_at"),
    /** Why it stands still or was cancelled, of `sendReasons`, or a refusal's; and the relay's own words behind it. */
    reason: text("reason"),
    reasonSays: text("reason_says"),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
    /** Id of the key of the ring that makes its Message-IDs and tokens. */
    identityKey: text("identity_key").notNull(),
    /** The Date header of every message: fixed, so that a retry has the same bytes. */
    dateHeader: at("date_header"),
    /** Where answers to its mails come home, as of its first mail: a retry on another machine has the same bytes. */
    home: jsonb("home").$type<{ origin: string; bounceDomain?: string; unsubscribeMailbox?: string }>(),
    /** A second click on Send brings the same key and starts nothing. */
    idempotencyKey: text("idempotency_key").notNull().unique(),
    createdByName: text("created_by_name").notNull(),
    createdById: text("created_by_id").references(() => people.id, { onDelete: "set null" }),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    check(
      "sends_frozen_counts",
      sql`${t.frozenAt} is null or (${t.frozenCount} is not null and ${t.candidateCount} = ${t.frozenCount} + ${t.excludedCount})`,
    ),
    check(
      "sends_started_is_frozen",
      sql`${t.startedAt} is null or (${t.frozenAt} is not null and ${t.dateHeader} is not null)`,
    ),
    check(
      "sends_scheduled_has_cause",
      sql`${t.state} <> 'scheduled' or ${t.scheduledAt} is not null or ${t.after} = 'publication'`,
    ),
    check("sends_max_age", sql`${t.maxAgeSeconds} between 60 and 259200`),
    index("sends_release").on(t.releaseId),
    index("sends_state").on(t.state),
  ],
);

export const sendLists = pgTable(
  "send_lists",
  {
    sendId: uuid("send_id")
      .notNull()
      .references(() => sends.id, { onDelete: "cascade" }),
    listId: uuid("list_id")
      .notNull()
      .references(() => lists.id),
    /** Its people get nothing, though another list has them. */
    isLeftOut: boolean("is_left_out").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.sendId, t.listId] })],
);

/** The frozen content: which revision of each language this send carries. */
export const sendRevisions = pgTable(
  "send_revisions",
  {
    sendId: uuid("send_id")
      .notNull()
      .references(() => sends.id, { onDelete: "cascade" }),
    language: languageEnum("language").notNull(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => releaseRevisions.id),
  },
  (t) => [primaryKey({ columns: [t.sendId, t.language] })],
);

/** One mail per language combination (`en`, `ar`, `ar+en`), MIME built once. */
export const sendTemplates = pgTable(
  "send_templates",
  {
    sendId: uuid("send_id")
      .notNull()
      .references(() => sends.id, { onDelete: "cascade" }),
    combination: text("combination").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    fromName: text("from_name").notNull(),
    mime: bytes("mime"),
  },
  (t) => [primaryKey({ columns: [t.sendId, t.combination] })],
);

export const sendSlices = pgTable(
  "send_slices",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    sendId: uuid("send_id")
      .notNull()
      .references(() => sends.id, { onDelete: "cascade" }),
    sliceNo: integer("slice_no").notNull(),
    /** Group of recipient domains that share a receiver. */
    lane: text("lane").notNull(),
    total: integer("total").notNull(),
    /** Raised at each takeover: an older epoch can no longer claim. */
    epoch: integer("epoch").notNull().default(0),
    state: sliceStateEnum("state").notNull().default("open"),
    lastWorker: text("last_worker"),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [unique("send_slices_number").on(t.sendId, t.sliceNo), check("send_slices_size", sql`${t.total} > 0`)],
);

/**
 * The ledger: one row per recipient, the truth about its mail. `state` is an index into
 * `deliveryStates`. No index on state or due_at, fillfactor 75 (guards): updates stay HOT.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    sliceId: bigint("slice_id", { mode: "number" })
      .notNull()
      .references(() => sendSlices.id, { onDelete: "cascade" }),
    id: bigserial("id", { mode: "number" }).notNull(),
    /** The send of the slice, repeated for the guard against doubles; the slice's own key vouches for it. */
    sendId: uuid("send_id").notNull(),
    contactId: uuid("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    email: text("email").notNull(),
    emailNorm: text("email_norm").notNull(),
    /** Display name of the To header. */
    name: text("name").notNull().default(""),
    combination: text("combination").notNull(),
    state: smallint("state").notNull().default(0),
    attempt: smallint("attempt").notNull().default(0),
    epoch: integer("epoch").notNull().default(0),
    claimedAt: at("claimed_at"),
    dueAt: at("due_at"),
    uncertain: boolean("uncertain").notNull().default(false),
    smtpCode: smallint("smtp_code"),
    enhancedCode: text("enhanced_code"),
    smtpText: text("smtp_text"),
    relayRef: text("relay_ref"),
    acceptedAt: at("accepted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.sliceId, t.id] }),
    unique("deliveries_once_per_address").on(t.sendId, t.emailNorm),
    check("deliveries_state_known", sql`${t.state} between 0 and 8`),
    check("deliveries_accepted_has_time", sql`${t.state} <> 3 or ${t.acceptedAt} is not null`),
    check("deliveries_uncertain_is_sending", sql`not ${t.uncertain} or ${t.state} = 1`),
    check("deliveries_deferred_has_due", sql`${t.state} <> 2 or ${t.dueAt} is not null`),
    check("deliveries_smtp_text_short", sql`length(${t.smtpText}) <= 300`),
  ],
);

/** Append-only; made anew as a table partitioned by month in migrations/0001_guards.sql. */
export const deliveryEvents = pgTable(
  "delivery_events",
  {
    id: bigserial("id", { mode: "number" }).notNull(),
    at: at("at").notNull(),
    sliceId: bigint("slice_id", { mode: "number" }).notNull(),
    deliveryId: bigint("delivery_id", { mode: "number" }).notNull(),
    kind: deliveryEventKindEnum("kind").notNull(),
    source: text("source").notNull(),
    /** Names the event at its source, so that hearing it twice writes it once. */
    sourceEventId: text("source_event_id").notNull(),
    detail: jsonb("detail"),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.at] }),
    unique("delivery_events_once").on(t.source, t.sourceEventId, t.at),
    index("delivery_events_delivery").on(t.deliveryId),
    // What came later is little: whoever asks for it need not read the events of every mail.
    index("delivery_events_later")
      .on(t.sliceId)
      .where(sql`${t.kind} in ('bounce_hard', 'bounce_soft', 'complaint', 'unsubscribed')`),
  ],
);

/** Who must not be written to, a row for each reason. Lifted only by the person or an audited act of an admin. */
export const suppressions = pgTable(
  "suppressions",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    scope: suppressionScopeEnum("scope").notNull(),
    scopeId: text("scope_id").notNull().default(""),
    emailNorm: text("email_norm").notNull(),
    reason: suppressionReasonEnum("reason").notNull(),
    source: text("source").notNull(),
    evidenceEvent: bigint("evidence_event", { mode: "number" }),
    createdAt: at("created_at").notNull(),
    expiresAt: at("expires_at"),
    liftedAt: at("lifted_at"),
    liftedBy: text("lifted_by"),
  },
  (t) => [
    uniqueIndex("suppressions_live").on(t.emailNorm, t.scope, t.scopeId, t.reason).where(sql`${t.liftedAt} is null`),
    check("suppressions_lifted_by_someone", sql`(${t.liftedAt} is null) = (${t.liftedBy} is null)`),
  ],
);

/** Shared rate limits: by transport, transport and lane, or sending domain and day. */
export const throttleBuckets = pgTable("throttle_buckets", {
  key: text("key").primaryKey(),
  rate: real("rate").notNull(),
  /** The lane's own limit, in mails a second: what slowed it grows back to that and no further. */
  ceiling: real("ceiling"),
  burst: real("burst").notNull(),
  tokens: real("tokens").notNull(),
  refilledAt: at("refilled_at").notNull(),
  blockedUntil: at("blocked_until"),
  mode: text("mode", { enum: ["open", "slowed", "blocked"] })
    .notNull()
    .default("open"),
});
