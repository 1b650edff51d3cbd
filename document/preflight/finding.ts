import type { Language, Severity } from "@/base/vocabulary";
import { fingerprintOf } from "@/text/finding";
import type { Finding } from "@/text/parity";

/** Codes that the pre-flight adds to those of the parity check, with what they weigh (product.md 5.3). */
export const preflightSeverities = {
  "field.missing": "error",
  "field.empty": "info",
  "placeholder.text": "error",
  "structure.mismatch": "warning",
  "length.over": "warning",
  "mail.size": "error",
  "time.past": "error",
  "embargo.contradicts": "error",
  "translation.stale": "warning",
  "sender.unauthenticated": "warning",
  "link.dead": "warning",
  "record.changed": "warning",
  "image.alt": "error",
  "image.rights": "error",
  "image.protection": "error",
  "contact.raw": "info",
  "hygiene.presentation": "info",
  "typography.punctuation": "info",
  "typography.space": "info",
} as const satisfies Record<string, Severity>;
export type PreflightCode = keyof typeof preflightSeverities;

export type Code = Finding["code"] | PreflightCode;

/** Who called a finding intended, when (ISO 8601) and why. */
export interface Dismissal {
  by: string;
  at: string;
  reason: string;
}

/** Fields whose length readers notice: those above the body, and those that only lists and mail programs show. */
export type MeasuredField = "headline" | "summary" | "mailSubject";

/** What was in the way of a page: its host is not there, takes no connections, or knows no such page (HTTP 404, 410). */
export type LinkFault = "no-host" | "refused" | "404" | "410";

/** An address that led nowhere when a job last asked for it. */
export interface DeadLink {
  url: string;
  fault: LinkFault;
  /** ISO 8601. */
  at: string;
}

/** A finding of the parity check, or one that a single version shows by itself. With `dismissal` it is settled. */
export type PreflightFinding = Omit<Finding, "code"> & {
  code: Code;
  dismissal?: Dismissal;
  /** The field that is too long; the text of the side is what it says. */
  field?: MeasuredField;
  /** The address that led nowhere, and what stood in its way. */
  link?: DeadLink;
  /** Numbers that differ inside a quotation (M3): what was said, not what was counted. */
  isQuoted?: true;
};

interface Place {
  lang: Language;
  paragraph: number | null;
  start: number;
  end: number;
  text: string;
}

/** A finding of the pre-flight at its places; the first one says in which paragraph it is. */
export function found(
  code: PreflightCode,
  sides: Place[],
  more: Partial<Pick<PreflightFinding, "missingIn" | "repair" | "severity" | "field" | "link">> = {},
): PreflightFinding {
  return {
    code,
    severity: preflightSeverities[code],
    paragraph: sides[0]?.paragraph ?? 0,
    sides,
    fingerprint: fingerprintOf(code, sides),
    ...more,
  };
}

/** A place without a passage: a field, or a version as a whole. `text` tells fingerprints apart. */
export const nowhere = (lang: Language, text: string): Place => ({ lang, paragraph: null, start: 0, end: 0, text });

/** Findings that stop an approval: Must fix, and not called intended. */
export function openFindings(findings: readonly PreflightFinding[]): PreflightFinding[] {
  return findings.filter(({ severity, dismissal }) => severity === "error" && !dismissal);
}

export const countOpen = (findings: readonly PreflightFinding[]): number => openFindings(findings).length;
