import type { CSSProperties } from "react";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";

/** Colours of the light theme (design tokens); dark ones are in the style block of `frame.tsx`. */
export const colour = {
  ground: "#F2EFE8",
  card: "#FFFFFF",
  ink: "#14212B",
  ink2: "#46545F",
  ink3: "#5E6B75",
  line: "#D9D4C8",
  clay: "#9A3F1D",
  accent: "#0B5563",
  onAccent: "#FFFFFF",
} as const;

const arabic = "Tahoma,'Segoe UI','Geeza Pro',Arial,sans-serif";
const sans = "Arial,Helvetica,sans-serif";
const serif = "Georgia,'Times New Roman',serif";

/**
 * The attributes and styles that every block of a language repeats: clients drop those of the root,
 * and some those of tables, so each cell says its own (bilingual.md C3). Physical sides on purpose:
 * mail programs do not know logical ones.
 */
export function side(language: Language) {
  const direction = directionOf(language);
  const align = direction === "rtl" ? ("right" as const) : ("left" as const);
  return {
    attributes: { dir: direction, lang: language, align },
    style: { direction, textAlign: align } as CSSProperties,
    align,
    isRtl: direction === "rtl",
  };
}

const isArabicScript = (language: Language) => directionOf(language) === "rtl";

export const fonts = {
  label: (language: Language): CSSProperties => ({ fontFamily: isArabicScript(language) ? arabic : sans }),
  text: (language: Language): CSSProperties => ({ fontFamily: isArabicScript(language) ? arabic : serif }),
};

/** Size and leading by script: Arabic is set larger on more air. */
export const sizes = {
  kicker: (): CSSProperties => ({ fontSize: 14, lineHeight: "1.6", fontWeight: "bold" }),
  headline: (language: Language): CSSProperties => ({
    fontSize: 26,
    lineHeight: isArabicScript(language) ? "1.5" : "1.2",
    fontWeight: "bold",
  }),
  subhead: (language: Language): CSSProperties => ({
    fontSize: 18,
    lineHeight: isArabicScript(language) ? "1.75" : "1.45",
  }),
  heading: (language: Language): CSSProperties => ({
    fontSize: 19,
    lineHeight: isArabicScript(language) ? "1.7" : "1.35",
    fontWeight: "bold",
  }),
  body: (language: Language): CSSProperties => ({ fontSize: 17, lineHeight: isArabicScript(language) ? "1.8" : "1.6" }),
  quote: (language: Language): CSSProperties => ({
    fontSize: 19,
    lineHeight: isArabicScript(language) ? "1.8" : "1.5",
  }),
  small: (language: Language): CSSProperties => ({
    fontSize: 14,
    lineHeight: isArabicScript(language) ? "1.7" : "1.55",
  }),
};

/** The old attribute beside the style, for clients that drop one of them; React's types do not know it on cells. */
export const ground = (bgcolor: string) => ({ bgcolor });
