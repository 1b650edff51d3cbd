import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  ilike,
  inArray,
  isNull,
  ne,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { Language, ReleaseState } from "@/base/vocabulary";
import { auditEntries } from "@/db/schema/audit";
import { releaseNotices, releaseRevisions, releases, releaseVersions } from "@/db/schema/releases";
import { people } from "@/db/schema/staff";
import { checkedVersion } from "@/document/blocks";
import { containing } from "@/text/search-pattern";
import type { Ctx } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { versionOf } from "./content";
import { preflightOf } from "./preflight";
import { isApproved } from "./rows";

export const listedPerPage = 50;

export interface ReleaseFilter {
  state?: ReleaseState;
  ownerId?: string;
  /** Part of a headline in any language. */
  text?: string;
  /** A language that the release does not have yet. */
  lacks?: Language;
  page?: number;
}

/** Releases for the desk's list, newest work first, fifty a page, with both headlines and the total. */
export async function listReleases(ctx: Ctx, { state, ownerId, text, lacks, page = 1 }: ReleaseFilter) {
  allow(ctx, "release.read");
  const like = text ? containing(text) : null;
  const where = and(
    isNull(releases.archivedAt),
    state ? eq(releases.state, state) : undefined,
    ownerId ? eq(releases.ownerId, ownerId) : undefined,
    like
      ? inArray(
          releases.id,
          ctx.db
            .select({ id: releaseVersions.releaseId })
            .from(releaseVersions)
            .where(ilike(releaseVersions.headline, like)),
        )
      : undefined,
    lacks
      ? notInArray(
          releases.id,
          ctx.db
            .select({ id: releaseVersions.releaseId })
            .from(releaseVersions)
            .where(and(eq(releaseVersions.language, lacks), ne(releaseVersions.headline, ""))),
        )
      : undefined,
  );
  const [total] = await ctx.db.select({ n: count() }).from(releases).where(where);
  const rows = await ctx.db
    .select({ ...getTableColumns(releases), ownerName: people.name, ownerNameAr: people.nameAr })
    .from(releases)
    .leftJoin(people, eq(people.id, releases.ownerId))
    .where(where)
    .orderBy(desc(releases.updatedAt), asc(releases.id))
    .limit(listedPerPage)
    .offset((page - 1) * listedPerPage);
  const versions =
    rows.length === 0
      ? []
      : await ctx.db
          .select()
          .from(releaseVersions)
          .where(
            inArray(
              releaseVersions.releaseId,
              rows.map(({ id }) => id),
            ),
          );
  return {
    total: total?.n ?? 0,
    page,
    releases: rows.map((release) => ({
      ...release,
      versions: versions
        .filter(({ releaseId }) => releaseId === release.id)
        .map((version) => ({
          language: version.language,
          headline: version.headline,
          approved: isApproved(version),
          editedByName: version.editedByName,
        })),
    })),
  };
}

export type ListedRelease = Awaited<ReturnType<typeof listReleases>>["releases"][number];
export type ReleaseCounts = Partial<Record<ReleaseState, number>> & { all: number; mine: number };

/** How many releases stand in each state, in all, and how many of them are this person's: for the views of the list. */
export async function countReleases(ctx: Ctx, ownerId?: string): Promise<ReleaseCounts> {
  allow(ctx, "release.read");
  const rows = await ctx.db
    .select({
      state: releases.state,
      n: count(),
      mine: sql`count(*) filter (where ${releases.ownerId} = ${ownerId ?? null})`.mapWith(Number),
    })
    .from(releases)
    .where(isNull(releases.archivedAt))
    .groupBy(releases.state);
  const total = (key: "n" | "mine") => rows.reduce((sum, row) => sum + row[key], 0);
  return { ...Object.fromEntries(rows.map(({ state, n }) => [state, n])), all: total("n"), mine: total("mine") };
}

