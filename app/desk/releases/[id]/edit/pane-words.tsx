"use client";
import { NextIntlClientProvider } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { createTranslator } from "use-intl/core";
import { formattingLocale } from "@/base/locale";
import { type InterfaceLanguage, interfaceLanguages, type Language } from "@/base/vocabulary";
import type words from "@/ui/messages/en.json";

export type PaneMessages = Record<InterfaceLanguage, (typeof words)["editor"]["pane"]>;

const Messages = createContext<PaneMessages | null>(null);
export const PaneMessagesProvider = Messages.Provider;

/** The language in which a pane speaks of itself: its own, or English where the desk has no words in it. */
export function wordsLanguage(language: Language): InterfaceLanguage {
  return interfaceLanguages.find((one) => one === language) ?? "en";
}

function useMessages(language: Language) {
  const all = useContext(Messages);
  if (!all) throw new Error("the words of the panes are missing");
  const own = wordsLanguage(language);
  return useMemo(() => ({ own, messages: { editor: { pane: all[own] } } }), [all, own]);
}

export function usePaneTranslator(language: Language) {
  const { own, messages } = useMessages(language);
  return useMemo(
    () => createTranslator({ locale: formattingLocale(own), messages, namespace: "editor.pane" }),
    [own, messages],
  );
}
export type PaneTranslator = ReturnType<typeof usePaneTranslator>;

/** Everything inside speaks the language of the page: its words, and the direction of its widgets. */
export function InPaneLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const { own, messages } = useMessages(language);
  const locale = formattingLocale(own);
  return (
    <I18nProvider locale={locale}>
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    </I18nProvider>
  );
}
