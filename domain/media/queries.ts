import { inArray } from "drizzle-orm";
import { mediaAssets, mediaTexts } from "@/db/schema/media";
import type { Picture } from "@/document/preflight/media";
import type { Ctx } from "../context";

/** What is known of pictures beside their files; one that is not kept is left out. */
export async function picturesOf({ db }: Pick<Ctx, "db">, ids: readonly string[]): Promise<Picture[]> {
  if (ids.length === 0) return [];
  const assets = await db
    .select()
    .from(mediaAssets)
    .where(inArray(mediaAssets.id, [...ids]));
  const texts = await db
    .select()
    .from(mediaTexts)
    .where(inArray(mediaTexts.assetId, [...ids]));
  return assets.map(({ id, rightsUntil }) => ({
    assetId: id,
    alts: Object.fromEntries(texts.filter(({ assetId }) => assetId === id).map(({ language, alt }) => [language, alt])),
    ...(rightsUntil ? { rightsUntil: rightsUntil.toISOString() } : {}),
  }));
}
