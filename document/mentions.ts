import { fold, sourceSpan } from "@/text/fold";
import { findLinks } from "@/text/links";
import { findPhones, formatPhone } from "@/text/phones";

/** A run of a line of text: plain words, or something that can be called, written to or opened. */
export type Mention = { kind: "text"; text: string } | { kind: "phone" | "email" | "url"; text: string; href: string };

/**
 * Cuts a line into plain text and the phones, addresses and links in it, which every rendering
 * isolates left to right (bilingual.md C1): bare in an Arabic line their groups turn round. A valid
 * phone is printed in Western digits; a malformed one stays plain text, never a `tel:` that calls a stranger.
 */
export function mentionsOf(line: string, region = "IQ"): Mention[] {
  const folded = fold(line);
  const phones = findPhones(folded.text, region).flatMap(({ start, end, e164 }) =>
    e164 ? [{ start, end, kind: "phone" as const, text: formatPhone(e164), href: `tel:${e164}` }] : [],
  );
  const links = findLinks(folded.text).map(({ start, end, kind }) => {
    const text = folded.text.slice(start, end);
    const href = kind === "email" ? `mailto:${text}` : /^https?:/i.test(text) ? text : `https://${text}`;
    return { start, end, kind, text, href };
  });
  const mentions: Mention[] = [];
  let at = 0;
  for (const found of [...phones, ...links].sort((a, b) => a.start - b.start)) {
    const span = sourceSpan(folded, found.start, found.end);
    if (span.start < at) continue;
    if (span.start > at) mentions.push({ kind: "text", text: line.slice(at, span.start) });
    mentions.push({ kind: found.kind, text: found.text, href: found.href });
    at = span.end;
  }
  if (at < line.length) mentions.push({ kind: "text", text: line.slice(at) });
  return mentions;
}
