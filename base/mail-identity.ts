import { createHmac, timingSafeEqual } from "node:crypto";
import { base32, fromBase32 } from "./base32";
import { type DeliveryRef, packRef, unpackRef } from "./delivery-ref";
import { readToken, signToken } from "./token";

/**
 * What makes a message itself again at every retry, takeover and restored backup: all derived from the
 * key that the send names, nothing drawn, nothing stored (sending.md 5.5, Identity).
 */
export interface Identity {
  messageId: string;
  /** VERP envelope sender: a bounce to it names the delivery (sending.md 5.9). */
  envelopeFrom: string;
  unsubscribeToken: string;
  preferencesToken: string;
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
    envelopeFrom: `b-${id}-${verpTag(key, id)}@${bounceDomain}`,
    unsubscribeToken: signToken([key], "unsubscribe", packed, key),
    preferencesToken: signToken([key], "preferences", packed, key),
    sendRef: signToken([key], "bounce", packed, key),
  };
}

/** 50 bits: ten letters; the local part stays below 64 octets. */
const verpTag = (key: string, id: string) => base32(mac(key, `verp\0${id}`)).slice(0, 10);

/** The delivery that an envelope sender of ours names, by its local part; null where no key of the ring made it. */
export function readVerp(ring: readonly string[], localPart: string): DeliveryRef | null {
  const [, id, tag] = /^b-([a-z2-7]{20})-([a-z2-7]{10})$/.exec(localPart.toLowerCase()) ?? [];
  const bytes = id ? fromBase32(id) : null;
  if (!id || !tag || !bytes) return null;
  // Every key is tried: there is no room for its name. All of them, so that the time tells nothing.
  const made = ring.filter((key) => timingSafeEqual(Buffer.from(verpTag(key, id)), Buffer.from(tag)));
  return made.length > 0 ? unpackRef(Buffer.from(bytes).toString("base64url")) : null;
}

/** The delivery that an X-Send-Ref names; null where no key of the ring made it. */
export function readSendRef(ring: readonly string[], token: string): DeliveryRef | null {
  const body = readToken(ring, "bounce", token);
  return body === null ? null : unpackRef(body);
}

const mac = (key: string, body: string) => createHmac("sha256", key).update(body).digest();
