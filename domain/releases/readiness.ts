import { inArray } from "drizzle-orm";
import type { Language } from "@/base/vocabulary";
import { releaseVersions } from "@/db/schema/releases";
import type { Ctx } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { preflightsOf } from "./preflight";

/** What the list shows of a release's check: counts per language, and the first two values that differ. */
export interface ReadinessOf {
  counts: Partial<Record<Language, { mustFix: number; toCheck: number }>>;
  differing?: { language: Language; text: string }[];
}

/**
 * The check of several releases at once, for the rows of a list: in every state, since the operator may
 * publish over what is open, and what is public then says it still. Ids of no release are absent from the answer.
 */
export async function readinessOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ReadinessOf>> {
  allow(ctx, "release.read");
  if (ids.length === 0) return new Map();
  const newsroom = await getNewsroom(ctx);
  const versions = await ctx.db
    .select()
    .from(releaseVersions)
    .where(inArray(releaseVersions.releaseId, [...ids]));
  const texts = new Map(
    versions.map(({ releaseId: id }) => [id, versions.filter(({ releaseId }) => releaseId === id)]),
  );
  const checked = await preflightsOf(ctx, texts, newsroom);
  return new Map(
    [...texts].map(([id, own]) => {
      const findings = (checked.get(id)?.findings ?? []).filter(({ dismissal }) => !dismissal);
      const count = (language: Language, severity: "error" | "warning") =>
        findings.filter((one) => one.severity === severity && sidesOf(one).includes(language)).length;
      const counts = Object.fromEntries(
        own.map(({ language }) => [
          language,
          { mustFix: count(language, "error"), toCheck: count(language, "warning") },
        ]),
      );
      const differing = findings.find(({ code, sides }) => code === "number.mismatch" && sides.length === 2);
      return [
        id,
        {
          counts,
          ...(differing ? { differing: differing.sides.map(({ lang, text }) => ({ language: lang, text })) } : {}),
        },
      ];
    }),
  );
}

const sidesOf = ({ sides, missingIn }: { sides: { lang: Language }[]; missingIn?: Language }): Language[] => [
  ...new Set([...sides.map(({ lang }) => lang), ...(missingIn ? [missingIn] : [])]),
];
