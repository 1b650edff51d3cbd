import { createHash, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";

/** One key under one name: the public half stands in DNS at `selector._domainkey.domain`. */
export interface DkimKey {
  domain: string;
  selector: string;
  /** RSA, private, at least 2048 bits. */
  key: KeyObject;
}

/**
 * The headers that a signature covers where a message has them (mail-and-safety.md 2.1): nodemailer's
 * own list leaves out List-Unsubscribe-Post, without which one-click is void (RFC 8058 4). From stands
 * twice, so that nobody can add a second one (RFC 6376 8.15).
 */
const covered = [
  "from",
  "from",
  "reply-to",
  "subject",
  "date",
  "message-id",
  "to",
  "mime-version",
  "content-type",
  "content-language",
  "list-id",
  "list-help",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "auto-submitted",
  "feedback-id",
];

/** Relaxed headers by their names (RFC 6376 3.4.2). No message of ours has one of the covered names twice. */
export type RelaxedHeaders = Map<string, string>;

/** @param head header lines, each with its CRLF, folds included */
export function relaxedHeaders(head: string): RelaxedHeaders {
  const lines = head.replace(/\r\n(?=[ \t])/g, "").split("\r\n");
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(":");
      if (colon < 1) return [];
      const name = line.slice(0, colon).trimEnd().toLowerCase();
      return [
        [
          name,
          `${name}:${line
            .slice(colon + 1)
            .replace(/[ \t]+/g, " ")
            .trim()}`,
        ],
      ];
    }),
  );
}

/** A relaxed body (RFC 6376 3.4.4), of bytes that end their lines with CRLF. */
export function relaxedBody(body: Buffer): Buffer {
  const text = relaxedStart(body).replace(/(?:\r\n)+$/, "");
  return Buffer.from(text === "" ? "" : `${text}\r\n`, "latin1");
}

/** The beginning of a relaxed body, from that of a body cut anywhere but within white space. */
export function relaxedStart(body: Buffer): string {
  return body
    .toString("latin1")
    .replace(/[ \t]+/g, " ")
    .replace(/ (?=\r\n)/g, "");
}

export function bodyHash(body: Buffer): string {
  return createHash("sha256").update(relaxedBody(body)).digest("base64");
}

/** Runs on the threads that Node keeps for such work: the loop goes on sending meanwhile. */
const signAside = promisify((data: Buffer, key: KeyObject, done: (error: Error | null, signature: Buffer) => void) =>
  sign("sha256", data, key, done),
);

/**
 * The DKIM-Signature header with its CRLF, rsa-sha256, relaxed/relaxed. The same message at the same time
 * has the same signature: RSA of PKCS #1 v1.5 draws nothing.
 * @param hash of the relaxed body, base64
 * @param at the message's own date, so that a retry is the same to the byte
 */
export async function signatureOf(
  { domain, selector, key }: DkimKey,
  headers: RelaxedHeaders,
  hash: string,
  at: Date,
): Promise<string> {
  const names = covered.filter((name) => headers.has(name));
  const field = [
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;",
    ` d=${domain}; s=${selector}; t=${Math.floor(at.getTime() / 1000)};`,
    ` h=${names.join(":").replace(/(.{40,60}:)/g, "$1\r\n  ")};`,
    ` bh=${hash};`,
    " b=",
  ].join("\r\n");
  // The second From of the list names one that is not there: it adds nothing to what is signed (RFC 6376 5.4.2).
  const lines = [...new Set(names)].map((name) => headers.get(name));
  const own = [...relaxedHeaders(field).values()];
  const signature = await signAside(Buffer.from([...lines, ...own].join("\r\n")), key);
  return `${field}${signature.toString("base64").replace(/(.{70})/g, "$1\r\n  ")}\r\n`;
}

/** A whole message with its signature on top, for mails that are composed one by one. */
export async function signedMessage(message: Buffer, dkim: DkimKey, at: Date): Promise<Buffer> {
  const end = message.indexOf("\r\n\r\n");
  const headers = relaxedHeaders(message.subarray(0, end).toString());
  const signature = await signatureOf(dkim, headers, bodyHash(message.subarray(end + 4)), at);
  return Buffer.concat([Buffer.from(signature), message]);
}
