import { encodeWord, foldLines } from "nodemailer/lib/mime-funcs";
import { encode as encodeQp, wrap as wrapQp } from "nodemailer/lib/qp";
import { composeMessage, encodingOf, harmless, type Message, withCrlf } from "./compose";

/**
 * A mail compiled once per language combination and filled per recipient: composing anew costs 8 ms
 * for a bilingual mail, filling a copy of its bytes some microseconds (performance.md). All that
 * differs between two recipients is five headers and tokens of one fixed length in the links.
 */
export interface Template {
  /** Header lines that all recipients share, each with its CRLF. */
  headers: string;
  body: Buffer;
  slots: Slot[];
}

/** Where a token stands in the body, as encoded there, and `which` of the tokens. */
export type Slot =
  | { encoding: "quoted-printable"; at: number; breaks: number[]; which: [number] }
  | { encoding: "base64"; at: number; offsets: number[]; which: number[]; source: string };

/** What one recipient's copy carries. */
export interface Filling {
  to: { name: string; address: string };
  /** With angle brackets. */
  messageId: string;
  /** Not known when the mail is compiled: the send may start days later. The same for every try. */
  date: Date;
  listUnsubscribe: string;
  sendRef: string;
  /** In the order of the placeholders that the template was rendered with, all of one length. */
  tokens: readonly string[];
}

const line64 = 57;

/**
 * Compiles a mail whose text and HTML carry `placeholders` where each recipient's tokens go. They are
 * letters, digits, `-`, `_` and `.` only, which no encoding touches.
 */
export async function compileTemplate(
  message: Omit<Message, "to" | "messageId" | "date">,
  placeholders: readonly string[],
): Promise<Template> {
  const bytes = await composeMessage({
    ...message,
    to: { name: "", address: "to@placeholder.invalid" },
    messageId: "<id@placeholder.invalid>",
    date: new Date(0),
  });
  const end = bytes.indexOf("\r\n\r\n");
  const headers = bytes
    .subarray(0, end + 2)
    .toString("latin1")
    .split(/(?<=\r\n)(?![ \t])/)
    .filter((line) => !/^(to|message-id|date):/i.test(line))
    .join("");
  const body = bytes.subarray(end + 4);
  const encoding = encodingOf(message.text + message.html);
  const slots = [message.text, message.html].flatMap((part) => slotsOf(body, withCrlf(part), encoding, placeholders));
  return { headers, body, slots };
}

function slotsOf(
  body: Buffer,
  part: string,
  encoding: ReturnType<typeof encodingOf>,
  placeholders: readonly string[],
): Slot[] {
  if (encoding === "base64") return base64Slots(body, part, placeholders);
  return placeholders
    .flatMap((placeholder, which) => qpSlots(body, part, placeholder, which))
    .sort((a, b) => a.at - b.at);
}

/** The encoded lines that hold a token are made anew from their own few bytes of source. */
function base64Slots(body: Buffer, part: string, placeholders: readonly string[]): Slot[] {
  const source = Buffer.from(part);
  const encoded = lines64(source);
  const begin = body.indexOf(encoded);
  if (begin < 0) throw new Error("a part of the mail was not found in its own message");
  const slots: Extract<Slot, { encoding: "base64" }>[] = [];
  let last = 0;
  for (const { at, length, which } of placesOf(source, placeholders)) {
    const before = slots.at(-1);
    // Two tokens that share a line are written together, or the second would undo the first.
    const shared = before !== undefined && Math.floor(at / line64) < last;
    const first = shared ? (before.at - begin) / (76 + 2) : Math.floor(at / line64);
    last = Math.ceil((at + length) / line64);
    const lines = source.subarray(first * line64, last * line64).toString("latin1");
    const offset = at - first * line64;
    if (shared) {
      Object.assign(before, { source: lines, offsets: [...before.offsets, offset], which: [...before.which, which] });
    } else {
      const at = begin + first * (76 + 2);
      slots.push({ encoding: "base64", at, offsets: [offset], which: [which], source: lines });
    }
  }
  return slots;
}

/** Where the placeholders stand, from the beginning on. */
function placesOf(source: Buffer, placeholders: readonly string[]) {
  const places: { at: number; length: number; which: number }[] = [];
  for (const [which, placeholder] of placeholders.entries()) {
    for (let at = source.indexOf(placeholder); at >= 0; at = source.indexOf(placeholder, at + 1)) {
      places.push({ at, length: placeholder.length, which });
    }
  }
  return places.sort((a, b) => a.at - b.at);
}

const lines64 = (source: Buffer) => source.toString("base64").replace(/.{76}(?!$)/g, "$&\r\n");

