import type { Language } from "@/base/vocabulary";

const slim = "\u202f";

/** Opening and closing mark of a quotation, by language (CLDR; French with narrow no-break spaces). */
const marks: Record<Language, readonly [open: string, close: string]> = {
  en: ["“", "”"],
  ar: ["«", "»"],
  fr: [`«${slim}`, `${slim}»`],
  es: ["«", "»"],
  ckb: ["«", "»"],
  ku: ["“", "”"],
  fa: ["«", "»"],
  de: ["„", "“"],
};

export const quoteMarks = (language: Language): readonly [open: string, close: string] => marks[language];

/** A quotation typed with its marks gets ours instead of a second pair. */
export const typedOpening = /^\s*["“”„«]\s*/;
export const typedClosing = /\s*["“”»]\s*$/;
