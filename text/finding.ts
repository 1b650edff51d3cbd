import type { Language, Severity } from "@/base/vocabulary";

/** What the check can say, with the severity of the rule (bilingual.md B3). The pre-flight adds codes of its own. */
export const paritySeverities = {
  "number.mismatch": "error",
  "number.missing": "error",
  "unit.mismatch": "error",
  "qualifier.mismatch": "info",
  "date.mismatch": "error",
  "date.missing": "error",
  "date.malformed": "warning",
  "weekday.mismatch": "info",
  "time.mismatch": "error",
  "phone.mismatch": "error",
  "phone.missing": "error",
  "phone.malformed": "error",
  "email.mismatch": "error",
  "email.missing": "error",
  "email.placeholder": "error",
  "url.mismatch": "warning",
  "url.missing": "warning",
  "quote.count": "warning",
  "quote.missing": "warning",
  "quote.unbalanced": "warning",
  "paragraph.missing": "error",
  "paragraph.count": "info",
  "paragraph.merged": "info",
  "paragraph.order": "warning",
  "length.outlier": "warning",
  "languagelist.mismatch": "error",
  "countrylist.mismatch": "info",
  "term.mismatch": "info",
  "name.mismatch": "warning",
  "digits.mixed": "info",
  "phone.format": "info",
  "typography.quotes": "info",
  "hygiene.bidi": "error",
  "hygiene.invisible": "info",
  "hygiene.tatweel": "info",
} as const satisfies Record<string, Severity>;

export type ParityCode = keyof typeof paritySeverities;
export const parityCodes = Object.keys(paritySeverities) as ParityCode[];

/** M1, M4, M5 and M10 of product.md 5.3: nobody makes these lighter. */
const unchangeable: ReadonlySet<string> = new Set([
  "field.missing",
  "phone.malformed",
  "phone.mismatch",
  "phone.missing",
  "email.mismatch",
  "email.missing",
  "email.placeholder",
  "placeholder.text",
  "image.alt",
  "image.rights",
  "image.protection",
]);

/** May an admin decide what this code weighs? */
export const isAdjustable = (code: string): boolean => !unchangeable.has(code);

/** A place in one version: offsets in the stored text of its paragraph, never in a folded copy. */
export interface FindingSide {
  lang: Language;
  paragraph: number | null;
  start: number;
  end: number;
  text: string;
}

/** One difference or fault. It names both sides and never says which of them is wrong. */
export interface Finding {
  code: ParityCode;
  severity: Severity;
  /** Paragraph in the pivot (the first version); in the other one when the pivot lacks it. */
  paragraph: number;
  sides: FindingSide[];
  missingIn?: Language;
  /** Hash of the code and the surface texts: a dismissal is bound to it and lapses when either text changes. */
  fingerprint: string;
  /** Only where it is certain; applying it twice changes nothing more. */
  repair?: { lang: Language; paragraph: number; start: number; end: number; text: string };
}

export type Draft = Omit<Finding, "fingerprint" | "severity"> & { severity?: Severity };

/** Completes findings and sorts them by paragraph; equal ones get different fingerprints, in order. */
export function finish(drafts: readonly Draft[]): Finding[] {
  const seen = new Map<string, number>();
  return drafts
    .map((draft, order) => ({ draft, order }))
    .sort((a, b) => a.draft.paragraph - b.draft.paragraph || a.order - b.order)
    .map(({ draft }) => {
      const base = fingerprintOf(draft.code, draft.sides);
      const before = seen.get(base) ?? 0;
      seen.set(base, before + 1);
      return {
        ...draft,
        severity: draft.severity ?? paritySeverities[draft.code],
        fingerprint: before === 0 ? base : `${base}-${before + 1}`,
      };
    });
}

/** What a dismissal holds on to: the code and the texts that it was given for, wherever they stand. */
export const fingerprintOf = (code: string, sides: readonly Pick<FindingSide, "lang" | "text">[]): string =>
  hash(JSON.stringify([code, ...sides.map(({ lang, text }) => [lang, text])]));

/** 53-bit cyrb53: the browser has no synchronous SHA, and a fingerprint only tells findings apart. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((low >>> 0) * 0x200000 + (high >>> 11)).toString(16).padStart(14, "0");
}
