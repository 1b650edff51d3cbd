import { sql } from "drizzle-orm";
import { noCounts, type SendCounts, sumOf } from "@/base/send-counts";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { shownState } from "./queries";

export interface CountedPart {
  /** Name of the lane; id of the outlet, or empty for those of no outlet. */
  key: string;
  /** Of an outlet. */
  name: string | null;
  nameAr: string | null;
  counts: SendCounts;
}

/**
 * The counts of a send by its receivers' mail system, or by the outlet that the people belong to now;
 * the largest first. Whoever is gone from the contacts stands at the end with those of no outlet, so
 * that the parts add up to the whole.
 */
export async function countBy(ctx: Ctx, sendId: string, part: "lane" | "outlet"): Promise<CountedPart[]> {
  allow(ctx, "release.read");
  const grouped =
    part === "lane"
      ? sql`select s.lane as key, null as name, null as name_ar, d.state, d.uncertain, count(*)::int as n
          from deliveries d join send_slices s on s.id = d.slice_id where d.send_id = ${sendId} group by 1, 4, 5`
      : sql`select coalesce(o.id::text, '') as key, o.name, o.name_ar, d.state, d.uncertain, count(*)::int as n
          from deliveries d left join contacts c on c.id = d.contact_id left join outlets o on o.id = c.outlet_id
          where d.send_id = ${sendId} group by o.id, d.state, d.uncertain`;
  const rows = await ctx.db.execute<{
    key: string;
    name: string | null;
    name_ar: string | null;
    state: number;
    uncertain: boolean;
    n: number;
  }>(grouped);
  const parts = new Map<string, CountedPart>();
  for (const { key, name, name_ar, state, uncertain, n } of rows) {
    const one = parts.get(key) ?? { key, name, nameAr: name_ar || null, counts: noCounts() };
    one.counts.frozen += n;
    one.counts[shownState(state, uncertain)] += n;
    parts.set(key, one);
  }
  return [...parts.values()].sort(
    (a, b) =>
      Number(a.key === "") - Number(b.key === "") || b.counts.frozen - a.counts.frozen || a.key.localeCompare(b.key),
  );
}

/** Key of the parts that are shown as one. */
export const rest = "rest";

/**
 * The largest `shown` parts by themselves and the others as one, so that they still add up; those of no outlet
 * stay by themselves at the end, however many they are.
 */
export function largestOf(parts: readonly CountedPart[], shown: number): CountedPart[] {
  const named = parts.filter(({ key }) => key !== "");
  const more = named.slice(shown);
  if (more.length < 2) return [...parts];
  const others = { key: rest, name: null, nameAr: null, counts: sumOf(more.map(({ counts }) => counts)) };
  return [...named.slice(0, shown), others, ...parts.filter(({ key }) => key === "")];
}
