import { directionOf } from "@/base/locale";
import { languages } from "@/base/vocabulary";
import { fold, sourceSpan } from "@/text/fold";
import { findLinks } from "@/text/links";
import { findPhones, formatPhone } from "@/text/phones";
import { isSafeHref } from "./attributes";
import { type Child, element, type Markup, together } from "./element";
import type { MarkJson, NodeJson } from "./schema";

export interface InlineOptions {
  /** The newsroom's country, for phones without an international prefix. */
  region: string;
}

/** Inline content: text with its marks, line breaks. Runs that share a mark share one element. */
export function inlineHtml(nodes: readonly NodeJson[], options: InlineOptions): Markup {
  return together(runs(nodes, 0, options, false));
}

/** Nodes whose mark at this depth is the same stand in one element: a link with a bold word is one link. */
function runs(nodes: readonly NodeJson[], depth: number, options: InlineOptions, inLink: boolean): Child[] {
  const out: Child[] = [];
  for (let from = 0; from < nodes.length; ) {
    const node = nodes[from];
    const mark = node?.marks?.[depth];
    let to = from + 1;
    if (!node || !mark) {
      if (node) out.push(node.type === "hardBreak" ? element("br") : addressed(node.text ?? "", options, inLink));
    } else {
      while (to < nodes.length && isSame(nodes[to]?.marks?.[depth], mark)) to += 1;
      out.push(marked(mark, runs(nodes.slice(from, to), depth + 1, options, inLink || mark.type === "link")));
    }
    from = to;
  }
  return out;
}

const isSame = (a: MarkJson | undefined, b: MarkJson) =>
  a?.type === b.type && JSON.stringify(a.attrs) === JSON.stringify(b.attrs);

function marked({ type, attrs = {} }: MarkJson, content: Child): Child {
  switch (type) {
    case "bold":
      return element("strong", {}, content);
    case "italic":
      return element("em", {}, content);
    case "link":
      return typeof attrs.href === "string" && isSafeHref(attrs.href)
        ? element("a", { href: attrs.href }, content)
        : content;
    case "abbr":
      return element("abbr", { title: String(attrs.title ?? "") }, content);
    case "lang": {
      const language = languages.find((one) => one === attrs.lang);
      return element("bdi", language ? { lang: language, dir: directionOf(language) } : {}, content);
    }
    default:
      return content;
  }
}

/** Costs nothing where a text can hold neither an address nor a number of six digits. */
const mayHoldAddress = /@|:\/\/|[a-z0-9-]\.[a-z]{2}|[\d٠-٩۰-۹](?:[ ()./+-]{0,3}[\d٠-٩۰-۹]){5}/i;

/**
 * A text with its phones, e-mail and web addresses isolated from the direction around them and,
 * outside a link, made into links. Bare text turns them round in an Arabic paragraph (UAX #9 W2).
 * What is malformed stays as it came.
 */
export function addressed(text: string, { region }: InlineOptions, inLink = false): Markup {
  if (!mayHoldAddress.test(text)) return together(text);
  const folded = fold(text);
  const links = findLinks(folded.text);
  const phones = findPhones(folded.text, region).filter(
    ({ e164, start, end }) => e164 && !links.some((link) => link.start < end && start < link.end),
  );
  const out: Child[] = [];
  let done = 0;
  for (const found of [...links, ...phones].sort((a, b) => a.start - b.start)) {
    const { start, end } = sourceSpan(folded, found.start, found.end);
    out.push(text.slice(done, start), isolated(text.slice(start, end), found, inLink));
    done = end;
  }
  return together(out, text.slice(done));
}

function isolated(raw: string, found: { kind?: "url" | "email"; e164?: string }, inLink: boolean): Child {
  const href = hrefOf(raw, found);
  // Isolation alone does not help Arabic-Indic groups with spaces: phones are printed in Western digits.
  const words = found.e164 && /[٠-٩۰-۹]/.test(raw) ? formatPhone(found.e164) : raw;
  const attributes = { dir: "ltr", ...(found.e164 ? { class: "ltr" } : {}) };
  return href && !inLink ? element("a", { ...attributes, href }, words) : element("bdi", attributes, words);
}

function hrefOf(raw: string, { kind, e164 }: { kind?: "url" | "email"; e164?: string }): string | null {
  if (e164) return `tel:${e164}`;
  const href = kind === "email" ? `mailto:${raw}` : /^www\./i.test(raw) ? `https://${raw}` : raw;
  // A bare "iom.int" in a sentence is a name as often as an address: isolated, not linked.
  return isSafeHref(href) ? href : null;
}
