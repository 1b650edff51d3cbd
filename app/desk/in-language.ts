import { type Language, languages } from "@/base/vocabulary";

/** Of texts by language the one in the reader's, else any, with its language. */
export function inLanguage(
  texts: Partial<Record<Language, string>> | undefined,
  wanted: Language,
): { headline: string; lang: Language } {
  const lang = [wanted, ...languages].find((language) => texts?.[language]);
  return { headline: (lang && texts?.[lang]) ?? "…", lang: lang ?? wanted };
}
