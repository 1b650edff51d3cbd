import { createHmac } from "node:crypto";
import { base32 } from "./base32";
import { type DeliveryRef, packRef } from "./delivery-ref";
import { signToken } from "./token";

/**
 * What makes a message itself again at every retry, takeover and restored backup: all derived from the
 * key that the send names, nothing drawn, nothing stored (sending.md 5.5, Identity).
 */
export interface Identity {
  messageId: string;
  /** VERP envelope sender: a bounce to it names the delivery (sending.md 5.9). */
  envelopeFrom: string;
  unsubscribeToken: string;
  /** For returned headers, where the envelope sender was rewritten on the way. */
  sendRef: string;
}

export interface IdentityFacts {
  key: string;
  sendId: string;
  emailNorm: string;
  ref: DeliveryRef;
  /** Of the From address. */
  domain: string;
  bounceDomain: string;
}

export function identityOf({ key, sendId, emailNorm, ref, domain, bounceDomain }: IdentityFacts): Identity {
  const packed = packRef(ref);
  const id = base32(Buffer.from(packed, "base64url"));
  return {
    messageId: `<${base32(mac(key, `message-id\0${sendId}:${emailNorm}`).subarray(0, 16))}@${domain}>`,
    // 50 bits: ten letters; the local part stays below 64 octets.
    envelopeFrom: `b-${id}-${base32(mac(key, `verp\0${id}`)).slice(0, 10)}@${bounceDomain}`,
    unsubscribeToken: signToken([key], "unsubscribe", packed, key),
    sendRef: signToken([key], "bounce", packed, key),
  };
}

const mac = (key: string, body: string) => createHmac("sha256", key).update(body).digest();
