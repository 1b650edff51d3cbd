import { LinkifyIt } from "linkify-it";
import type { Span } from "./fold";

export interface LinkMention extends Span {
  kind: "url" | "email";
  /** What is compared: host in lower case, without scheme, `www.`, language segment or final slash. */
  key: string;
}

/** A place where an address was, or is hidden from machines: `[email protected]`, `name (at) host`. */
export type PlaceholderMention = Span;

/** Top-level domains that make a bare `name.tld` an address; with every one of them, "the end.It" would be. */
const tlds = ["com", "org", "net", "int", "info", "gov", "edu", "mil", "eu", "iq", "krd", "example", "test"];

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, fuzzyIP: false, maxLength: 2000, tlds });

/** Without one of these there is no URL, and linkify need not look: it is the dearest reader of them all. */
const mayHoldUrl = new RegExp(`[:/]//|www\\.|\\.(?:${tlds.join("|")})(?![a-z])`, "i");

/** The addresses that mail servers take in practice; linkify knows no reserved domain such as `.example`. */
const address = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z][\w-]{1,62}(?![\w-])/gi;

/**
 * URLs and e-mail addresses of a folded text (linkify-it 6), in order. Both are compared over the
 * whole document. A release's own page differs by its language segment (`/en/`, `/ar/`): that is no difference.
 */
export function findLinks(text: string): LinkMention[] {
  const emails = (text.includes("@") ? [...text.matchAll(address)] : []).map<LinkMention>((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: "email",
    key: emailKey(match[0]),
  }));
  const urls: LinkMention[] = [];
  for (const match of mayHoldUrl.test(text) ? (linkify.match(text) ?? []) : []) {
    const raw = match.raw.replace(/[.,،؛:;!?؟)»”"'\]]+$/, "");
    const span = { start: match.index, end: match.index + raw.length };
    const isPartOfEmail = emails.some((email) => email.start < span.end && span.start < email.end);
    if (!isPartOfEmail) urls.push({ ...span, kind: "url", key: urlKey(raw) });
  }
  return [...emails, ...urls].sort((a, b) => a.start - b.start);
}

/** Addresses that an address-hiding service or a cautious hand left behind (folded text). */
export function findPlaceholders(text: string): PlaceholderMention[] {
  if (!/protected|[([{]at[)\]}]/i.test(text)) return [];
  const hidden =
    /\[\s*e-?mail\s+protected\s*\]|[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\{at\})\s?[\w-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]{2,63}){1,4}/gi;
  return [...text.matchAll(hidden)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Comparison form of an address: lower case, `mailto:` taken off. */
export const emailKey = (address: string): string => address.replace(/^mailto:/i, "").toLowerCase();

const codes = "en|ar|fr|es|ckb|ku|fa|de";

/** Pages, files and hosts of one thing in two languages are one: `ar.site.example`, `/en/`, `report-ar.pdf`. */
function urlKey(url: string): string {
  const [, host = "", rest = ""] = /^(?:[a-z]+:)?(?:\/\/)?([^/?#]*)(.*)$/i.exec(url) ?? [];
  const path = rest
    .replace(/([?&])(?:lang|language|locale|hl)=[\w-]*/gi, "$1")
    .replace(new RegExp(`/(?:${codes}|english|arabic|french)(?=[/?#]|$)`, "gi"), "")
    .replace(
      new RegExp(`[-_](?:${codes}|english|arabic|french)(?=[.](?:pdf|docx?|html?|xlsx?|pptx?|zip)$|[/?#]|$)`, "gi"),
      "",
    )
    .replace(/[/?&#]+$/, "");
  return (
    host
      .toLowerCase()
      .replace(/^www\./, "")
      .replace(new RegExp(`^(?:${codes}|english|arabic|french)\\.(?=[^.]+\\.)`), "") + path
  );
}
