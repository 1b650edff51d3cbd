import { fingerprintOf } from "@/text/finding";
import { linksOf, type PlacedLink } from "../links";
import type { Version } from "../version";
import { type DeadLink, found, type PreflightFinding } from "./finding";

/** C11: addresses that lead nowhere, each once, with its first place in each language. Silent until they were asked for. */
export function checkLinks(versions: readonly Version[], dead: readonly DeadLink[]): PreflightFinding[] {
  if (dead.length === 0) return [];
  const placed = new Map<string, PlacedLink[]>();
  for (const link of versions.flatMap(linksOf)) {
    const same = placed.get(link.url) ?? [];
    if (!same.some(({ lang }) => lang === link.lang)) placed.set(link.url, [...same, link]);
  }
  return dead.flatMap((link) => {
    const sides = placed.get(link.url);
    if (!sides) return [];
    // The address, not the words that lead there: an intended dead end stays one when it is worded anew.
    const named = sides.map(({ lang }) => ({ lang, text: link.url }));
    const places = sides.map(({ url: _, ...place }) => place);
    return [{ ...found("link.dead", places, { link }), fingerprint: fingerprintOf("link.dead", named) }];
  });
}
