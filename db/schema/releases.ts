import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { releaseStates } from "@/base/vocabulary";
import { languageEnum, people } from "./staff";

export const releaseStateEnum = pgEnum("release_state", releaseStates);

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const actorKind = (name: string) => text(name, { enum: ["person", "token", "job", "operator", "public"] });

export const releases = pgTable(
  "releases",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** ASCII, shared by all languages; fixed from the first publication on; never digits alone. */
    slug: text("slug").notNull().unique(),
    state: releaseStateEnum("state").notNull().default("draft"),
    ownerId: text("owner_id").references(() => people.id, { onDelete: "set null" }),
    /** Publication time of a scheduled release; under embargo it is also `embargo_until`. */
    publishAt: at("publish_at"),
    embargoUntil: at("embargo_until"),
    publishedAt: at("published_at"),
    correctedAt: at("corrected_at"),
    withdrawnAt: at("withdrawn_at"),
    archivedAt: at("archived_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    check(
      "releases_slug_form",
      sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and ${t.slug} !~ '^[0-9]+$' and length(${t.slug}) <= 90`,
    ),
    check("releases_scheduled_has_time", sql`${t.state} <> 'scheduled' or ${t.publishAt} is not null`),
    check(
      "releases_published_has_time",
      sql`${t.state} not in ('published', 'withdrawn') or ${t.publishedAt} is not null`,
    ),
    check("releases_withdrawn_has_time", sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
    check("releases_embargo_is_publication", sql`${t.embargoUntil} is null or ${t.embargoUntil} = ${t.publishAt}`),
    check("releases_archived_never_published", sql`${t.archivedAt} is null or ${t.publishedAt} is null`),
    index("releases_state").on(t.state, t.updatedAt),
    // The newsroom's lists: what is out or on the clock, by the time of domain/newsroom/public.ts.
    index("releases_out")
      .on(sql`coalesce(${t.publishedAt}, ${t.publishAt}) desc`, t.id)
      .where(sql`${t.state} in ('published', 'scheduled')`),
  ],
);

/** What staff write: the fields and the document of one language version (`document/version.ts`). */
const content = () => ({
  kicker: text("kicker").notNull().default(""),
  headline: text("headline").notNull().default(""),
  subhead: text("subhead").notNull().default(""),
  datelinePlace: text("dateline_place").notNull().default(""),
  datelineDate: date("dateline_date", { mode: "string" }),
  /** A dateline as it was imported, kept until place and date are set. */
  datelineText: text("dateline_text").notNull().default(""),
  summary: text("summary").notNull().default(""),
  mailSubject: text("mail_subject").notNull().default(""),
  preheader: text("preheader").notNull().default(""),
  document: jsonb("document").notNull(),
  schemaVersion: integer("schema_version").notNull(),
  /** SHA-256 over the fields and the document: what an approval binds to. */
  contentHash: text("content_hash").notNull(),
});

/** Immutable: a trigger refuses every update and delete. */
export const releaseRevisions = pgTable(
  "release_revisions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    releaseId: uuid("release_id")
      .notNull()
      .references(() => releases.id),
    language: languageEnum("language").notNull(),
    number: integer("number").notNull(),
    ...content(),
    cause: text("cause", { enum: ["import", "save", "restore", "approve", "publish"] }).notNull(),
    madeAt: at("made_at").notNull(),
    madeByKind: actorKind("made_by_kind").notNull(),
    madeById: text("made_by_id"),
    madeByName: text("made_by_name").notNull(),
  },
  (t) => [
    unique("release_revisions_number").on(t.releaseId, t.language, t.number),
    unique("release_revisions_identity").on(t.id, t.releaseId, t.language),
  ],
);

/** The working text of one language. `version` counts its saves; a save names the one it began from. */
export const releaseVersions = pgTable(
  "release_versions",
  {
    releaseId: uuid("release_id")
      .notNull()
      .references(() => releases.id),
    language: languageEnum("language").notNull(),
    ...content(),
    version: integer("version").notNull().default(1),
    editedAt: at("edited_at").notNull(),
    editedByKind: actorKind("edited_by_kind").notNull(),
    editedById: text("edited_by_id"),
    editedByName: text("edited_by_name").notNull(),
    /** The approval holds only while this equals `content_hash`. */
    approvedHash: text("approved_hash"),
    approvedAt: at("approved_at"),
    approvedByKind: actorKind("approved_by_kind"),
    approvedById: text("approved_by_id"),
    approvedByName: text("approved_by_name"),
    /** Chosen to go out with the publication that is scheduled or has been made. */
    goesOut: boolean("goes_out").notNull().default(false),
    /** Frozen for the public: shown while the release is public. */
    publicRevisionId: uuid("public_revision_id"),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.language] }),
    // A public revision can only be one of this very release and language.
    foreignKey({
      columns: [t.publicRevisionId, t.releaseId, t.language],
      foreignColumns: [releaseRevisions.id, releaseRevisions.releaseId, releaseRevisions.language],
      name: "release_versions_public_revision",
    }),
    check(
      "release_versions_approval_whole",
      sql`num_nonnulls(${t.approvedHash}, ${t.approvedAt}, ${t.approvedByKind}, ${t.approvedByName}) in (0, 4)`,
    ),
    check("release_versions_public_goes_out", sql`${t.publicRevisionId} is null or ${t.goesOut}`),
    index("release_versions_public").on(t.publicRevisionId),
  ],
);

/** Correction notes and withdrawal reasons, one text per language. */
export const releaseNotices = pgTable(
  "release_notices",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    releaseId: uuid("release_id")
      .notNull()
      .references(() => releases.id),
    kind: text("kind", { enum: ["correction", "withdrawal"] }).notNull(),
    language: languageEnum("language").notNull(),
    words: text("words").notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    check("release_notices_say_something", sql`length(trim(${t.words})) > 0`),
    index("release_notices_release").on(t.releaseId, t.at),
  ],
);

/**
 * Findings that a person called intended. The fingerprint is made of the texts that differ, so that a
 * dismissal holds for as long as both stay as they are; taking it back deletes the row, the log keeps both.
 */
export const findingDismissals = pgTable(
  "finding_dismissals",
  {
    releaseId: uuid("release_id")
      .notNull()
      .references(() => releases.id),
    fingerprint: text("fingerprint").notNull(),
    code: text("code").notNull(),
    reason: text("reason").notNull(),
    at: at("at").notNull(),
    byKind: actorKind("by_kind").notNull(),
    byId: text("by_id"),
    byName: text("by_name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.fingerprint] }),
    check("finding_dismissals_say_why", sql`length(trim(${t.reason})) > 0`),
  ],
);
