import type { Language, LanguageRule } from "@/base/vocabulary";

export interface LanguageChoice {
  rule: LanguageRule;
  /** Languages that the send carries, in the newsroom's order. */
  available: readonly Language[];
  /** The newsroom's public languages in its order: what a contact without a choice reads. */
  open: readonly Language[];
  source: Language;
}

export interface Combination {
  /** The languages of the mail, joined by `+`, the first one on top: names a template of the send. */
  name: string;
  /** The release lacks every language of this contact, who gets the source language. */
  isOther: boolean;
}

/**
 * Which languages a contact gets, and in which order (contract, Sending): by its own choice; `both`:
 * every public language, the contact's first one on top; a code: that language for everyone.
 * @param own the contact's languages in the order they are read; empty: no choice made
 */
export function combinationOf(
  own: readonly Language[],
  { rule, available, open, source }: LanguageChoice,
): Combination {
  const has = (language: Language) => available.includes(language);
  const fallback = has(source) ? source : available[0];
  if (!fallback) throw new Error("a send carries at least one language");
  if (rule !== "own" && rule !== "both") return { name: rule, isOther: false };
  const read = (own.length > 0 ? own : open).filter(has);
  if (rule === "both") {
    const every = open.filter(has);
    const first = read[0] ?? every[0] ?? fallback;
    return { name: [first, ...every.filter((language) => language !== first)].join("+"), isOther: false };
  }
  return read.length > 0 ? { name: read.join("+"), isOther: false } : { name: fallback, isOther: true };
}

/** `ar+en` → ar, en. Names are made by `combinationOf`, so each part is a language. */
export const languagesOf = (combination: string): Language[] => combination.split("+") as Language[];
