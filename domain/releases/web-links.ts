import { and, eq, gt, inArray, isNotNull, isNull, lt, notInArray, or } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { webLinks } from "@/db/schema/links";
import { releases, releaseVersions } from "@/db/schema/releases";
import { linksOf } from "@/document/links";
import type { DeadLink, LinkFault } from "@/document/preflight/finding";
import type { Ctx } from "../context";
import { versionOf } from "./content";

export type { LinkFault };

const hour = 3_600_000;

/** The addresses that led nowhere when they were last asked for. */
export async function listDeadLinks({ db }: Pick<Ctx, "db">): Promise<DeadLink[]> {
  const { url, fault, at } = webLinks;
  const rows = await db.select({ url, fault, at }).from(webLinks).where(isNotNull(fault)).orderBy(url);
  return rows.flatMap(({ url, fault, at }) => (fault ? [{ url, fault, at: at.toISOString() }] : []));
}

/** Has the addresses of a text that was just written asked for, where that was never done; while one still types, later. */
export async function askForLinks(ctx: Ctx, text: Parameters<typeof versionOf>[0]): Promise<void> {
  const urls = urlsOf(text);
  if (urls.length === 0) return;
  const known = await ctx.db.select({ url: webLinks.url }).from(webLinks).where(inArray(webLinks.url, urls));
  if (known.length === urls.length) return;
  await enqueue(ctx.db, "link-check", {}, { key: "written", startAfter: new Date(ctx.now.getTime() + 15_000) });
}

/**
 * Addresses that are to be asked for now, at most `most`: of texts that are still to go out and were written in the
 * last month, those that nobody asked for yet, that led nowhere an hour ago, or that answered a day ago.
 */
export async function dueLinks(ctx: Ctx, most: number): Promise<string[]> {
  const before = (hours: number) => new Date(ctx.now.getTime() - hours * hour);
  const texts = await ctx.db
    .select({ text: releaseVersions })
    .from(releaseVersions)
    .innerJoin(releases, eq(releases.id, releaseVersions.releaseId))
    .where(
      and(
        isNull(releases.archivedAt),
        notInArray(releases.state, ["published", "withdrawn"]),
        gt(releaseVersions.editedAt, before(30 * 24)),
      ),
    );
  const wanted = new Set(texts.flatMap(({ text }) => urlsOf(text)));
  if (wanted.size === 0) return [];
  const rested = await ctx.db
    .select({ url: webLinks.url })
    .from(webLinks)
    .where(or(and(isNull(webLinks.fault), gt(webLinks.at, before(24))), gt(webLinks.at, before(0.9))));
  for (const { url } of rested) wanted.delete(url);
  return [...wanted].slice(0, most);
}

/**
 * Keeps what became of asking for an address: a fault, or null where it leads somewhere. Undefined: nobody answered,
 * and what was known against it stands. Addresses that no text to come has named for a month are forgotten.
 */
export async function noteLink(ctx: Ctx, url: string, fault: LinkFault | null | undefined): Promise<void> {
  const at = ctx.now;
  await ctx.db
    .insert(webLinks)
    .values({ url, fault: fault ?? null, at })
    .onConflictDoUpdate({
      target: webLinks.url,
      set: fault === undefined ? { at } : { fault, at },
      ...(fault === undefined ? { setWhere: isNull(webLinks.fault) } : {}),
    });
  await ctx.db.delete(webLinks).where(lt(webLinks.at, new Date(at.getTime() - 30 * 24 * hour)));
}

const urlsOf = (text: Parameters<typeof versionOf>[0]): string[] => [
  ...new Set(linksOf(versionOf(text)).map(({ url }) => url)),
];
