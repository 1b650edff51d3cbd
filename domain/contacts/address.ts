import { domainToASCII } from "node:url";
import { invalid } from "@/base/refusal";

export interface Address {
  /** As it is written to: trimmed, domain as A-label. */
  email: string;
  /** As it is compared (sending.md 5.2): the whole in lower case; dots and `+tags` of the local part stay. */
  norm: string;
}

/** Invisible characters and direction marks that come along when an address is copied out of an Arabic text. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Dot-atom of RFC 5322, with the letters beyond ASCII that RFC 6531 allows. */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** Letters, digits, hyphens and dots only: what turns a name into an A-label drops a tab and all behind a slash. */
const writtenDomain = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;

/**
 * Reads an address as people write it: `mailto:` and angle brackets are taken off, the domain becomes
 * an A-label (`press@أخبار.example` → `press@xn--igbicxr.example`). Null where it is not an address: the
 * local part is above 64 octets, the whole above 254, a part is empty or holds what needs quoting.
 */
export function readAddress(raw: string): Address | null {
  const text = raw
    .replace(invisible, "")
    .normalize("NFC")
    .trim()
    .replace(/^.*<([^<>]*)>$/, "$1")
    .replace(/^mailto:/i, "")
    .trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const written = text.slice(at + 1).replace(/\.$/, "");
  const domain = writtenDomain.test(written) ? domainToASCII(written).toLowerCase() : "";
  if (at < 1 || !localPart.test(local) || !domainName.test(domain) || /^[\d.]+$/.test(domain)) return null;
  const email = `${local}@${domain}`;
  if (Buffer.byteLength(local) > 64 || Buffer.byteLength(email) > 254) return null;
  return { email, norm: email.toLowerCase() };
}

/** As `readAddress`; refuses `email-invalid`, for the field it was read in where that is told. */
export function getAddress(raw: string, field?: string): Address {
  const address = readAddress(raw);
  if (!address) throw invalid("email-invalid", { email: raw.slice(0, 254), ...(field ? { field } : {}) });
  return address;
}

/** An address that only a relay announcing SMTPUTF8 can take (RFC 6531): its local part is not ASCII. */
export function needsSmtpUtf8(email: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself.
  return /[^\x00-\x7f]/.test(email);
}
