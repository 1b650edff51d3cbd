import { createTranslator } from "use-intl/core";
import { formattingLocale } from "@/base/locale";
import type { InterfaceLanguage } from "@/base/vocabulary";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };

/** What a screen says in a language of the interface: `wordsOf("ar")("audience.title")`. */
export function wordsOf(language: InterfaceLanguage) {
  return createTranslator({ locale: formattingLocale(language), messages: { en, ar }[language] as typeof en });
}

export type Words = ReturnType<typeof wordsOf>;