/** Soft line breaks may fall inside a token; they fall at the same places for every token of its length. */
function qpSlots(body: Buffer, part: string, placeholder: string, which: number): Slot[] {
  const encoded = wrapQp(encodeQp(part));
  const begin = body.indexOf(encoded.trimEnd());
  if (begin < 0) throw new Error("a part of the mail was not found in its own message");
  const pattern = new RegExp([...placeholder].map((letter) => letter.replace(".", "\\.")).join("(?:=\\r\\n)?"), "g");
  return [...encoded.matchAll(pattern)].map((match) => ({
    encoding: "quoted-printable",
    at: begin + match.index,
    breaks: [...match[0].matchAll(/=\r\n/g)].map((soft, index) => soft.index - index * 3),
    which: [which],
  }));
}

/**
 * The whole message for one recipient, as pieces in their order. The same filling gives the same bytes, always.
 * @param signature header that goes on top, with its CRLF
 */
export function fillTemplate(headers: string, body: CutBody, filling: Filling, signature = ""): Buffer[] {
  // ASCII, except an address that needs SMTPUTF8 (RFC 6532).
  return [Buffer.from(`${signature}${recipientHeaders(filling)}${headers}\r\n`), ...fillBody(body, filling.tokens)];
}

/** A body cut where its tokens stand: before each, and after the last, what all copies share. Never written to. */
export interface CutBody {
  shared: Buffer[];
  slots: Slot[];
}

export function cutBody({ body, slots }: Pick<Template, "body" | "slots">, tokenLength: number): CutBody {
  const shared: Buffer[] = [];
  let from = 0;
  for (const slot of slots) {
    shared.push(body.subarray(from, slot.at));
    from = slot.at + writtenTokens(slot, () => "x".repeat(tokenLength)).length;
  }
  return { shared: [...shared, body.subarray(from)], slots };
}

export function fillBody({ shared, slots }: CutBody, tokens: readonly string[]): Buffer[] {
  return shared.flatMap((piece, index) => {
    const slot = slots[index];
    return slot
      ? [
          piece,
          Buffer.from(
            writtenTokens(slot, (which) => tokens[which] ?? ""),
            "latin1",
          ),
        ]
      : [piece];
  });
}

/** The tokens as they are written at their place, with what shares their encoded lines. */
function writtenTokens(slot: Slot, tokenOf: (which: number) => string): string {
  if (slot.encoding === "quoted-printable") {
    const token = tokenOf(slot.which[0]);
    const parts = [0, ...slot.breaks].map((from, index) => token.slice(from, slot.breaks[index]));
    return parts.join("=\r\n");
  }
  const filled = slot.offsets.reduce((source, offset, nth) => {
    const token = tokenOf(slot.which[nth] ?? 0);
    return source.slice(0, offset) + token + source.slice(offset + token.length);
  }, slot.source);
  return lines64(Buffer.from(filled, "latin1"));
}

/** The five headers that differ; names are encoded words that each decode alone (RFC 2047). */
export function recipientHeaders({ to, messageId, date, listUnsubscribe, sendRef }: Filling): string {
  // A display name that holds an address is how mails pretend to come from, or go to, somebody else.
  const name = to.name.includes("@") ? "" : harmless(to.name);
  // A word without a space cannot be folded: as encoded words it can, within the 998 of RFC 5322 2.1.1.
  const isPlain = /^[\x20-\x7e]*$/.test(name) && !/\S{70}/.test(name);
  const phrase = isPlain ? `"${name.replace(/[\\"]/g, "\\$&")}"` : encodeWord(name, "B", 52);
  const shown = name === "" ? "" : `${phrase} `;
  return [
    foldLines(`To: ${shown}<${to.address}>`, 76),
    `Message-ID: ${messageId}`,
    `Date: ${date.toUTCString().replace("GMT", "+0000")}`,
    // Folded before an address only: one that is cut by a fold is read wrongly by some receivers.
    `List-Unsubscribe:${listUnsubscribe.length > 60 ? "\r\n" : ""} ${listUnsubscribe.replaceAll(", ", ",\r\n ")}`,
    `X-Send-Ref: ${sendRef}`,
    "",
  ].join("\r\n");
}

/** A template as the send keeps it: its form as JSON, a NUL, its body. */
export function packTemplate({ body, ...form }: Template): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(form)}\0`), body]);
}

export function unpackTemplate(packed: Buffer): Template {
  const end = packed.indexOf(0);
  // Written by `packTemplate` and by nothing else.
  const form = JSON.parse(packed.subarray(0, end).toString()) as Omit<Template, "body">;
  return { ...form, body: packed.subarray(end + 1) };
}
