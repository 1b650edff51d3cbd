import type { CheckedVersion } from "./block";
import { type Draft, type Finding, finish } from "./finding";
import { checkAddresses, checkOwnAddresses } from "./rules/addresses";
import { checkCountryLists } from "./rules/country-lists";
import { checkDates, checkMalformedDates } from "./rules/dates";
import { checkGlossary, type GlossaryEntry } from "./rules/glossary";
import { checkHygiene } from "./rules/hygiene";
import { checkLanguageLists } from "./rules/language-lists";
import { checkNumbers } from "./rules/numbers";
import { type Pair, pairOf, pivotParagraph, type Side, sidesOf } from "./rules/pair";
import { checkParagraphs } from "./rules/paragraphs";
import { checkQuoteMarks, checkQuotes } from "./rules/quotes";
import { checkTypography } from "./rules/typography";
import { checkWeekdays } from "./rules/weekdays";

export type { Finding, GlossaryEntry };

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
  const sides = sidesOf(versions, options.region);
  const [pivot, ...others] = sides;
  if (!pivot) return [];
  const pairs = others.map((other) => pairOf(pivot, other));
  const drafts = onePerCause([
    ...ownFindings(pivot, others, (paragraph) => paragraph),
    ...pairs.flatMap((pair) => [
      ...compare(pair, options.glossary ?? []),
      ...ownFindings(
        pair.right,
        sides.filter((side) => side !== pair.right),
        (paragraph) => pivotParagraph(pair, paragraph),
      ),
    ]),
  ]);
  const dismissed = options.dismissed ?? new Set();
  return finish(drafts).filter(({ fingerprint }) => !dismissed.has(fingerprint));
}

/** Which paragraphs of the first version stand against which of another: for the spine between two panes. */
export function alignment(pivot: CheckedVersion, other: CheckedVersion, region: string): Pair["pairings"] {
  const [left, right] = sidesOf([pivot, other], region);
  return left && right ? pairOf(left, right).pairings : [];
}

function compare(pair: Pair, glossary: readonly GlossaryEntry[]): Draft[] {
  const dates = checkDates(pair);
  return [
    ...checkParagraphs(pair),
    ...checkNumbers(pair, dates.explained),
    ...dates.drafts,
    ...checkWeekdays(pair),
    ...checkAddresses(pair),
    ...checkQuotes(pair),
    ...checkLanguageLists(pair),
    ...checkCountryLists(pair),
    ...checkGlossary(pair, glossary),
  ];
}

/** The 38th of July against the 28th is told as the difference that it is, not as a malformed date as well. */
function onePerCause(drafts: readonly Draft[]): Draft[] {
  const placesOf = ({ sides }: Draft) => sides.map(({ lang, paragraph, start }) => `${lang} ${paragraph} ${start}`);
  const told = new Set(drafts.filter(({ code }) => code === "date.mismatch").flatMap(placesOf));
  return drafts.filter((draft) => draft.code !== "date.malformed" || !placesOf(draft).some((place) => told.has(place)));
}

function ownFindings(side: Side, others: readonly Side[], paragraphOf: (paragraph: number) => number): Draft[] {
  return [
    ...checkOwnAddresses(side, others, paragraphOf),
    ...checkMalformedDates(side, paragraphOf),
    ...checkQuoteMarks(side, paragraphOf),
    ...checkTypography(side, paragraphOf),
    ...checkHygiene(side, paragraphOf),
  ];
}
