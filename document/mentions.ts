import { fold, sourceSpan } from "@/text/fold";
import { findLinks } from "@/text/links";
import { findPhones, formatPhone } from "@/text/phones";
import { isSafeHref } from "./attributes";

/** A run of a line of text: plain words, or what is called, written to or opened. */
export type Mention =
  | { kind: "text"; text: string }
  /** `href` null: isolated, but not a link. */
  | { kind: "phone" | "email" | "url"; text: string; href: string | null };

/** Costs nothing where a text can hold neither an address nor a number of six digits. */
const mayHoldMention = /@|:\/\/|[a-z0-9-]\.[a-z]{2}|[\d٠-٩۰-۹](?:[ ()./+-]{0,3}[\d٠-٩۰-۹]){5}/i;

/**
 * Cuts a line into plain text and the phones, addresses and links in it, which every rendering
 * isolates left to right (bilingual.md C1): bare in an Arabic line their groups turn round (UAX #9 W2).
 * `region` is the newsroom's country, for phones without an international prefix. What is malformed
 * stays plain text as it came, never a `tel:` that calls a stranger.
 */
export function mentionsOf(line: string, region = "IQ"): Mention[] {
  if (!mayHoldMention.test(line)) return line ? [{ kind: "text", text: line }] : [];
  const folded = fold(line);
  const links = findLinks(folded.text);
  const phones = findPhones(folded.text, region).flatMap(({ start, end, e164 }) =>
    e164 && !links.some((link) => link.start < end && start < link.end)
      ? [{ start, end, kind: "phone" as const, e164 }]
      : [],
  );
  const mentions: Mention[] = [];
  let at = 0;
  for (const found of [...phones, ...links].sort((a, b) => a.start - b.start)) {
    const { start, end } = sourceSpan(folded, found.start, found.end);
    if (start > at) mentions.push({ kind: "text", text: line.slice(at, start) });
    const raw = line.slice(start, end);
    mentions.push(
      found.kind === "phone"
        ? { kind: "phone", text: inWesternDigits(raw, found.e164), href: `tel:${found.e164}` }
        : { kind: found.kind, text: raw, href: hrefOf(raw, found.kind) },
    );
    at = end;
  }
  if (at < line.length) mentions.push({ kind: "text", text: line.slice(at) });
  return mentions;
}

/** Isolation alone does not help Arabic-Indic groups with spaces; a phone in Western digits is left as written. */
const inWesternDigits = (raw: string, e164: string) => (/[٠-٩۰-۹]/.test(raw) ? formatPhone(e164) : raw);

function hrefOf(raw: string, kind: "email" | "url"): string | null {
  const href = kind === "email" ? `mailto:${raw}` : /^www\./i.test(raw) ? `https://${raw}` : raw;
  // A bare "iom.int" in a sentence is a name as often as an address: isolated, not linked.
  return isSafeHref(href) ? href : null;
}
