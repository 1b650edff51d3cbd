import { eq, inArray } from "drizzle-orm";
import type { Language } from "@/base/vocabulary";
import { findingDismissals } from "@/db/schema/releases";
import { type Dismissal, type Knowledge, type PreflightFinding, preflight } from "@/document/preflight";
import type { Ctx } from "../context";
import { listGlossary } from "../records/queries";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { versionOf } from "./content";

export interface Preflight {
  /** Those with a `dismissal` are settled: shown, and no hindrance. */
  findings: PreflightFinding[];
}

type Checked = Parameters<typeof versionOf>[0];

/** The pre-flight of stored texts, in the newsroom's order of languages (`document/preflight.ts` has the rules). */
export async function preflightOf(
  ctx: Ctx,
  id: string,
  versions: readonly Checked[],
  newsroom: Newsroom,
): Promise<Preflight> {
  return { findings: run(versions, newsroom, await knowledgeOf(ctx, id, newsroom)) };
}

/** The same for many releases, with one reading of all that they share. */
export async function preflightsOf(
  ctx: Ctx,
  releases: ReadonlyMap<string, readonly Checked[]>,
  newsroom: Newsroom,
): Promise<Map<string, Preflight>> {
  const ids = [...releases.keys()];
  const glossary = await listGlossary(ctx);
  const rows =
    ids.length === 0
      ? []
      : await ctx.db.select().from(findingDismissals).where(inArray(findingDismissals.releaseId, ids));
  return new Map(
    [...releases].map(([id, versions]) => {
      const dismissals = byFingerprint(rows.filter(({ releaseId }) => releaseId === id));
      return [id, { findings: run(versions, newsroom, { glossary, dismissals, severities: newsroom.severities }) }];
    }),
  );
}

/** What the check of a release needs beside its texts, for the desk, which runs it in the browser. Plain data. */
export async function getKnowledge(ctx: Ctx, id: string): Promise<Knowledge> {
  allow(ctx, "release.read");
  return knowledgeOf(ctx, id, await getNewsroom(ctx));
}

async function knowledgeOf(ctx: Ctx, id: string, { severities }: Newsroom): Promise<Knowledge> {
  const glossary = await listGlossary(ctx);
  const rows = await ctx.db.select().from(findingDismissals).where(eq(findingDismissals.releaseId, id));
  return { glossary, dismissals: byFingerprint(rows), severities };
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
