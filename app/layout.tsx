import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { directionOf } from "@/base/locale";
import { fontFaces, preloadedFont } from "@/ui/assets";
import { clientWords } from "@/ui/client-words";
import { Providers } from "@/ui/providers";
import { readTheme } from "./_server/theme";
import { interfaceLanguage } from "./_server/words";
import "@/ui/desk.css";

export const metadata: Metadata = {
  title: { default: "Bayan", template: "%s – Bayan" },
  robots: { index: false },
  icons: "/assets/icon.svg",
};

/** Around the staff's pages: language, direction and theme are set before anything is drawn. */
export default async function Layout({ children }: { children: ReactNode }) {
  const [language, theme, messages] = await Promise.all([interfaceLanguage(), readTheme(), getMessages()]);
  const words = Object.fromEntries(clientWords.map((name) => [name, messages[name]]));
  return (
    <html lang={language} dir={directionOf(language)} data-theme={theme === "system" ? undefined : theme}>
      <head>
        <link rel="preload" href={preloadedFont(language, "desk")} as="font" type="font/woff2" crossOrigin="" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own font faces, made from a list of files */}
        <style dangerouslySetInnerHTML={{ __html: fontFaces() }} />
      </head>
      <body>
        <NextIntlClientProvider messages={words}>
          <Providers language={language}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
