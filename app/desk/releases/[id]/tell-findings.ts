import { getTranslations } from "next-intl/server";
import type { Refusal } from "@/base/refusal";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { FormState } from "@/ui/form-state";
import { findingSays, findingTitle } from "./edit/finding-words";
import { placeHash } from "./edit/place-hash";

/** With `must-fix-open`, what is open: each finding in words, with what it quotes and the way to its place. */
export async function tellFindings({ reason, detail }: Refusal): Promise<Partial<FormState>> {
  const { release, findings } = detail;
  if (reason !== "must-fix-open" || !Array.isArray(findings)) return {};
  const [words, names] = await Promise.all([getTranslations("editor"), getTranslations("languages")]);
  return {
    findings: findings.map((kept) => {
      // `refuseOpen` wrote it.
      const finding = JSON.parse(kept) as PreflightFinding;
      const { fingerprint, severity, sides } = finding;
      return {
        id: fingerprint,
        severity,
        title: findingTitle(words, finding),
        says: findingSays(words, names, finding),
        passages: sides.flatMap(({ lang, paragraph, text }) => (paragraph === null || !text ? [] : [{ lang, text }])),
        href: `/desk/releases/${release}/edit${placeHash(finding)}`,
      };
    }),
  };
}
