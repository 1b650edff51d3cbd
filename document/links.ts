import { isPublicHost } from "@/base/public-host";
import type { Language } from "@/base/vocabulary";
import { findLinks } from "@/text/links";
import { nodeText, placedBlocks } from "./blocks";
import type { NodeJson } from "./schema";
import type { Version } from "./version";

/** A web address that a version leads to, and the words that do so: offsets in the text of their paragraph. */
export interface PlacedLink {
  /** As a browser would ask for it, without its fragment. */
  url: string;
  lang: Language;
  paragraph: number;
  start: number;
  end: number;
  text: string;
}

/** The web addresses that a version leads to, linked or written out in full, in the order of its text. */
export function linksOf(version: Version): PlacedLink[] {
  const { lang, document } = version;
  return placedBlocks(version).flatMap(({ text, path }, paragraph) => {
    const linked = path ? linkedIn(nodeAt(document, path), text) : [];
    const written = findLinks(text)
      .filter(({ kind, start, end }) => kind === "url" && !linked.some((one) => one.start < end && start < one.end))
      .map(({ start, end }) => ({ start, end, href: hrefOf(text.slice(start, end)) }));
    return [...linked, ...written]
      .sort((a, b) => a.start - b.start)
      .flatMap(({ start, end, href }) => {
        const url = webAddress(href);
        return url ? [{ url, lang, paragraph, start, end, text: text.slice(start, end) }] : [];
      });
  });
}

/** A bare `iom.int` is a name as often as an address: nobody is sent there. */
const hrefOf = (written: string) => (/^www\./i.test(written) ? `https://${written}` : written);

/** What is asked for on the public web; null for everything else. */
function webAddress(href: string): string | null {
  const url = /^https?:\/\//i.test(href) ? URL.parse(href) : null;
  if (!url || url.port || !isPublicHost(url.hostname)) return null;
  url.hash = url.username = url.password = "";
  return url.href.length <= 2000 ? url.href : null;
}

const nodeAt = (document: NodeJson, path: readonly number[]): NodeJson =>
  path.reduce<NodeJson>((node, index) => node.content?.[index] ?? node, document);

/** The runs of a block that carry a link; neighbours with one address are one. */
function linkedIn(block: NodeJson, text: string): { start: number; end: number; href: string }[] {
  const found: { start: number; end: number; href: string }[] = [];
  let at = 0;
  const walk = (node: NodeJson) => {
    if (node.type !== "text") {
      for (const child of node.content ?? []) walk(child);
      return;
    }
    // Lines are joined by LF, so the run begins at or behind where the last one ended.
    const start = text.indexOf(nodeText(node), at);
    if (start < 0) return;
    const end = start + (node.text?.length ?? 0);
    at = end;
    const href = node.marks?.find(({ type }) => type === "link")?.attrs?.href;
    if (typeof href !== "string") return;
    const last = found.at(-1);
    if (last?.href === href && last.end === start) last.end = end;
    else found.push({ start, end, href });
  };
  walk(block);
  return found;
}
