import type { Severity } from "@/base/vocabulary";
import { fingerprintOf, isAdjustable, paritySeverities } from "@/text/finding";
import { check, type Finding, type GlossaryEntry } from "@/text/parity";
import { checkedVersion, placedBlocks } from "./blocks";
import type { Version } from "./version";

/** Codes that the pre-flight adds to those of the parity check (product.md 5.3). */
export const preflightCodes = ["field.missing", "field.empty", "contact.raw"] as const;
export type PreflightCode = (typeof preflightCodes)[number];

export type Code = Finding["code"] | PreflightCode;

/** Who called a finding intended, when (ISO 8601) and why. */
export interface Dismissal {
  by: string;
  at: string;
  reason: string;
}

/** A finding of the parity check, or one that a single version shows by itself. With `dismissal` it is settled. */
export type PreflightFinding = Omit<Finding, "code"> & { code: Code; dismissal?: Dismissal };

/** What the newsroom knows beside the texts; plain data, so that the desk can hand it to a browser. */
export interface Knowledge {
  glossary?: readonly GlossaryEntry[];
  /** By fingerprint: they hold while both texts of a finding stay as they are. */
  dismissals?: Readonly<Record<string, Dismissal>>;
  /** What an admin decided that findings weigh here, by code. */
  severities?: Readonly<Partial<Record<string, Severity>>>;
}

/**
 * All that can be found in the texts of a release by themselves, most serious first: the parity of
 * the languages against the first one (bilingual.md B3 gives the shape and the numbering of
 * paragraphs), fields that are empty, contacts that are still raw text. Pure: the desk runs it in
 * the browser while one types, the server before an approval, and both find the same.
 * @param versions in the newsroom's order, the source first
 * @param region two-letter country for telephone numbers without a country code
 */
export function preflight(
  versions: readonly Version[],
  region: string,
  { glossary = [], dismissals = {}, severities = {} }: Knowledge = {},
): PreflightFinding[] {
  // An empty version is one finding, not a missing paragraph for each of the other side's.
  const written = versions.filter((version) => emptyFields(version).length === 0);
  const parity =
    written.length > 0
      ? check(
          written.map((version) => checkedVersion(version)),
          { region, glossary },
        )
      : [];
  return [...versions.flatMap(ofVersion), ...parity]
    .map((finding) => weighed(finding, severities, dismissals))
    .sort((a, b) => weight(a) - weight(b));
}

/** The newsroom's own weight of a finding, and who settled it. What a rule made lighter at one place is never made heavier. */
function weighed(
  finding: PreflightFinding,
  severities: NonNullable<Knowledge["severities"]>,
  dismissals: NonNullable<Knowledge["dismissals"]>,
): PreflightFinding {
  const chosen = isAdjustable(finding.code) ? severities[finding.code] : undefined;
  const isLighter = isParityCode(finding.code) && finding.severity !== paritySeverities[finding.code];
  const dismissal = dismissals[finding.fingerprint];
  return {
    ...finding,
    ...(chosen && !(isLighter && weights[chosen] < weights[finding.severity]) ? { severity: chosen } : {}),
    ...(dismissal ? { dismissal } : {}),
  };
}

const isParityCode = (code: Code): code is Finding["code"] => code in paritySeverities;

/** Findings that stop an approval: Must fix, and not called intended. */
export function openFindings(findings: readonly PreflightFinding[]): PreflightFinding[] {
  return findings.filter(({ severity, dismissal }) => severity === "error" && !dismissal);
}

export const countOpen = (findings: readonly PreflightFinding[]): number => openFindings(findings).length;

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
    fingerprint: fingerprintOf(code, [{ lang, text: name }]),
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
