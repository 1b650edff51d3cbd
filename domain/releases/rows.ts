import { and, desc, eq, sql } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { releaseRevisions, releases, releaseVersions } from "@/db/schema/releases";
import type { DocumentJson } from "@/document/schema";
import { schemaVersion } from "@/document/schema";
import { actorId, actorName, type Ctx } from "../context";
import { contentHash, contentOf } from "./content";
import type { VersionFields } from "./input";

export type ReleaseRow = typeof releases.$inferSelect;
export type VersionRow = typeof releaseVersions.$inferSelect;
export type RevisionCause = (typeof releaseRevisions.$inferSelect)["cause"];

/** A release and all its versions, locked until the transaction ends. Refuses `release-not-found`. */
export async function lockRelease(ctx: Ctx, id: string): Promise<{ release: ReleaseRow; versions: VersionRow[] }> {
  const [release] = await ctx.db.select().from(releases).where(eq(releases.id, id)).for("update");
  if (!release) throw notFound("release-not-found", { id });
  const versions = await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, id)).for("update");
  return { release, versions };
}

/** The version of one language. Refuses `version-not-found`. */
export function getVersion(versions: readonly VersionRow[], language: Language): VersionRow {
  const version = versions.find((row) => row.language === language);
  if (!version) throw notFound("version-not-found", { language });
  return version;
}

/** The columns that say who edited and when. */
export function editedBy(ctx: Ctx) {
  return {
    editedAt: ctx.now,
    editedByKind: ctx.actor.kind,
    editedById: actorId(ctx.actor),
    editedByName: actorName(ctx.actor),
  };
}

/** Was the last edit of this text made by the actor? (two pairs of eyes) */
export function isLastEditor(ctx: Ctx, version: VersionRow): boolean {
  const id = actorId(ctx.actor);
  return id === null
    ? version.editedByKind === ctx.actor.kind && version.editedByName === actorName(ctx.actor)
    : version.editedById === id;
}

/** The columns of an approval that is no longer, or not yet, there. */
export const unapproved = {
  approvedHash: null,
  approvedAt: null,
  approvedByKind: null,
  approvedById: null,
  approvedByName: null,
} as const;

/** Approved, and not edited since. */
export function isApproved(version: VersionRow): boolean {
  return version.approvedHash === version.contentHash;
}

/** A new language version. */
export async function insertVersion(
  ctx: Ctx,
  releaseId: string,
  language: Language,
  content: VersionFields & { document: DocumentJson },
): Promise<VersionRow> {
  const [row] = await ctx.db
    .insert(releaseVersions)
    .values({ releaseId, language, ...content, schemaVersion, contentHash: contentHash(content), ...editedBy(ctx) })
    .returning();
  if (!row) throw new Error("the insert of a version returned no row");
  return row;
}

/**
 * The revision that holds this very text: the newest one if it does, else a new one, by whoever
 * last edited the text. Revisions are immutable, so the same text is never kept twice in a row.
 */
export async function freezeVersion(ctx: Ctx, version: VersionRow, cause: RevisionCause): Promise<string> {
  const [newest] = await ctx.db
    .select({ id: releaseRevisions.id, number: releaseRevisions.number, contentHash: releaseRevisions.contentHash })
    .from(releaseRevisions)
    .where(and(eq(releaseRevisions.releaseId, version.releaseId), eq(releaseRevisions.language, version.language)))
    .orderBy(desc(releaseRevisions.number))
    .limit(1);
  if (newest?.contentHash === version.contentHash) return newest.id;
  const [made] = await ctx.db
    .insert(releaseRevisions)
    .values({
      ...contentOf(version),
      releaseId: version.releaseId,
      language: version.language,
      number: (newest?.number ?? 0) + 1,
      schemaVersion: version.schemaVersion,
      contentHash: version.contentHash,
      cause,
      madeAt: version.editedAt,
      madeByKind: version.editedByKind,
      madeById: version.editedById,
      madeByName: version.editedByName,
    })
    .returning({ id: releaseRevisions.id });
  if (!made) throw new Error("the insert of a revision returned no row");
  return made.id;
}

/** Sets the state and what goes with it, on the locked row. */
export async function writeRelease(ctx: Ctx, id: string, set: Partial<ReleaseRow>): Promise<void> {
  await ctx.db
    .update(releases)
    .set({ ...set, updatedAt: ctx.now })
    .where(eq(releases.id, id));
}

/** Writes columns of one version, on the locked row. */
export async function writeVersion(
  ctx: Ctx,
  { releaseId, language }: Pick<VersionRow, "releaseId" | "language">,
  set: Partial<VersionRow>,
): Promise<void> {
  await ctx.db
    .update(releaseVersions)
    .set(set)
    .where(and(eq(releaseVersions.releaseId, releaseId), eq(releaseVersions.language, language)));
}

/** Time of the newest revision of a text, or null. */
export async function newestRevisionAt(ctx: Ctx, version: VersionRow): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: sql<string | null>`max(${releaseRevisions.madeAt})` })
    .from(releaseRevisions)
    .where(and(eq(releaseRevisions.releaseId, version.releaseId), eq(releaseRevisions.language, version.language)));
  return row?.at ? new Date(row.at) : null;
}
