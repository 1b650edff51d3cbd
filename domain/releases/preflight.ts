import type { Language, Severity } from "@/base/vocabulary";
import { checkedVersion, placedBlocks } from "@/document/blocks";
import { check, type Finding } from "@/text/parity";
import type { Newsroom } from "../settings/queries";
import { versionOf } from "./content";
import type { VersionRow } from "./rows";

/** Codes that the pre-flight adds to those of the parity check (product.md 5.3). */
export const preflightCodes = ["field.missing", "field.empty", "contact.raw"] as const;
export type PreflightCode = (typeof preflightCodes)[number];

/** A finding of the parity check, or one that a single version shows by itself. */
export type PreflightFinding = Omit<Finding, "code"> & { code: Finding["code"] | PreflightCode };

export interface Preflight {
  findings: PreflightFinding[];
}

type Checked = Pick<
  VersionRow,
  | "language"
  | "headline"
  | "kicker"
  | "subhead"
  | "datelinePlace"
  | "datelineDate"
  | "datelineText"
  | "summary"
  | "mailSubject"
  | "preheader"
  | "document"
>;

/**
 * All that can be found in a release by itself, most serious first: the parity of its languages
 * against the source (bilingual.md B3 gives the shape and the numbering of paragraphs), fields that
 * are empty, contacts that are still raw text. Pure.
 */
export function preflightOf(versions: readonly Checked[], newsroom: Pick<Newsroom, "languages" | "region">): Preflight {
  const order = newsroom.languages.map(({ language }) => language);
  const place = (language: Language) => (order.indexOf(language) + order.length + 1) % (order.length + 1);
  const sorted = [...versions].sort((a, b) => place(a.language) - place(b.language));
  // An empty version is one finding, not a missing paragraph for each of the other side's.
  const written = sorted.filter((version) => emptyFields(version).length === 0);
  const checked = written.map((version) => checkedVersion(versionOf(version)));
  const parity = checked.length > 0 ? check(checked, { region: newsroom.region }) : [];
  return { findings: [...sorted.flatMap(ofVersion), ...parity].sort((a, b) => weight(a) - weight(b)) };
}

/** How many findings stop an approval. */
export function countOpen(findings: readonly PreflightFinding[]): number {
  return findings.filter(({ severity }) => severity === "error").length;
}

/** Which of the required fields, headline and lead, a version lacks. */
export function emptyFields(version: Checked): ("headline" | "lead")[] {
  const lead = placedBlocks(versionOf(version)).find(({ kind }) => kind === "lead");
  return [
    ...(version.headline.trim() ? [] : (["headline"] as const)),
    ...(lead?.text.trim() ? [] : (["lead"] as const)),
  ];
}

const weights: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const weight = ({ severity, paragraph }: PreflightFinding) => weights[severity] * 1_000_000 + paragraph;

function ofVersion(version: Checked): PreflightFinding[] {
  const lang = version.language;
  const field = (code: PreflightCode, severity: Severity, name: string): PreflightFinding => ({
    code,
    severity,
    paragraph: 0,
    sides: [{ lang, paragraph: null, start: 0, end: 0, text: name }],
    fingerprint: `${code}:${lang}:${name}`,
  });
  const dateline = version.datelinePlace || version.datelineText;
  return [
    ...emptyFields(version).map((name) => field("field.missing", "error", name)),
    ...(version.subhead ? [] : [field("field.empty", "info", "subhead")]),
    ...(dateline ? [] : [field("field.empty", "info", "dateline")]),
    ...placedBlocks(versionOf(version)).flatMap((block, paragraph) =>
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
function isRaw(version: Checked, path: number[] | null): boolean {
  const [outer = -1, inner = -1] = path ?? [];
  const node = versionOf(version).document.content[outer]?.content?.[inner];
  return node?.attrs?.personId == null;
}
