import { interfaceLanguage } from "@/app/_server/words";
import { isRefusal } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { previewMail } from "@/domain/distribution/preview";
import { getNewsroom } from "@/domain/settings/queries";
import { refusalWords } from "@/ui/refusal-words";

/** What a mail program shows before the mail is opened; or why there would be no mail. */
export type MailHeaders = { subject: string; preheader: string; from: string; bytes: number } | { refused: string };

/** The headers of the mail in each language, and of the one that carries all of them (`both`). */
export async function readHeaders(
  ctx: Ctx,
  id: string,
  languages: readonly Language[],
): Promise<Record<string, MailHeaders>> {
  const [speaks, { senderEmail }] = await Promise.all([interfaceLanguage(), getNewsroom(ctx)]);
  const kinds: [string, readonly Language[]][] = languages.map((language) => [language, [language]]);
  if (languages.length > 1) kinds.push(["both", languages]);
  const read = kinds.map(async ([kind, chosen]): Promise<[string, MailHeaders]> => {
    try {
      const { subject, preheader, fromName, html } = await previewMail(ctx, id, chosen);
      const bytes = new TextEncoder().encode(html).length;
      return [kind, { subject, preheader, from: `${fromName} <${senderEmail}>`, bytes }];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return [kind, { refused: refusalWords(speaks, error.reason) }];
    }
  });
  return Object.fromEntries(await Promise.all(read));
}
