import type { RefusalReason } from "../base/refusal";
import type { InterfaceLanguage } from "../base/vocabulary";
import ar from "./messages/ar.json" with { type: "json" };
import en from "./messages/en.json" with { type: "json" };

/** What a refusal says on screen. A reason without words in both languages does not compile here. */
const words: Record<InterfaceLanguage, Record<RefusalReason, string>> = { en: en.refusal, ar: ar.refusal };

export const refusalWords = (language: InterfaceLanguage, reason: RefusalReason): string => words[language][reason];
