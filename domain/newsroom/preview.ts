import { eq } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { readToken, signToken } from "@/base/token";
import { releases, releaseVersions } from "@/db/schema/releases";
import { openKeyRing } from "@/db/secrets";
import type { Ctx } from "../context";
import { versionOf } from "../releases/content";
import { getNewsroom } from "../settings/queries";
import type { PublicRelease } from "./queries";

/** A token that shows the working text of this release, in whatever state it is, until the given time. */
export function previewToken(releaseId: string, until: Date): string {
  return signToken(openKeyRing(), "preview", `${releaseId}_${Math.floor(until.getTime() / 1000)}`);
}

/**
 * The working texts behind a preview token, in the shape in which the public gets a release, so
 * that the same renderers show both. Refuses `token-unknown`: forged, too old, or the release is gone.
 */
export async function getPreview(ctx: Ctx, token: string): Promise<PublicRelease & { kind: "out" }> {
  const [id, until] = readToken(openKeyRing(), "preview", token)?.split("_") ?? [];
  if (!id || Number(until) * 1000 <= ctx.now.getTime()) throw notFound("token-unknown");
  const [release] = await ctx.db.select().from(releases).where(eq(releases.id, id));
  if (!release) throw notFound("token-unknown");
  const rows = await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, id));
  const { languages } = await getNewsroom(ctx);
  return {
    kind: "out",
    id,
    slug: release.slug,
    at: release.publishedAt ?? release.publishAt ?? ctx.now,
    correctedAt: release.correctedAt,
    versions: languages.flatMap(({ language }) =>
      rows.filter((row) => row.language === language).map((row) => ({ ...versionOf(row), summary: row.summary })),
    ),
    corrections: [],
  };
}
