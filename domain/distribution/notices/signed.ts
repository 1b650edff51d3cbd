import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Whether one of these secrets made this HMAC-SHA256. Constant time. */
export function signedBy(secrets: readonly string[], signed: Uint8Array, given: Uint8Array): boolean {
  return secrets.filter((secret) => isSame(createHmac("sha256", secret).update(signed).digest(), given)).length > 0;
}

/** Whether two texts or bytes are alike, told in a time that says nothing of either. */
export function isSame(expected: Uint8Array | string, given: Uint8Array | string): boolean {
  const hash = (one: Uint8Array | string) => createHash("sha256").update(one).digest();
  return timingSafeEqual(hash(expected), hash(given));
}
