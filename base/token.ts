import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Signed tokens, bound to one purpose, under a key ring (newest first). A token names the key
 * that made it by a short hash, so tokens of old mails outlive a rotation while the old key stays
 * in the ring.
 */
export const tokenPurposes = [
  "unsubscribe",
  "preferences",
  "preview",
  "embargo",
  "bounce",
  "click",
  "session",
  "setup",
] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

const keyId = (secret: string) => createHash("sha256").update(`id:${secret}`).digest("base64url").slice(0, 6);

/** The key of a ring that made a token or an identity, by its id; null when it has left the ring. */
export function findKey(ring: readonly string[], id: string): string | null {
  return ring.find((secret) => keyId(secret) === id) ?? null;
}

/** Id of the newest key: kept as `identity_key` of a send. */
export function newestKeyId(ring: readonly string[]): string {
  return keyId(firstKey(ring));
}

function firstKey(ring: readonly string[]): string {
  const [first] = ring;
  if (!first) throw new Error("the key ring is empty");
  return first;
}

/** `bound`: what the token does not carry and whoever reads it must know, so that it means this and nothing else. */
const mac = (secret: string, purpose: TokenPurpose, body: string, bound: string) =>
  createHmac("sha256", secret)
    .update(bound ? `${purpose}\0${body}\0${bound}` : `${purpose}\0${body}`)
    .digest()
    .subarray(0, 16)
    .toString("base64url");

interface Signing {
  /** In place of the newest key. */
  key?: string | undefined;
  bound?: string;
}

/** `body` must not hold a dot. Returns `<body>.<key id>.<128-bit tag>`. */
export function signToken(
  ring: readonly string[],
  purpose: TokenPurpose,
  body: string,
  { key = firstKey(ring), bound = "" }: Signing = {},
): string {
  if (body.includes(".")) throw new Error("a token body holds no dot");
  return `${body}.${keyId(key)}.${mac(key, purpose, body, bound)}`;
}

/** What a token says of itself, before anything proves it: where to look for what it is bound to. */
export const bodyOf = (token: string) => token.slice(0, Math.max(token.indexOf("."), 0));

/** The body of a token that was signed for this purpose, and with this bound, by a key of the ring, else null. Constant time. */
export function readToken(ring: readonly string[], purpose: TokenPurpose, token: string, bound = ""): string | null {
  const [body, id, tag, ...rest] = token.split(".");
  if (body === undefined || id === undefined || tag === undefined || rest.length > 0) return null;
  const key = findKey(ring, id);
  if (!key) return null;
  const expected = Buffer.from(mac(key, purpose, body, bound));
  const given = Buffer.from(tag);
  return expected.length === given.length && timingSafeEqual(expected, given) ? body : null;
}

/** 128 random bits, URL-safe. */
export const randomToken = () => randomBytes(16).toString("base64url");

/** What is kept of a one-time token: its hash, never itself. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
