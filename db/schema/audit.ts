import { bigint, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Who did what to which, before and after. Append-only: a trigger refuses update, delete and
 * truncate, and the application's own role has only insert and select (migrations/0001_guards.sql).
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
    actorKind: text("actor_kind", { enum: ["person", "token", "job", "operator", "public"] }).notNull(),
    actorId: text("actor_id"),
    actorName: text("actor_name").notNull(),
    /** `release.published`: subject, full stop, what happened to it. */
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [index("audit_subject").on(t.subjectKind, t.subjectId, t.id), index("audit_at").on(t.at)],
);
