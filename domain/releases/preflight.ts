import { setImmediate as letOthersIn } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { findingDismissals, releases, releaseVersions } from "@/db/schema/releases";
import { type Dismissal, type Knowledge, type PreflightFinding, preflight } from "@/document/preflight";
import type { Schedule } from "@/document/preflight/clock";
import type { MailSize } from "@/document/preflight/mail";
import { picturesIn } from "@/document/preflight/media";
import type { Ctx } from "../context";
import { picturesOf } from "../media/queries";
import { type GlossaryRow, listGlossary } from "../records/queries";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { versionOf } from "./content";
import type { MailText } from "./draw-mail";
import { mailSizes } from "./mail-sizes";
import { refuseOpen } from "./must-fix";
import { isApproved, type ReleaseRow } from "./rows";
import { listDeadLinks } from "./web-links";

export interface Preflight {
  /** Those with a `dismissal` are settled: shown, and no hindrance. */
  findings: PreflightFinding[];
}

type Dated = Pick<ReleaseRow, "id" | "slug" | "state" | "publishAt" | "publishedAt" | "embargoUntil">;
type Checked = MailText & { editedAt: Date };

const editedOf = (versions: readonly Checked[]) =>
  Object.fromEntries(versions.map(({ language, editedAt }) => [language, editedAt.toISOString()]));

/** The pre-flight of stored texts, in the newsroom's order of languages (`document/preflight.ts` has the rules). */
export async function preflightOf(
  ctx: Ctx,
  release: Dated,
  versions: readonly Checked[],
  newsroom: Newsroom,
): Promise<Preflight> {
  const knowledge = await knowledgeOf(ctx, release, versions, newsroom);
  return { findings: run(versions, newsroom, { ...knowledge, edited: editedOf(versions) }) };
}

/** The calendar day of a moment in a zone, `yyyy-mm-dd`. */
const dayIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/**
 * The same for many releases, with one reading of all that they share; their mails are not weighed, and no
 * embargo is asked for. A check takes milliseconds of the one thread: between two of them whoever reads the
 * newsroom gets an answer.
 */
export async function preflightsOf(
  ctx: Ctx,
  texts: ReadonlyMap<string, readonly Checked[]>,
  newsroom: Newsroom,
): Promise<Map<string, Preflight>> {
  const ids = [...texts.keys()];
  const glossary = await listGlossary(ctx);
  const deadLinks = await listDeadLinks(ctx);
  const pictures = await picturesOf(ctx, [...texts.values()].flat().map(versionOf).flatMap(picturesIn));
  const media = { pictures, now: ctx.now.toISOString() };
  const rows =
    ids.length === 0
      ? []
      : await ctx.db.select().from(findingDismissals).where(inArray(findingDismissals.releaseId, ids));
  const checked = new Map<string, Preflight>();
  for (const [id, versions] of texts) {
    const dismissals = byFingerprint(rows.filter(({ releaseId }) => releaseId === id));
    const knowledge = {
      glossary,
      dismissals,
      severities: newsroom.severities,
      edited: editedOf(versions),
      deadLinks,
      media,
    };
    checked.set(id, { findings: run(versions, newsroom, knowledge) });
    await letOthersIn();
  }
  return checked;
}

/**
 * Stops people while the approved texts hold something that must be fixed and nobody called intended:
 * the operator may have approved them, or a rule weighs more since. Refuses `must-fix-open`.
 */
export async function requireSettled(ctx: Ctx, release: Dated): Promise<void> {
  if (ctx.actor.kind !== "person") return;
  const versions = await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, release.id));
  const { findings } = await preflightOf(ctx, release, versions.filter(isApproved), await getNewsroom(ctx));
  refuseOpen(ctx, release.id, findings);
}

/** Knowledge whose glossary says which entry is which. */
export type Known = Omit<Knowledge, "glossary"> & { glossary: GlossaryRow[] };

/** What the check of a release needs beside its texts, for the desk, which runs it in the browser. Plain data. */
export async function getKnowledge(ctx: Ctx, id: string): Promise<Known> {
  const { release, versions } = await read(ctx, id);
  return knowledgeOf(ctx, release, versions, await getNewsroom(ctx));
}

/** What the mails of the texts as they are kept weigh. Refuses `release-not-found`. */
export async function mailSizesOf(ctx: Ctx, id: string): Promise<MailSize[]> {
  const { release, versions } = await read(ctx, id);
  return mailSizes(ctx, release, versions, await getNewsroom(ctx));
}

async function read(ctx: Ctx, id: string) {
  allow(ctx, "release.read");
  const [release] = await ctx.db.select().from(releases).where(eq(releases.id, id));
  if (!release) throw notFound("release-not-found", { id });
  const versions = await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, id));
  return { release, versions };
}

async function knowledgeOf(ctx: Ctx, release: Dated, versions: readonly Checked[], newsroom: Newsroom): Promise<Known> {
  const { severities, sender } = newsroom;
  const glossary = await listGlossary(ctx);
  const rows = await ctx.db.select().from(findingDismissals).where(eq(findingDismissals.releaseId, release.id));
  const mails = await mailSizes(ctx, release, versions, newsroom);
  const schedule = scheduleOf(release, newsroom.zone, ctx.now);
  const pictures = await picturesOf(ctx, versions.map(versionOf).flatMap(picturesIn));
  return {
    glossary,
    dismissals: byFingerprint(rows),
    severities,
    schedule,
    mails,
    media: { pictures, now: ctx.now.toISOString() },
    deadLinks: await listDeadLinks(ctx),
    ...(sender ? { sender } : {}),
  };
}

/** A release whose hour has come is out, whatever the clock's worker has done: its hour is none to come too late. */
function scheduleOf({ state, publishAt, embargoUntil }: Dated, zone: string, now: Date): Schedule {
  const isSet = publishAt !== null && !["scheduled", "published", "withdrawn"].includes(state);
  return {
    ...(embargoUntil ? { embargoDay: dayIn(zone, embargoUntil) } : {}),
    ...(isSet ? { at: publishAt.toISOString(), now: now.toISOString() } : {}),
  };
}

const byFingerprint = (rows: readonly (typeof findingDismissals.$inferSelect)[]) =>
  Object.fromEntries(
    rows.map(({ fingerprint, byName, at, reason }): [string, Dismissal] => [
      fingerprint,
      { by: byName, at: at.toISOString(), reason },
    ]),
  );

function run(versions: readonly Checked[], { languages, region }: Newsroom, knowledge: Knowledge): PreflightFinding[] {
  const order = languages.map(({ language }) => language);
  const place = (language: Language) => (order.indexOf(language) + order.length + 1) % (order.length + 1);
  const sorted = [...versions].sort((a, b) => place(a.language) - place(b.language));
  return preflight(sorted.map(versionOf), region, knowledge);
}
