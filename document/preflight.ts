import type { Severity } from "@/base/vocabulary";
import { check, type Finding } from "@/text/parity";
import { checkedVersion, placedBlocks } from "./blocks";
import type { Version } from "./version";

/** Codes that the pre-flight adds to those of the parity check (product.md 5.3). */
export const preflightCodes = ["field.missing", "field.empty", "contact.raw"] as const;
export type PreflightCode = (typeof preflightCodes)[number];

/** A finding of the parity check, or one that a single version shows by itself. */
export type PreflightFinding = Omit<Finding, "code"> & { code: Finding["code"] | PreflightCode };

/**
 * All that can be found in the texts of a release by themselves, most serious first: the parity of
 * the languages against the first one (bilingual.md B3 gives the shape and the numbering of
 * paragraphs), fields that are empty, contacts that are still raw text. Pure: the desk runs it in
 * the browser while one types, the server before an approval, and both find the same.
 * @param versions in the newsroom's order, the source first
 * @param region two-letter country for telephone numbers without a country code
 */
export function preflight(versions: readonly Version[], region: string): PreflightFinding[] {
  // An empty version is one finding, not a missing paragraph for each of the other side's.
  const written = versions.filter((version) => emptyFields(version).length === 0);
  const parity =
    written.length > 0
      ? check(
          written.map((version) => checkedVersion(version)),
          { region },
        )
      : [];
  return [...versions.flatMap(ofVersion), ...parity].sort((a, b) => weight(a) - weight(b));
}

/** How many findings stop an approval. */
export function countOpen(findings: readonly PreflightFinding[]): number {
  return findings.filter(({ severity }) => severity === "error").length;
}

/** Which of the required fields, headline and lead, a version lacks. */
export function emptyFields(version: Version): ("headline" | "lead")[] {
  const lead = placedBlocks(version).find(({ kind }) => kind === "lead");
  return [
    ...(version.headline.trim() ? [] : (["headline"] as const)),
    ...(lead?.text.trim() ? [] : (["lead"] as const)),
  ];
}

const weights: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const weight = ({ severity, paragraph }: PreflightFinding) => weights[severity] * 1_000_000 + paragraph;

function ofVersion(version: Version): PreflightFinding[] {
  const { lang } = version;
  const field = (code: PreflightCode, severity: Severity, name: string): PreflightFinding => ({
    code,
    severity,
    paragraph: 0,
    sides: [{ lang, paragraph: null, start: 0, end: 0, text: name }],
    fingerprint: `${code}:${lang}:${name}`,
  });
  const dateline = version.dateline?.place || version.dateline?.text;
  return [
    ...emptyFields(version).map((name) => field("field.missing", "error", name)),
    ...(version.subhead ? [] : [field("field.empty", "info", "subhead")]),
    ...(dateline ? [] : [field("field.empty", "info", "dateline")]),
    ...placedBlocks(version).flatMap((block, paragraph) =>
      block.kind === "contact" && isRaw(version, block.path)
        ? [
            {
              ...field("contact.raw", "info", block.text),
              paragraph,
              sides: [{ lang, paragraph, start: 0, end: block.text.length, text: block.text }],
            },
          ]
        : [],
    ),
  ];
}

/** A contact that holds imported text instead of a record. */
function isRaw(version: Version, path: number[] | null): boolean {
  const [outer = -1, inner = -1] = path ?? [];
  return version.document.content[outer]?.content?.[inner]?.attrs?.personId == null;
}
