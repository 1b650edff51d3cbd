import { and, desc, eq, ilike, lt, or, type SQL } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { containing } from "@/text/search-pattern";
import type { Ctx } from "../context";
import { allow } from "./allow";

export interface AuditFilter {
  /** Part of who, or of what was done. */
  text?: string;
  subject?: string;
  /** Entries older than this one. */
  before?: number;
}

const perPage = 50;

/** Who did what, the newest first, 50 at a time; `next` leads to the older ones. Refuses who may not read it. */
export async function listAudit(ctx: Ctx, { text, subject, before }: AuditFilter) {
  allow(ctx, "audit.read");
  const like = text ? containing(text) : null;
  const where: (SQL | undefined)[] = [
    like
      ? or(ilike(auditEntries.actorName, like), ilike(auditEntries.action, like), ilike(auditEntries.subjectId, like))
      : undefined,
    subject ? eq(auditEntries.subjectKind, subject) : undefined,
    before ? lt(auditEntries.id, before) : undefined,
  ];
  const rows = await ctx.db
    .select()
    .from(auditEntries)
    .where(and(...where))
    .orderBy(desc(auditEntries.id))
    .limit(perPage + 1);
  const entries = rows.slice(0, perPage);
  return { entries, next: rows.length > perPage ? (entries.at(-1)?.id ?? null) : null };
}
