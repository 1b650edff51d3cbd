import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { invalid } from "@/base/refusal";
import type { SourceBlock } from "@/text/split/source";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const skipped = new Set([
  "head",
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
  "form",
  "nav",
  "button",
  "select",
  "textarea",
]);
const containers = new Set([
  "html",
  "body",
  "div",
  "section",
  "article",
  "main",
  "header",
  "footer",
  "aside",
  "p",
  "table",
  "tbody",
  "thead",
  "tfoot",
  "tr",
  "td",
  "th",
  "center",
  "address",
  "dl",
  "dt",
  "dd",
  "figure",
  "figcaption",
  "fieldset",
  "details",
  "summary",
  "caption",
  "pre",
  "li",
  "hgroup",
]);
const hints: Record<string, SourceBlock["hint"]> = {
  h1: "title",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  blockquote: "quote",
  ul: "list",
  ol: "ordered",
};

/** Beyond any page that a person wrote; recursion over a hostile one would exhaust the stack. */
const deepest = 400;

/**
 * Blocks of an HTML page or fragment (parse5): headings, lists, quotations and rules keep what they
 * are, two `<br>` part paragraphs, what is hidden is left out. Nothing of it is ever executed or fetched.
 * Refuses `file-unreadable` where it is nested beyond reason.
 */
export function blocksOfHtml(html: string): SourceBlock[] {
  const writer = new Writer();
  walk(parse(html).childNodes, writer, 0);
  writer.end();
  return writer.blocks;
}

class Writer {
  readonly blocks: SourceBlock[] = [];
  private text = "";
  hint: SourceBlock["hint"];

  write(text: string): void {
    this.text += text;
  }

  /** Ends the block that is being written, if it holds anything. */
  end(): void {
    for (const part of this.text.split(/\n[ \t\u00a0]*\n\s*/)) {
      const text = part.replace(/ *\n */g, "\n").trim();
      if (text) this.blocks.push(this.hint ? { text, hint: this.hint } : { text });
    }
    this.text = "";
  }

  rule(): void {
    this.end();
    this.blocks.push({ text: "", hint: "rule" });
  }
}

function walk(nodes: readonly Node[], writer: Writer, depth: number): void {
  if (depth > deepest) throw invalid("file-unreadable");
  for (const node of nodes) {
    if ("tagName" in node) walkElement(node, writer, depth);
    // Only text nodes carry a value; comments carry data.
    else if ("value" in node) writer.write(node.value.replace(/[ \t\r\n\f]+/g, " "));
  }
}

function walkElement(element: Element, writer: Writer, depth: number): void {
  const tag = element.tagName;
  if (skipped.has(tag) || isHidden(element)) return;
  if (tag === "br") writer.write("\n");
  else if (tag === "hr") writer.rule();
  // Items of a list are its lines, inner lists included.
  else if (writer.hint === "list" || writer.hint === "ordered") {
    if (tag === "li") writer.write("\n");
    walk(element.childNodes, writer, depth + 1);
  } else if (hints[tag]) {
    writer.end();
    writer.hint = hints[tag];
    walk(element.childNodes, writer, depth + 1);
    writer.end();
    writer.hint = undefined;
  } else {
    if (containers.has(tag)) writer.end();
    walk(element.childNodes, writer, depth + 1);
    if (tag === "a") writer.write(hiddenAddress(element));
    if (containers.has(tag)) writer.end();
  }
}

const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;

function isHidden(element: Element): boolean {
  return attribute(element, "hidden") !== undefined || /display\s*:\s*none/i.test(attribute(element, "style") ?? "");
}

/** "Write to us" behind a mailto link: the address is the fact, so it is written out. */
function hiddenAddress(element: Element): string {
  const address = /^mailto:([^?]+)/i.exec(attribute(element, "href") ?? "")?.[1];
  const text = element.childNodes.map((child) => ("value" in child ? child.value : "@")).join("");
  return address && !text.includes("@") && !/protected/i.test(text) ? ` (${address})` : "";
}
