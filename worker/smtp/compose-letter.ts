import MailComposer from "nodemailer/lib/mail-composer";
import type { Language } from "@/base/vocabulary";
import type { Envelope } from "./connection";

export interface Letter {
  to: string;
  subject: string;
  html: string;
  text: string;
  language: Language;
  fromName: string;
  fromEmail: string;
  replyTo: string;
  date: Date;
}

/** One transactional mail, composed whole: no list headers, and marked as nobody's own writing (RFC 3834). */
export async function composeLetter(letter: Letter): Promise<{ envelope: Envelope; bytes: Buffer }> {
  const crlf = (text: string) => text.replace(/\r\n?|\n/g, "\r\n");
  const composed = await new MailComposer({
    from: { name: letter.fromName, address: letter.fromEmail },
    to: { name: "", address: letter.to },
    replyTo: { name: letter.fromName, address: letter.replyTo },
    subject: letter.subject,
    date: letter.date,
    text: crlf(letter.text),
    html: crlf(letter.html),
    textEncoding: letter.language === "ar" ? "base64" : "quoted-printable",
    headers: {
      "Content-Language": letter.language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  const bytes = Buffer.from(composed.toString("latin1").replace(/\r\n?|\n/g, "\r\n"), "latin1");
  return { envelope: { from: letter.fromEmail, to: letter.to }, bytes };
}
