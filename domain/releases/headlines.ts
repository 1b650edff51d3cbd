import { inArray } from "drizzle-orm";
import type { Language } from "@/base/vocabulary";
import { releaseVersions } from "@/db/schema/releases";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";

/** The headlines of several releases by language, for lists of what was done with them. */
export async function headlinesOf(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<Language, string>>>> {
  allow(ctx, "release.read");
  const found = new Map<string, Partial<Record<Language, string>>>();
  if (ids.length === 0) return found;
  const rows = await ctx.db
    .select({ id: releaseVersions.releaseId, language: releaseVersions.language, headline: releaseVersions.headline })
    .from(releaseVersions)
    .where(inArray(releaseVersions.releaseId, [...new Set(ids)]));
  for (const { id, language, headline } of rows) {
    if (headline) found.set(id, { ...found.get(id), [language]: headline });
  }
  return found;
}
