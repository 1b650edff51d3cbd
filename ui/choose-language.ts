import { type InterfaceLanguage, interfaceLanguages } from "../base/vocabulary";

const known = (code: string | undefined): InterfaceLanguage | undefined =>
  interfaceLanguages.find((language) => language === code);

/** The name of the cookie that keeps the language of the interface before anyone has signed in. */
export const languageCookie = "bayan.lang";

/**
 * The language of the interface: what the person chose, else what this browser chose last, else the first of
 * the browser's own languages that there is (RFC 9110, 12.5.4), else English.
 */
export function chooseLanguage(asked: {
  profile?: string;
  cookie?: string;
  acceptLanguage?: string | null;
}): InterfaceLanguage {
  return known(asked.profile) ?? known(asked.cookie) ?? firstAccepted(asked.acceptLanguage ?? "") ?? "en";
}

function firstAccepted(header: string): InterfaceLanguage | undefined {
  const wanted = header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { language: known(tag.split("-")[0]), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    // A stable sort: among equals the first named comes first.
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ language }) => language)?.language;
}