/** One release with the working text of each language, in the newsroom's order. Refuses `release-not-found`. */
export async function getRelease(ctx: Ctx, id: string) {
  allow(ctx, "release.read");
  const [release] = await ctx.db.select().from(releases).where(eq(releases.id, id));
  if (!release) throw notFound("release-not-found", { id });
  const order = (await getNewsroom(ctx)).languages.map(({ language }) => language);
  const place = (language: Language) => (order.indexOf(language) + order.length + 1) % (order.length + 1);
  const versions = await ctx.db
    .select({ ...getTableColumns(releaseVersions), publicHash: releaseRevisions.contentHash })
    .from(releaseVersions)
    .leftJoin(releaseRevisions, eq(releaseRevisions.id, releaseVersions.publicRevisionId))
    .where(eq(releaseVersions.releaseId, id));
  const notices = await ctx.db
    .select()
    .from(releaseNotices)
    .where(eq(releaseNotices.releaseId, id))
    .orderBy(asc(releaseNotices.at));
  return {
    ...release,
    notices,
    versions: versions
      .sort((a, b) => place(a.language) - place(b.language))
      .map((version) => ({ ...version, approved: isApproved(version) })),
  };
}
export type ReleaseDetail = Awaited<ReturnType<typeof getRelease>>;

/** Why a release was sent back to its authors, the last time it was; null where it never was. */
export async function findRequestedChanges(ctx: Ctx, releaseId: string) {
  allow(ctx, "release.read");
  const [entry] = await ctx.db
    .select({ at: auditEntries.at, byName: auditEntries.actorName, after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "release"),
        eq(auditEntries.subjectId, releaseId),
        eq(auditEntries.action, "release.changes-requested"),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(1);
  // `requestChanges` leaves this shape.
  return entry ? { at: entry.at, byName: entry.byName, reason: (entry.after as { reason: string }).reason } : null;
}

/** The findings of the working texts (product.md 5.3 and the parity check), and the paragraphs that they point into. */
export async function checkRelease(ctx: Ctx, id: string) {
  const release = await getRelease(ctx, id);
  const { versions } = release;
  const preflight = await preflightOf(ctx, release, versions, await getNewsroom(ctx));
  return { ...preflight, versions: versions.map((version) => checkedVersion(versionOf(version))) };
}

/** The revisions of a release, or of one of its languages, newest first, without their documents. */
export async function listRevisions(ctx: Ctx, releaseId: string, language?: Language) {
  allow(ctx, "release.read");
  return ctx.db
    .select({
      id: releaseRevisions.id,
      language: releaseRevisions.language,
      number: releaseRevisions.number,
      headline: releaseRevisions.headline,
      cause: releaseRevisions.cause,
      contentHash: releaseRevisions.contentHash,
      madeAt: releaseRevisions.madeAt,
      madeByName: releaseRevisions.madeByName,
    })
    .from(releaseRevisions)
    .where(
      and(eq(releaseRevisions.releaseId, releaseId), language ? eq(releaseRevisions.language, language) : undefined),
    )
    .orderBy(desc(releaseRevisions.madeAt), desc(releaseRevisions.number));
}

/** One revision, whole. Refuses `revision-not-found`. */
export async function getRevision(ctx: Ctx, id: string) {
  allow(ctx, "release.read");
  const [revision] = await ctx.db.select().from(releaseRevisions).where(eq(releaseRevisions.id, id));
  if (!revision) throw notFound("revision-not-found", { id });
  return revision;
}

/**
 * What a send of this release carries: the frozen public revision of each language, or the approved
 * one where nothing is public or scheduled yet. Empty when neither is there.
 */
export async function sendableRevisions(
  ctx: Ctx,
  releaseId: string,
): Promise<{ language: Language; revisionId: string }[]> {
  const rows = await ctx.db
    .select({
      language: releaseVersions.language,
      publicId: releaseVersions.publicRevisionId,
      approvedId: releaseRevisions.id,
    })
    .from(releaseVersions)
    .leftJoin(
      releaseRevisions,
      and(
        eq(releaseRevisions.releaseId, releaseVersions.releaseId),
        eq(releaseRevisions.language, releaseVersions.language),
        eq(releaseRevisions.contentHash, releaseVersions.approvedHash),
      ),
    )
    .where(
      and(
        eq(releaseVersions.releaseId, releaseId),
        or(sql`${releaseVersions.publicRevisionId} is not null`, sql`${releaseRevisions.id} is not null`),
      ),
    )
    .orderBy(releaseVersions.language, desc(releaseRevisions.number));
  const anyPublic = rows.some(({ publicId }) => publicId !== null);
  const chosen = new Map<Language, string>();
  for (const { language, publicId, approvedId } of rows) {
    const id = anyPublic ? publicId : approvedId;
    if (id && !chosen.has(language)) chosen.set(language, id);
  }
  return [...chosen].map(([language, revisionId]) => ({ language, revisionId }));
}
