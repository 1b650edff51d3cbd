import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** Below this receivers take a signature for none (RFC 8301 3.2; Gmail asks for it). */
const leastBits = 2048;

/** The private RSA key of 2048 bits or more that a PEM text holds, or what is wrong with it, without showing any of it. */
export function readSigningKey(pem: string): KeyObject | { fault: string } {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return { fault: "holds no private key in PEM form without a passphrase" };
  }
  if (key.asymmetricKeyType !== "rsa") return { fault: `holds a key of type ${key.asymmetricKeyType}, not RSA` };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < leastBits ? { fault: `holds a key of ${bits} bits, fewer than ${leastBits}` } : key;
}

/** What `p=` of its record in DNS says (RFC 6376 3.6.1). */
export function publicPart(key: KeyObject): string {
  return createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
}
