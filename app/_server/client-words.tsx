import "server-only";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { clientWords } from "@/ui/client-words";
import type en from "@/ui/messages/en.json";

/** Sends further words to the browser, for the client components of one part of the desk. */
export async function ClientWords({ of, children }: { of: (keyof typeof en)[]; children: ReactNode }) {
  const messages = await getMessages();
  const words = Object.fromEntries([...clientWords, ...of].map((name) => [name, messages[name]]));
  return <NextIntlClientProvider messages={words}>{children}</NextIntlClientProvider>;
}
