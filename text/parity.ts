import type { CheckedVersion } from "./block";
import { type Draft, type Finding, finish } from "./finding";
import { checkAddresses, checkOwnAddresses } from "./rules/addresses";
import { checkDates, checkMalformedDates } from "./rules/dates";
import { checkNumbers } from "./rules/numbers";
import { type Pair, pairOf, pivotParagraph, type Side, sideOf } from "./rules/pair";
import { checkParagraphs } from "./rules/paragraphs";
import { checkTypography } from "./rules/typography";

export type { Finding };

/** A term or person with its names in each language; the first one is shown. */
export interface GlossaryEntry {
  kind: "term" | "person";
  names: Partial<Record<string, string[]>>;
}

export interface CheckOptions {
  /** Country of the organisation (ISO 3166-1), for telephone numbers without an international prefix. */
  region: string;
  glossary?: readonly GlossaryEntry[];
  /** Fingerprints of findings that a person has called intended. */
  dismissed?: ReadonlySet<string>;
}

/**
 * Every fact on which the versions of a release differ (bilingual.md B). The first version is the
 * pivot; each other one is compared with it. Pure and deterministic, without network; the same in
 * browser and server. Never throws on any text.
 */
export function check(versions: readonly CheckedVersion[], options: CheckOptions): Finding[] {
  const sides = versions.map((version) => sideOf(version, options.region));
  const [pivot, ...others] = sides;
  if (!pivot) return [];
  const pairs = others.map((other) => pairOf(pivot, other));
  const drafts = [
    ...ownFindings(pivot, others, (paragraph) => paragraph),
    ...pairs.flatMap((pair) => [
      ...compare(pair),
      ...ownFindings(
        pair.right,
        sides.filter((side) => side !== pair.right),
        (paragraph) => pivotParagraph(pair, paragraph),
      ),
    ]),
  ];
  const dismissed = options.dismissed ?? new Set();
  return finish(drafts).filter(({ fingerprint }) => !dismissed.has(fingerprint));
}

/** Which paragraphs of the first version stand against which of another: for the spine between two panes. */
export function alignment(pivot: CheckedVersion, other: CheckedVersion, region: string): Pair["pairings"] {
  return pairOf(sideOf(pivot, region), sideOf(other, region)).pairings;
}

function compare(pair: Pair): Draft[] {
  const dates = checkDates(pair);
  return [...checkParagraphs(pair), ...checkNumbers(pair, dates.explained), ...dates.drafts, ...checkAddresses(pair)];
}

function ownFindings(side: Side, others: readonly Side[], paragraphOf: (paragraph: number) => number): Draft[] {
  return [
    ...checkOwnAddresses(side, others, paragraphOf),
    ...checkMalformedDates(side, paragraphOf),
    ...checkTypography(side, paragraphOf),
  ];
}
