import type { MailFacts } from "@/domain/distribution/render";
import type { SendMail } from "@/domain/distribution/render-mail";
import { tokenSlots } from "@/domain/releases/token-slots";
import { harmless } from "./compose";
import { compileTemplate, packTemplate } from "./template";

/** The MIME of one mail of a send, built once, with the headers of mail-and-safety.md 2.1 that all its readers share. */
export async function compileMail(mail: SendMail, facts: MailFacts): Promise<Buffer> {
  const { fromName, subject, text, html, languages } = mail;
  const domain = facts.fromEmail.slice(facts.fromEmail.lastIndexOf("@") + 1);
  const template = await compileTemplate(
    {
      from: { name: fromName, address: facts.fromEmail },
      replyTo: facts.replyTo,
      subject,
      text,
      html,
      headers: {
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": listId(facts.listName, domain),
        "List-Help": `<mailto:${facts.replyTo}>`,
        "Feedback-ID": facts.feedbackId,
        "Content-Language": languages.join(", "),
        Precedence: "list",
        "Auto-Submitted": "auto-generated",
      },
    },
    tokenSlots,
  );
  return packTemplate(template);
}

/**
 * RFC 2919: a phrase, and an id that stays the same for every mail of this press list. The phrase is
 * bare words: the composer would take one in quotation marks for text and encode the id with it.
 */
function listId(name: string, domain: string): string {
  const phrase = harmless(name)
    .replace(/[^\w' -]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
  return `${phrase ? `${phrase} ` : ""}<press.${domain}>`;
}
