import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";

/** A whole message as `MailComposer` is asked for it: nothing that the user wrote goes in prepared. */
export interface Message {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
  /** With angle brackets. */
  messageId: string;
  /** Headers beside these, in their order. Values are ours, never typed by anyone. */
  headers: Record<string, string>;
}

/**
 * The bytes of one message: text first, HTML last, CRLF everywhere, no header of ours that names the
 * program. The boundary derives from the subject and date, so composing again gives the same bytes.
 */
export async function composeMessage(message: Message): Promise<Buffer> {
  const { headers, from, to, subject } = message;
  const boundary = createHash("sha256").update(`${subject}\0${message.date.toISOString()}`).digest("hex").slice(0, 24);
  const bytes = await new MailComposer({
    from: { name: harmless(from.name), address: from.address },
    to: { name: harmless(to.name), address: to.address },
    replyTo: message.replyTo,
    subject: harmless(subject),
    date: message.date,
    messageId: message.messageId,
    text: withCrlf(message.text),
    html: withCrlf(message.html),
    textEncoding: encodingOf(message.text + message.html),
    headers,
    baseBoundary: boundary,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return crlf(bytes);
}

/** base64 costs Arabic 1.35 times its bytes, quoted-printable three times; Latin the other way round. */
export function encodingOf(text: string): "base64" | "quoted-printable" {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return arabic > text.length / 4 ? "base64" : "quoted-printable";
}

/** RFC 2045 6.8 wants CRLF before a text is encoded. */
export function withCrlf(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

/**
 * Control characters and direction overrides pass through encoded words and turn a name round in the
 * reader's list of mails (mail-and-safety.md 0.5): neither is ever part of a name or a subject.
 */
export function harmless(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}

/** `MailComposer` can leave a bare LF; what is signed and sent has none. */
function crlf(bytes: Buffer): Buffer {
  const text = bytes.toString("latin1");
  return /(^|[^\r])\n|\r(?!\n)/.test(text) ? Buffer.from(withCrlf(text), "latin1") : bytes;
}
