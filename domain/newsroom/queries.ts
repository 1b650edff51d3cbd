import { and, asc, count, desc, eq, exists, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Language } from "@/base/vocabulary";
import { releaseNotices, releaseRevisions, releases, releaseVersions } from "@/db/schema/releases";
import type { NodeJson } from "@/document/schema";
import type { Version } from "@/document/version";
import type { Ctx } from "../context";
import { versionOf } from "../releases/content";
import { listNotices } from "../releases/notices";
import type { Visit } from "./front";
import { asItems, type PublicItem } from "./items";
import { goesOutIn, isOut, outSince } from "./public";

export const perPage = 20;

/** A language of a release, as the public reads it. */
export interface PublicVersion extends Version {
  /** Written for lists and search engines; blank: not written. */
  summary: string;
}

export interface PublicNotice {
  language: Language;
  words: string;
  at: Date;
}

export type PublicRelease =
  | {
      kind: "out";
      id: string;
      slug: string;
      at: Date;
      correctedAt: Date | null;
      /** In the newsroom's order of languages. */
      versions: PublicVersion[];
      corrections: PublicNotice[];
    }
  | { kind: "withdrawn"; id: string; slug: string; at: Date; reasons: PublicNotice[] };

/**
 * A page of the releases that are out, newest first, in the wanted language where they have it and
 * else in another, told by `language`. `year` counts in the newsroom's zone. A page beyond the last is empty.
 */
