import type { Language } from "@/base/vocabulary";
import { found, nowhere, type PreflightFinding } from "./finding";

/** The HTML of a mail as the renderer of sends makes it, in one combination of languages. */
export interface MailSize {
  languages: readonly Language[];
  /** Bytes in UTF-8. */
  bytes: number;
}

/** Bytes of HTML: above `sent` Gmail cuts the mail off and none is sent, above `advised` little is left to grow. */
export const mailLimits = { advised: 81_920, sent: 102_400 } as const;

/**
 * M13 and C13: mails that are too large, each cause once: a mail in two languages says nothing new where one of
 * them alone is too large already. The text of each side is the number of bytes. Silent where nobody has rendered.
 */
export function checkMails(mails: readonly MailSize[]): PreflightFinding[] {
  const large = largestOfEach(mails.filter(({ bytes }) => bytes > mailLimits.advised));
  return large
    .filter((mail) => !large.some((other) => isPartOf(other, mail) && isTooLarge(other) >= isTooLarge(mail)))
    .map((mail) => {
      const sides = mail.languages.map((language) => nowhere(language, String(mail.bytes)));
      return found("mail.size", sides, isTooLarge(mail) ? {} : { severity: "warning" });
    });
}

const isTooLarge = ({ bytes }: MailSize): number => Number(bytes > mailLimits.sent);

/** Which language comes first changes a mail by a few bytes. */
function largestOfEach(mails: readonly MailSize[]): MailSize[] {
  const sets = new Map<string, MailSize>();
  for (const mail of mails) {
    const key = [...mail.languages].sort().join("+");
    if (mail.bytes > (sets.get(key)?.bytes ?? 0)) sets.set(key, mail);
  }
  return [...sets.values()];
}

const isPartOf = (part: MailSize, whole: MailSize): boolean =>
  part.languages.length < whole.languages.length && part.languages.every((one) => whole.languages.includes(one));
