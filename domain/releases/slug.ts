import { sql } from "drizzle-orm";
import { releases } from "@/db/schema/releases";
import type { Ctx } from "../context";

const longest = 80;

/**
 * The part of a slug that a headline gives: ASCII letters and digits joined by hyphens, at most 80
 * characters, cut at a word (bilingual.md C5). Null where nothing usable is left, digits alone
 * included: those addresses are the archive's.
 */
export function slugOf(headline: string): string | null {
  const words = headline
    .normalize("NFD")
    .replace(/[\u0300-\u036f’'ʼ]/g, "")
    .toLowerCase()
    .replace(/(\d),(?=\d)/g, "$1")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, longest);
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug === "" || /^\d+$/.test(slug.replaceAll("-", "")) ? null : slug;
}

/**
 * A slug that no other release has: from the English headline, else `<yyyy-mm-dd>-<short id>`;
 * repeated ones get `-2`, `-3`. Taken under a lock that lasts as long as the transaction.
 */
export async function freeSlug(ctx: Ctx, releaseId: string, englishHeadline: string): Promise<string> {
  const base = slugOf(englishHeadline) ?? `${ctx.now.toISOString().slice(0, 10)}-${releaseId.slice(0, 8)}`;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('bayan.slug'))`);
  const rows = await ctx.db
    .select({ slug: releases.slug })
    .from(releases)
    .where(
      sql`${releases.id} <> ${releaseId} and (${releases.slug} = ${base} or ${releases.slug} like ${`${base}-%`})`,
    );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
