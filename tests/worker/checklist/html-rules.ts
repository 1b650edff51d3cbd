import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Message } from "./message";
import { type Asking, type Facts, leaves } from "./rules";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

function walk(node: Node, visit: (element: Element, above: Element[]) => void, above: Element[] = []): void {
  if (isElement(node)) visit(node, above);
  const next = isElement(node) ? [...above, node] : above;
  if ("childNodes" in node) for (const child of node.childNodes) walk(child, visit, next);
}

function textsOf(node: Node, above: Element[] = []): { text: string; above: Element[] }[] {
  if (node.nodeName === "#text" && "value" in node) return [{ text: node.value, above }];
  if (isElement(node) && ["style", "title"].includes(node.tagName)) return [];
  const next = isElement(node) ? [...above, node] : above;
  return "childNodes" in node ? node.childNodes.flatMap((child) => textsOf(child, next)) : [];
}

/** The nearest value of an attribute, as a client that inherits sees it. */
const inherited = (above: Element[], name: string) =>
  above
    .toReversed()
    .map((element) => attribute(element, name))
    .find(Boolean);

/** H1 to H16: markup that mail programs keep, in the direction of each language. */
export function htmlRules(message: Message, { to, languages }: Facts, { must, should }: Asking): void {
  const markup = leaves(message).html?.text ?? "";
  const document = parse(markup);
  const elements: { element: Element; above: Element[] }[] = [];
  walk(document, (element, above) => elements.push({ element, above }));
  const named = (name: string) => elements.filter(({ element }) => element.tagName === name);
  const root = named("html")[0]?.element;

  must("H1", /^<!doctype html/i.test(markup.trimStart()));
  must("H1l", root && attribute(root, "lang") === languages[0]);
  must("H1t", /<title>[^<]+<\/title>/.test(markup));
  must("H1c", /charset=["']?utf-8/i.test(markup));
  should("H1d", root && attribute(root, "dir") === (languages[0] === "ar" ? "rtl" : "ltr"));
  should("H13", /name="viewport"/.test(markup));

  const texts = textsOf(document).filter(({ text }) => text.trim() !== "");
  for (const { text, above } of texts) {
    const isArabic = /\p{Script=Arabic}/u.test(text);
    const isLatin = /[A-Za-z]{3,}/.test(text);
    if (isArabic) {
      must("H2a", inherited(above, "dir") === "rtl", text.slice(0, 60));
      must("H2l", inherited(above, "lang") === "ar", text.slice(0, 60));
    } else if (isLatin) must("H2d", inherited(above, "dir") === "ltr", text.slice(0, 60));
    if (isLatin && !isArabic && !/[@./+]/.test(text)) must("H2e", inherited(above, "lang") === "en", text.slice(0, 60));
  }
  for (const language of languages) {
    const own = texts.some(({ text, above }) => inherited(above, "lang") === language && text.trim().length > 20);
    must("H2a", own, `nothing in ${language}`);
  }
  // Each cell with text says its own alignment: clients drop those of the root.
  for (const { element } of [...named("p"), ...named("h1"), ...named("h2")]) {
    const style = attribute(element, "style") ?? "";
    should("H2t", attribute(element, "align") && /text-align:/.test(style) && /direction:/.test(style));
  }

  for (const forbidden of ["script", "iframe", "form", "svg", "link", "object", "embed", "video", "input", "bdi"]) {
    must("H3", named(forbidden).length === 0, forbidden);
  }
  for (const { element } of elements) {
    must("H3o", !element.attrs.some(({ name }) => name.startsWith("on")));
    must(
      "H3o",
      !element.attrs.some(({ name, value }) => ["href", "src"].includes(name) && /^(javascript|data):/i.test(value)),
    );
    must("H11", !/font-size:\s*([1-9]|1[01])px/.test(attribute(element, "style") ?? ""), attribute(element, "style"));
  }
  must("H3c", !/@import|expression\(/.test(markup));
  for (const { element } of named("img")) {
    must("H4", attribute(element, "alt") !== undefined);
    must("H4s", attribute(element, "src")?.startsWith("https://"));
    must("H4a", !/\.(png|jpe?g|gif|webp)$/i.test(attribute(element, "alt") ?? ""));
    should("H4w", attribute(element, "width") && attribute(element, "height"));
  }

  for (const { element } of named("a")) {
    const href = attribute(element, "href") ?? "";
    const shown = textsOf(element)
      .map(({ text }) => text)
      .join("")
      .trim();
    must("H5", /^(https:\/\/|mailto:|tel:)/.test(href), href);
    must("H5t", shown !== "", href);
    must("H5i", !/^https:\/\/\d+\.\d+\.\d+\.\d+/.test(href), href);
    must("H5p", !/^(https?:\/\/|www\.)/.test(shown) || href.includes(shown.replace(/^https?:\/\//, "")), shown);
    must("H5a", !/^https:\/\/[^/]*@/.test(href), href);
    must("H5r", !href.startsWith("https:") || !href.includes(to), href);
    must("H5n", attribute(element, "dir") === undefined, "dir on a link");
    should("H5c", !/^(click here|here|اضغط هنا|هنا)$/i.test(shown), shown);
  }
  for (const { element } of named("table")) {
    const isData = named("th").length > 0 && textsOf(element).length > 0 && !attribute(element, "role");
    must("H6", attribute(element, "role") === "presentation" || isData);
  }
  for (const { element } of named("style")) {
    must(
      "H9",
      textsOf({ ...element, tagName: "div" } as Element)
        .map(({ text }) => text)
        .join("").length <= 8192,
    );
  }
  must(
    "H15",
    !/\{\{|undefined|\bnull\b|\[object|localhost|NaN/.test(markup),
    /\{\{|undefined|localhost/.exec(markup)?.[0],
  );
  const hidden = elements.filter(({ element }) => /display:\s*none/.test(attribute(element, "style") ?? ""));
  should("H7", hidden.length === 1, "no preheader");
  should("H8", /name="color-scheme"/.test(markup) && /prefers-color-scheme/.test(markup));
  should("H10", named("h1").length === 1);
  should(
    "H16",
    hidden
      .flatMap(({ element }) => textsOf(element))
      .map(({ text }) => text)
      .join("").length <= 300,
  );
}
