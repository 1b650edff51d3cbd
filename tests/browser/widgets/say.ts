import type { InterfaceLanguage } from "@/base/vocabulary";

/** The sheet's own words, both languages side by side: they are samples, not words of the product. */
export type Say = (en: string, ar: string) => string;
export const say =
  (language: InterfaceLanguage): Say =>
  (en, ar) =>
    language === "ar" ? ar : en;

export interface PageProps {
  t: Say;
  language: InterfaceLanguage;
}
