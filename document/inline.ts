import { directionOf } from "@/base/locale";
import { languages } from "@/base/vocabulary";
import { isSafeHref } from "./attributes";
import { type Child, element, type Markup, together } from "./element";
import { mentionsOf } from "./mentions";
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

/** A text with its phones, e-mail and web addresses isolated and, outside a link, made into links. */
export function addressed(text: string, { region }: InlineOptions, inLink = false): Markup {
  return together(
    mentionsOf(text, region).map((mention) => {
      if (mention.kind === "text") return mention.text;
      const attributes = { dir: "ltr", ...(mention.kind === "phone" ? { class: "ltr" } : {}) };
      return mention.href && !inLink
        ? element("a", { ...attributes, href: mention.href }, mention.text)
        : element("bdi", attributes, mention.text);
    }),
  );
}
