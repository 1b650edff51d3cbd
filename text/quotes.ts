import type { Span } from "./fold";
import { matchesOf } from "./matches";

export interface Quotes {
  /** A pair of marks each, outermost only, marks included. */
  spans: Span[];
  /** A mark that opens nothing or closes nothing is left over. */
  unbalanced: boolean;
  /** Where that mark stands. */
  openAt?: number;
}

/** Double marks close one another however they lean: German „x“, Arabic ”x“ and mixed “x" are all met. */
const families: Record<string, string> = {
  '"': "double",
  "“": "double",
  "”": "double",
  "„": "double",
  "‟": "double",
  "＂": "double",
  "«": "angle",
  "»": "angle",
  "《": "angle",
  "》": "angle",
  "﹁": "corner",
  "﹂": "corner",
};

const anyMark = /["“”„‟＂«»《》﹁﹂]/g;

/**
 * Quotation spans of a text (bilingual.md B4.10). Straight marks pair by parity, not by the spaces
 * round them; apostrophes never count, nor an inch mark after a digit outside a quotation.
 */
export function findQuotes(text: string): Quotes {
  const spans: Span[] = [];
  let open: { start: number; family: string } | null = null;
  for (const { 0: char, index: at } of matchesOf(text, anyMark)) {
    const family = families[char] ?? "";
    if (open === null) {
      if (char === '"' && /\d/.test(text.charAt(at - 1))) continue;
      open = { start: at, family };
    } else if (open.family === family) {
      spans.push({ start: open.start, end: at + 1 });
      open = null;
    }
  }
  return open === null ? { spans, unbalanced: false } : { spans, unbalanced: true, openAt: open.start };
}

/**
 * True where a block is a quotation of someone: half of it stands between marks, or it begins or
 * ends with one and the quoted words are a clause, not a name (`“Salam” programme opens`).
 */
export function isQuotation(text: string): boolean {
  const { spans } = findQuotes(text);
  const quoted = spans.map(({ start, end }) => text.slice(start + 1, end - 1));
  const words = quoted.join(" ").split(/\s+/).filter(Boolean).length;
  if (words < 4) return false;
  const share = quoted.join("").length / Math.max(text.trim().length, 1);
  return share >= 0.5 || /^\s*["“”„«]/.test(text) || /["“”»]\s*[.،,!؟?…]*\s*$/.test(text);
}

const verbs = {
  after:
    /["”»“]\s*,?\s*(?:says|said|stated|states|added|adds|explained|according to|a (?:dit|déclaré|ajouté)|dijo)\s+([^.“”"«»]{3,120})/u,
  beforeLatin: /(?:according to|said|says)\s+([^,.“”"«»]{3,80}),?\s*:?\s*["“«]/u,
  arabic:
    /(?<!\p{L})(?:و|ف)?(?:قال|قالت|يقول|تقول|أضاف|أضافت|اضاف|اضافت|صرح|صرّح|صرحت|أكد|أكدت|اكد|اكدت|أوضح|أوضحت|اوضح|اوضحت|بحسب)\s+([^"“”«»:]{3,120}?)\s*(?:إن|أن|ان|:|["“”«»])/u,
};

/** The words that name the speaker of a quotation, as a proposal for a person to confirm. */
export function findSpeaker(text: string): string | undefined {
  const name = (verbs.after.exec(text) ?? verbs.beforeLatin.exec(text) ?? verbs.arabic.exec(text))?.[1];
  return name?.trim().replace(/[\s,،:]+$/, "") || undefined;
}
