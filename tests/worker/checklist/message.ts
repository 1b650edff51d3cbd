/** A raw message taken apart by its bytes: nothing is forgiven that a stricter program would not forgive. */
export interface Part {
  headers: [name: string, value: string][];
  /** Of a multipart; empty for a leaf. */
  parts: Part[];
  /** Decoded text of a leaf. */
  text: string;
  encoding: string;
  type: string;
  charset: string;
  /** Encoded body of a leaf, as it stands. */
  raw: string;
  /** The closing boundary was there. */
  isClosed: boolean;
}

export interface Message extends Part {
  source: string;
  /** Header lines as they stand, folds included. */
  headerLines: string[];
}

export function readMessage(bytes: Buffer): Message {
  const source = bytes.toString("latin1");
  const end = source.indexOf("\r\n\r\n");
  const headerLines = source.slice(0, end).split("\r\n");
  return { ...readPart(source), source, headerLines };
}

function readPart(source: string): Part {
  const end = source.indexOf("\r\n\r\n");
  const headers = unfold(source.slice(0, end)).map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const raw = source.slice(end + 4);
  const contentType = headerOf(headers, "content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const type = (/^[\w/+.-]+/.exec(contentType)?.[0] ?? "").toLowerCase();
  const encoding = (headerOf(headers, "content-transfer-encoding") ?? "7bit").toLowerCase();
  const charset = (/charset="?([\w-]+)"?/i.exec(contentType)?.[1] ?? "").toLowerCase();
  const leaf = { headers, raw, type, encoding, charset };
  if (!boundary) return { ...leaf, parts: [], text: decode(raw, encoding), isClosed: true };
  const isClosed = raw.includes(`\r\n--${boundary}--`);
  const pieces = raw.split(new RegExp(`(?:^|\\r\\n)--${boundary.replace(/[^\w]/g, "\\$&")}(?:--)?(?:\\r\\n|$)`));
  return { ...leaf, parts: pieces.slice(1, -1).map(readPart), text: "", isClosed };
}

export const unfold = (head: string) => head.replace(/\r\n[ \t]+/g, " ").split("\r\n");

export const headerOf = (headers: readonly [string, string][], name: string) =>
  headers.find(([one]) => one === name)?.[1];
export const headersOf = (headers: readonly [string, string][], name: string) =>
  headers.filter(([one]) => one === name).map(([, value]) => value);

function decode(raw: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(raw, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return Buffer.from(raw, "latin1").toString("utf8");
  const bytes = raw
    .replace(/[ \t]+\r\n/g, "\r\n")
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Encoded-words decoded, each by itself (RFC 2047 6.2: spaces between neighbours go). */
export function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1")
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, "base64").toString("utf8"))
    .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, text: string) =>
      Buffer.from(
        text
          .replace(/_/g, " ")
          .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8"),
    );
}

export interface Address {
  name: string;
  address: string;
}

export function addressOf(value: string): Address | null {
  const [, name = "", bracketed, bare] = /^(?:(.*?)\s*<([^<>\s]+)>|([^<>\s,]+))$/.exec(value) ?? [];
  const address = bracketed ?? bare;
  return address ? { name: decodeWords(name).replace(/^"|"$/g, ""), address } : null;
}

export const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();
