import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MailFacts, SendMail } from "@/domain/distribution/render";
import { tokenSlot } from "@/domain/distribution/render";
import { encodeBody } from "./body-encoding";
import { markSlot, type Slot } from "./mime-template";

/** Headers that are each recipient's own; the composer only gives them their place. */
const own: Record<string, Slot> = {
  date: { name: "date" },
  to: { name: "to" },
  "message-id": { name: "message-id" },
  "list-unsubscribe": { name: "list-unsubscribe" },
  "x-send-ref": { name: "send-ref" },
};

/**
 * The MIME of one mail of a send, built once (sending.md 5.5, Template): headers by nodemailer's
 * composer, folded and encoded; both bodies encoded here, so that a token can be exchanged in them.
 * The boundary is derived from the content: a mail compiled twice has the same bytes.
 */
export async function compileMail(mail: SendMail, facts: MailFacts): Promise<Buffer> {
  const boundary = `bayan-${createHash("sha256").update(mail.html).update(mail.text).digest("hex").slice(0, 24)}`;
  const part = (type: string, content: string) => {
    const { encoding, body } = encodeBody(content, tokenSlot);
    const head = `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
    return [Buffer.from(head), body, Buffer.from("\r\n")];
  };
  return Buffer.concat([
    await headerOf(mail, facts, boundary),
    ...part("text/plain; charset=utf-8; format=fixed", mail.text),
    ...part("text/html; charset=utf-8", mail.html),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

async function headerOf(mail: SendMail, facts: MailFacts, boundary: string): Promise<Buffer> {
  const domain = facts.fromEmail.slice(facts.fromEmail.lastIndexOf("@") + 1);
  const composer = new MailComposer({
    from: { name: mail.fromName, address: facts.fromEmail },
    to: { name: "", address: "slot@slot.invalid" },
    replyTo: { name: mail.fromName, address: facts.replyTo },
    subject: mail.subject,
    messageId: "<slot@slot.invalid>",
    date: new Date(0),
    text: "-",
    html: "-",
    headers: {
      "List-Id": listId(facts.listName, domain),
      "List-Help": `<mailto:${facts.replyTo}>`,
      "List-Unsubscribe": "<slot>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Feedback-ID": facts.feedbackId,
      "Content-Language": mail.languages.join(", "),
      Precedence: "list",
      "Auto-Submitted": "auto-generated",
      "X-Send-Ref": "slot",
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const composed = (await composer.compile().build()).toString("latin1");
  const [head = ""] = composed.split(/\r?\n\r?\n/, 1);
  const chunks = head
    .replace(/\r?\n/g, "\r\n")
    .split(/\r\n(?![ \t])/)
    .filter((line) => !/^content-(type|transfer-encoding):/i.test(line))
    .map((line) => {
      const slot = own[line.slice(0, line.indexOf(":")).toLowerCase()];
      return slot ? markSlot(slot) : Buffer.from(`${line}\r\n`, "latin1");
    });
  return Buffer.concat([
    ...chunks,
    Buffer.from(`Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n`),
  ]);
}

/** RFC 2919: a phrase and an id that stays the same for every mail of this press list. */
function listId(name: string, domain: string): string {
  const phrase = name
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\<>]/g, "")
    .trim();
  return `${phrase ? `"${phrase}" ` : ""}<press.${domain}>`;
}
