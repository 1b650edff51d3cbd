import { directionOf, quotationMarks } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { datelineText, nodeText, type RecordTexts } from "./blocks";
import { type Attributes, type Child, element, type Markup, together } from "./element";
import { addressed, type InlineOptions, inlineHtml } from "./inline";
import type { DocumentJson, NodeJson } from "./schema";
import type { Dateline } from "./version";

export interface Picture {
  src: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
}

export interface HtmlOptions extends InlineOptions {
  lang: Language;
  /** Stands before the lead. */
  dateline?: Dateline;
  /** Headings that the language fixes, and the name of a table for those who hear it. */
  words: { notes: string; about: string; table: string };
  /** Pictures that the reader may see; the others are left out. */
  picture?: (assetId: string) => Picture | undefined;
  records?: RecordTexts;
}

/** One top-level block as HTML, escaped by construction and free of script and style attributes. */
export interface HtmlBlock {
  type: string;
  alignId: string | null;
  html: string;
}

/**
 * The document of one language as HTML blocks, in order, empty ones left out. Contacts are one
 * block. The caller puts `lang` and `dir` on what it sets them into; blocks and runs of another
 * language or direction carry their own.
 */
export function documentToHtml(document: DocumentJson, options: HtmlOptions): HtmlBlock[] {
  return document.content.flatMap((node) => {
    const markup = blockHtml(node, options);
    const alignId = node.attrs?.alignId;
    return markup
      ? [{ type: node.type, alignId: typeof alignId === "string" ? alignId : null, html: markup.html }]
      : [];
  });
}

function blockHtml(node: NodeJson, options: HtmlOptions): Markup | null {
  const dir = directionAttribute(node);
  switch (node.type) {
    case "lead":
      return lead(node, options);
    case "heading":
      return filled(node.attrs?.level === 3 ? "h3" : "h2", dir, inline(node, options));
    case "quote":
      return quote(node, options);
    case "figure":
      return figure(node, options);
    case "table":
      return table(node, options);
    case "callout":
      return filled("div", { class: "co", role: "note", ...dir }, children(node, options));
    case "rule":
      return element("hr");
    case "notes":
      return notes(node, options);
    case "boilerplate":
      return boilerplate(node, options);
    case "contacts":
      return filled("div", { class: "ctc", ...dir }, children(node, options));
    case "contactCue":
      return filled("p", { class: "cue", ...dir }, inline(node, options));
    case "contact":
      return filled("p", dir, lines(nodeText(node, options.records), options));
    case "bulletList":
    case "listItem":
      return filled(node.type === "listItem" ? "li" : "ul", dir, children(node, options));
    case "orderedList":
      return filled("ol", { ...dir, start: node.attrs?.start === 1 ? null : Number(node.attrs?.start ?? 1) }, [
        children(node, options),
      ]);
    default:
      return filled("p", dir, inline(node, options));
  }
}

/** The direction of a block that was marked as foreign; every other block has that of its language. */
const directionAttribute = (node: NodeJson): Attributes => ({
  dir: node.attrs?.dir === "rtl" || node.attrs?.dir === "ltr" ? node.attrs.dir : null,
});

const inline = (node: NodeJson, options: HtmlOptions) => inlineHtml(node.content ?? [], options);
const children = (node: NodeJson, options: HtmlOptions) =>
  (node.content ?? []).map((child) => blockHtml(child, options));

/** An element, or nothing where it would be empty. */
function filled(tag: string, attributes: Attributes, ...content: Child[]): Markup | null {
  return together(content).html === "" ? null : element(tag, attributes, content);
}

function lead(node: NodeJson, options: HtmlOptions): Markup | null {
  const line = options.dateline && datelineText(options.dateline, options.lang).replace(/[\s–—-]+$/, "");
  const place = line ? element("span", { class: "dl" }, `${line} – `) : null;
  return filled("p", { class: "ld", ...directionAttribute(node) }, place, inline(node, options));
}

/**
 * Marks come from the renderer, at the beginning of every paragraph and at the end of the last one.
 * A raw quotation has them in its own text, with the words that name its speaker, and stays so.
 */
