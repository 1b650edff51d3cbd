import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";

const keyOf = (secret: string, purpose: string) => createHash("sha256").update(`seal:${purpose}\0${secret}`).digest();

/** Hides a secret of somebody else's that we must keep (AES-256-GCM) with the newest key of the ring. */
export function seal(ring: readonly string[], purpose: string, text: string): string {
  const [secret] = ring;
  if (!secret) throw new Error("the key ring is empty");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), iv);
  const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString("base64url");
}

/** What was sealed for this purpose with a key of the ring; null where none opens it. */
export function unseal(ring: readonly string[], purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  for (const secret of ring) {
    try {
      const cipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), bytes.subarray(0, 12));
      cipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString("utf8");
    } catch {
      // Another key's.
    }
  }
  return null;
}

/** The secrets that sign requests to `/hooks/bounces`, newest first: derived from the ring, so that there is none to keep. */
export function hookSecrets(ring: readonly string[]): string[] {
  return ring.map((key) => createHmac("sha256", key).update("hooks/bounces").digest("base64url"));
}
