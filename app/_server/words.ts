import "server-only";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { cache } from "react";
import { formattingLocale } from "@/base/locale";
import type { DigitSystem, InterfaceLanguage } from "@/base/vocabulary";
import { getNewsroom } from "@/domain/settings/queries";
import { chooseLanguage, languageCookie } from "@/ui/choose-language";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { getActor, openDoor } from "./session";

const messages = { en, ar };

/** The language that this request's interface speaks; once per request. */
export const interfaceLanguage = cache(async (): Promise<InterfaceLanguage> => {
  const [cookie, header] = await Promise.all([cookies(), headers()]);
  return chooseLanguage({
    profile: await profileLanguage(),
    cookie: cookie.get(languageCookie)?.value,
    acceptLanguage: header.get("accept-language"),
  });
});

/** The language in the profile of who is signed in. */
async function profileLanguage(): Promise<string | undefined> {
  return (await getActor())?.interfaceLanguage;
}

/** The newsroom's digits; once per request. A page that says that the database is away needs none of it. */
const newsroomDigits = cache(
  async (): Promise<DigitSystem | undefined> => (await getNewsroom(openDoor()).catch(() => undefined))?.digits,
);

/**
 * next-intl's request file. The locale is the one that formats (Iraqi months, the newsroom's digits), so that a
 * number inside a message has the digits of the number beside it; it is not the bare language; dates are formatted by `base/locale.ts` in the newsroom's zone, so UTC here is never seen.
 */
export default getRequestConfig(async () => {
  const language = await interfaceLanguage();
  return { locale: formattingLocale(language, await newsroomDigits()), messages: messages[language], timeZone: "UTC" };
});