function quote(node: NodeJson, options: HtmlOptions): Markup | null {
  const [words, attribution] = node.content ?? [];
  const paragraphs = (words?.content ?? []).filter((paragraph) => nodeText(paragraph) !== "");
  if (paragraphs.length === 0) return null;
  const dir = directionAttribute(node);
  if (attribution?.attrs?.raw === true) {
    return element(
      "blockquote",
      { class: "raw", ...dir },
      ...paragraphs.map((p) => element("p", {}, inline(p, options))),
    );
  }
  const [open, close] = quotationMarks(options.lang);
  const marked = withoutMarks(paragraphs).map((paragraph, index) =>
    element("p", {}, open, inline(paragraph, options), index === paragraphs.length - 1 && close),
  );
  return element("blockquote", dir, marked, speaker(String(attribution?.attrs?.text ?? "")));
}

const typedOpening = /^\s*["“”„«]\s*/;
const typedClosing = /\s*["“”»]\s*$/;

/** The words of a quotation without marks that were typed round all of it. */
function withoutMarks(paragraphs: NodeJson[]): NodeJson[] {
  const whole = paragraphs.map((paragraph) => nodeText(paragraph)).join("\n");
  if (!typedOpening.test(whole) || !typedClosing.test(whole)) return paragraphs;
  return paragraphs.map((paragraph, index) => {
    const content = [...(paragraph.content ?? [])];
    const first = content[0];
    if (index === 0 && first?.text) content[0] = { ...first, text: first.text.replace(typedOpening, "") };
    const last = content.at(-1);
    if (index === paragraphs.length - 1 && last?.text)
      content[content.length - 1] = { ...last, text: last.text.replace(typedClosing, "") };
    return { ...paragraph, content };
  });
}

/** The name stands out; what follows its comma is the office. */
function speaker(text: string): Markup | null {
  const end = text.search(/[,،]/);
  if (text === "") return null;
  return element("footer", {}, element("b", {}, end < 0 ? text : text.slice(0, end)), end < 0 ? null : text.slice(end));
}

function figure(node: NodeJson, { picture }: HtmlOptions): Markup | null {
  const shown = picture?.(String(node.attrs?.assetId));
  if (!shown) return null;
  const { src, width, height, alt, credit } = shown;
  const written = node.attrs?.captionOverride;
  const caption = typeof written === "string" ? written : shown.caption;
  return element(
    "figure",
    {},
    element("img", { src, width, height, alt, loading: "lazy", decoding: "async" }),
    filled("figcaption", {}, caption, caption && credit && " ", credit && element("span", { class: "cr" }, credit)),
  );
}

function table(node: NodeJson, options: HtmlOptions): Markup {
  const rows = (node.content ?? []).map((row, index) => {
    const cells = (row.content ?? []).map((cell) => {
      const isHead = cell.type === "tableHeader";
      const span = (name: string) => (Number(cell.attrs?.[name] ?? 1) > 1 ? Number(cell.attrs?.[name]) : null);
      const attributes = { colspan: span("colspan"), rowspan: span("rowspan") };
      const scope = isHead ? { scope: index === 0 ? "col" : "row" } : {};
      return element(isHead ? "th" : "td", { ...attributes, ...scope }, children(cell, options));
    });
    return element("tr", {}, cells);
  });
  // Focusable, because it scrolls sideways where it is wider than the page.
  return element(
    "div",
    { class: "tbl", tabindex: 0, role: "region", "aria-label": options.words.table },
    element("table", directionAttribute(node), element("tbody", {}, rows)),
  );
}

function notes(node: NodeJson, options: HtmlOptions): Markup | null {
  const content = together(children(node, options));
  if (content.html === "") return null;
  return element("section", { class: "notes" }, element("h2", {}, options.words.notes), content);
}

/** A short first line, with more below it, is the heading that the office wrote itself. */
function boilerplate(node: NodeJson, options: HtmlOptions): Markup | null {
  const [first = "", ...rest] = nodeText(node, options.records)
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (first === "") return null;
  const hasHeading = rest.length > 0 && first.length <= 100 && !/[.،,;؛]$/.test(first.trim());
  const paragraphs = hasHeading ? rest : [first, ...rest];
  return element(
    "section",
    { class: "notes", ...directionAttribute(node) },
    element("h2", {}, hasHeading ? first.replace(/[:：]\s*$/, "") : options.words.about),
    paragraphs.map((line) => element("p", {}, addressed(line, options))),
  );
}

function lines(text: string, options: HtmlOptions): Child[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line, index) => [index > 0 && element("br"), addressed(line.trim(), options)]);
}

/** All blocks in one element that says its language and direction: for feeds and other places that lend none. */
export function standaloneHtml(document: DocumentJson, options: HtmlOptions): string {
  const blocks = documentToHtml(document, options).map(({ html }) => html);
  return `<div lang="${options.lang}" dir="${directionOf(options.lang)}">${blocks.join("")}</div>`;
}
