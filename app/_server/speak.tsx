import "server-only";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { clientWords } from "@/ui/client-words";
import type en from "@/ui/messages/en.json";

/** Sends the words of one screen to the browser, beside those that every page of the desk has there. */
export async function Speak({ words, children }: { words: (keyof typeof en)[]; children: ReactNode }) {
  const messages = await getMessages();
  const names = [...clientWords, ...words];
  return (
    <NextIntlClientProvider messages={Object.fromEntries(names.map((name) => [name, messages[name]]))}>
      {children}
    </NextIntlClientProvider>
  );
}
