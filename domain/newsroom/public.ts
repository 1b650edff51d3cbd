import { and, eq, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import type { Language } from "@/base/vocabulary";
import { releases, releaseVersions } from "@/db/schema/releases";

/**
 * The one place that says what the public may see: a release that is published, or whose time on
 * the clock has come (product.md 5.0), in the languages that go out, as they were frozen. The
 * database's clock decides, so that neither a late worker nor a web server's wrong clock does.
 */
export const isOut = or(
  eq(releases.state, "published"),
  and(eq(releases.state, "scheduled"), lte(releases.publishAt, sql`now()`)),
);

/** Since when it is out. */
export const outSince = sql<Date>`coalesce(${releases.publishedAt}, ${releases.publishAt})`.mapWith(
  releases.publishedAt,
);

/** A version of a release that is out, in one of the newsroom's public languages. */
export function goesOutIn(languages: readonly Language[]) {
  return and(
    eq(releaseVersions.goesOut, true),
    isNotNull(releaseVersions.publicRevisionId),
    inArray(releaseVersions.language, [...languages]),
  );
}
