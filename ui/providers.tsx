"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { formattingLocale } from "../base/locale";
import type { InterfaceLanguage } from "../base/vocabulary";
import { Notices } from "./notices";

/** What the widgets need to know of the page: its language (direction and digits follow) and how it moves. */
export function Providers({ language, children }: { language: InterfaceLanguage; children: ReactNode }) {
  const router = useRouter();
  return (
    <I18nProvider locale={formattingLocale(language)}>
      <RouterProvider navigate={router.push}>
        {children}
        <Notices dir={language === "ar" ? "rtl" : "ltr"} />
      </RouterProvider>
    </I18nProvider>
  );
}
