import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import type { CheckedVersion } from "@/text/block";
import type { Finding } from "@/text/finding";
import { check } from "@/text/parity";

/** A version of plain paragraphs, the first one its headline. */
export const version = (lang: Language, ...texts: string[]): CheckedVersion => ({
  lang,
  dir: directionOf(lang),
  paragraphs: texts.map((text, index) => ({ text, kind: index === 0 ? "headline" : "paragraph" })),
});

/** The findings on one pair of paragraphs under headlines that agree. */
export const checkPair = (english: string, arabic: string): Finding[] =>
  check([version("en", "A headline", english), version("ar", "عنوان البيان", arabic)], { region: "IQ" });

/** `code paragraph` of everything at warning or above. */
export const alarms = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity !== "info").map(({ code, paragraph }) => `${code} ${paragraph}`);