export async function listPublic(
  ctx: Visit,
  { language, year, page = 1 }: { language: Language; year?: number; page?: number },
) {
  const { front } = ctx;
  const where = and(isOut, hasVersion(ctx, front.languages), year ? inYear(year, front.zone) : undefined);
  const [total] = await ctx.db.select({ n: count() }).from(releases).where(where);
  const rows = await ctx.db
    .select({ id: releases.id, slug: releases.slug, at: outSince, correctedAt: releases.correctedAt })
    .from(releases)
    .where(where)
    .orderBy(desc(outSince), asc(releases.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const texts = await textsOf(
    ctx,
    rows.map(({ id }) => id),
    front.languages,
  );
  return { total: total?.n ?? 0, items: asItems(rows, texts, [language, ...front.languages]) };
}

/** The newest releases that are out in this very language. */
export async function listLatest(ctx: Ctx, language: Language, limit: number): Promise<PublicItem[]> {
  const rows = await ctx.db
    .select({ id: releases.id, slug: releases.slug, at: outSince, correctedAt: releases.correctedAt })
    .from(releases)
    .where(and(isOut, hasVersion(ctx, [language])))
    .orderBy(desc(outSince), asc(releases.id))
    .limit(limit);
  const texts = await textsOf(
    ctx,
    rows.map(({ id }) => id),
    [language],
  );
  return asItems(rows, texts, [language]);
}

/** The years in which something came out, newest first. */
export async function listYears(ctx: Visit): Promise<number[]> {
  const { languages, zone } = ctx.front;
  const year = sql<number>`extract(year from ${outSince} at time zone ${zone})::int`;
  const rows = await ctx.db
    .selectDistinct({ year })
    .from(releases)
    .where(and(isOut, hasVersion(ctx, languages)))
    .orderBy(desc(sql`1`));
  return rows.map(({ year }) => year);
}

/** A release by its address: out, withdrawn, or null for everything else, which is nobody's business. */
export async function findPublic(ctx: Visit, slug: string): Promise<PublicRelease | null> {
  const { languages } = ctx.front;
  const rows = await ctx.db
    .select({
      id: releases.id,
      at: outSince,
      correctedAt: releases.correctedAt,
      withdrawnAt: releases.withdrawnAt,
      revision: releaseRevisions,
    })
    .from(releases)
    .innerJoin(releaseVersions, eq(releaseVersions.releaseId, releases.id))
    .innerJoin(releaseRevisions, eq(releaseRevisions.id, releaseVersions.publicRevisionId))
    .where(and(eq(releases.slug, slug), or(isOut, eq(releases.state, "withdrawn")), goesOutIn(languages)))
    .prepare("public_release")
    .execute();
  const [release] = rows;
  if (!release) return null;
  const { id, at, correctedAt, withdrawnAt } = release;
  if (withdrawnAt) {
    const reasons = await listNotices(ctx, id, "withdrawal", inArray(releaseNotices.language, [...languages]));
    return { kind: "withdrawn", id, slug, at: withdrawnAt, reasons };
  }
  return {
    kind: "out",
    id,
    slug,
    at,
    correctedAt,
    versions: languages.flatMap((language) =>
      rows.filter(({ revision }) => revision.language === language).map(({ revision }) => publicVersion(revision)),
    ),
    corrections: correctedAt
      ? await listNotices(ctx, id, "correction", inArray(releaseNotices.language, [...languages]))
      : [],
  };
}

/** The newest releases with their whole text in one language, for feeds. */
export async function listWhole(ctx: Ctx, language: Language, limit: number) {
  const items = await listLatest(ctx, language, limit);
  const versions = await versionsOf(
    ctx,
    items.map(({ id }) => id),
    [language],
  );
  return items.flatMap((item) =>
    versions.filter(({ releaseId }) => releaseId === item.id).map(({ version }) => ({ ...item, version })),
  );
}

/** Every address that search engines may know: slug, languages in which it is out, time of the last change. */
export async function listAddresses(ctx: Visit): Promise<{ slug: string; languages: Language[]; changedAt: Date }[]> {
  const { languages } = ctx.front;
  const rows = await ctx.db
    .select({
      slug: releases.slug,
      language: releaseVersions.language,
      at: outSince,
      correctedAt: releases.correctedAt,
    })
    .from(releases)
    .innerJoin(releaseVersions, eq(releaseVersions.releaseId, releases.id))
    .where(and(isOut, goesOutIn(languages)))
    .orderBy(desc(outSince), asc(releases.id))
    .limit(50_000);
  const bySlug = new Map<string, { slug: string; languages: Language[]; changedAt: Date }>();
  for (const { slug, language, at, correctedAt } of rows) {
    const address = bySlug.get(slug) ?? { slug, languages: [], changedAt: correctedAt ?? at };
    bySlug.set(slug, {
      ...address,
      languages: languages.filter((one) => one === language || address.languages.includes(one)),
    });
  }
  return [...bySlug.values()];
}

/** Milliseconds until the next release on the clock comes out; undefined when none is. */
export async function untilNextPublication(ctx: Ctx): Promise<number | undefined> {
  const [row] = await ctx.db
    .select({ wait: sql<number | null>`extract(epoch from min(${releases.publishAt}) - now())::float8 * 1000` })
    .from(releases)
    .where(and(eq(releases.state, "scheduled"), gt(releases.publishAt, sql`now()`)))
    .prepare("next_publication")
    .execute();
  return row?.wait ?? undefined;
}

function hasVersion(ctx: Ctx, languages: readonly Language[]): SQL | undefined {
  return exists(
    ctx.db
      .select({ one: sql`1` })
      .from(releaseVersions)
      .where(and(eq(releaseVersions.releaseId, releases.id), goesOutIn(languages))),
  );
}

/** Bounds of a calendar year in a zone; an index on the time can be used, unlike with extract. */
function inYear(year: number, zone: string): SQL {
  const start = (of: number) => sql`make_timestamptz(${of}::int, 1, 1, 0, 0, 0, ${zone})`;
  return sql`${outSince} >= ${start(year)} and ${outSince} < ${start(year + 1)}`;
}

/** What lists show of the frozen texts: of a document the first paragraph only. */
async function textsOf(ctx: Ctx, ids: string[], languages: readonly Language[]) {
  if (ids.length === 0) return [];
  return ctx.db
    .select({
      releaseId: releaseVersions.releaseId,
      language: releaseRevisions.language,
      kicker: releaseRevisions.kicker,
      headline: releaseRevisions.headline,
      subhead: releaseRevisions.subhead,
      summary: releaseRevisions.summary,
      lead: sql<NodeJson | null>`${releaseRevisions.document} -> 'content' -> 0`,
    })
    .from(releaseVersions)
    .innerJoin(releaseRevisions, eq(releaseRevisions.id, releaseVersions.publicRevisionId))
    .where(and(inArray(releaseVersions.releaseId, ids), goesOutIn(languages)));
}

async function versionsOf(ctx: Ctx, ids: string[], languages: readonly Language[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ releaseId: releaseVersions.releaseId, revision: releaseRevisions })
    .from(releaseVersions)
    .innerJoin(releaseRevisions, eq(releaseRevisions.id, releaseVersions.publicRevisionId))
    .where(and(inArray(releaseVersions.releaseId, ids), goesOutIn(languages)));
  return rows.map(({ releaseId, revision }) => ({ releaseId, version: publicVersion(revision) }));
}

const publicVersion = (revision: typeof releaseRevisions.$inferSelect): PublicVersion => ({
  ...versionOf(revision),
  summary: revision.summary,
});
