import { createHmac, timingSafeEqual } from "node:crypto";
import { base32, fromBase32 } from "./base32";
import { type DeliveryRef, packRef, unpackRef } from "./delivery-ref";
import { bodyOf, readToken, signToken } from "./token";

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

/** Whose mail it is. Numbers come again after a restored backup; this pair does not. */
export interface Whose {
  sendId: string;
  emailNorm: string;
}

export interface IdentityFacts extends Whose {
  key: string;
  ref: DeliveryRef;
  /** Of the From address. */
  domain: string;
  bounceDomain: string;
}

export function identityOf({ key, ref, domain, bounceDomain, ...whose }: IdentityFacts): Identity {
  const packed = packRef(ref);
  const id = base32(Buffer.from(packed, "base64url"));
  const bound = ref.id === 0 ? "" : boundTo(whose);
  const signing = { key, bound };
  return {
    messageId: `<${base32(mac(key, `message-id\0${boundTo(whose)}`).subarray(0, 16))}@${domain}>`,
    envelopeFrom: `b-${id}-${verpTag(key, id, bound)}@${bounceDomain}`,
    unsubscribeToken: signToken([key], "unsubscribe", packed, signing),
    preferencesToken: signToken([key], "preferences", packed, signing),
    sendRef: signToken([key], "bounce", packed, signing),
  };
}

/** What every token of a mail is bound to besides the numbers that it carries. */
export const boundTo = ({ sendId, emailNorm }: Whose) => `${sendId}:${emailNorm}`;

/** 50 bits: ten letters; the local part stays below 64 octets. */
const verpTag = (key: string, id: string, bound: string) =>
  base32(mac(key, bound ? `verp\0${id}\0${bound}` : `verp\0${id}`)).slice(0, 10);

/** A name of a mail, as it came back: nothing is proven before its row has been read. */
export interface Claimed {
  ref: DeliveryRef;
  /** Whether a key of the ring made it for this mail; null: for a test mail. Constant time. */
  isFor(ring: readonly string[], whose: Whose | null): boolean;
}

/** The delivery that an envelope sender of ours names, by its local part; null where it cannot be one. */
export function readVerp(localPart: string): Claimed | null {
  const [, id, tag] = /^b-([a-z2-7]{20})-([a-z2-7]{10})$/.exec(localPart.toLowerCase()) ?? [];
  const bytes = id ? fromBase32(id) : null;
  const ref = bytes ? unpackRef(Buffer.from(bytes).toString("base64url")) : null;
  if (!id || !tag || !ref) return null;
  const isFor = (ring: readonly string[], whose: Whose | null) => {
    const bound = whose ? boundTo(whose) : "";
    // Every key is tried: there is no room for its name. All of them, so that the time tells nothing.
    const made = ring.filter((key) => timingSafeEqual(Buffer.from(verpTag(key, id, bound)), Buffer.from(tag)));
    return made.length > 0;
  };
  return { ref, isFor };
}

/** The delivery that a token of a mail names: of its pages, or of its X-Send-Ref (`bounce`); null where it cannot be one. */
export function readMailToken(purpose: "unsubscribe" | "preferences" | "bounce", token: string): Claimed | null {
  const ref = unpackRef(bodyOf(token));
  if (!ref) return null;
  const isFor = (ring: readonly string[], whose: Whose | null) =>
    readToken(ring, purpose, token, whose ? boundTo(whose) : "") !== null;
  return { ref, isFor };
}

const mac = (key: string, body: string) => createHmac("sha256", key).update(body).digest();
