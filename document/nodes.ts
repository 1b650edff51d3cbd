import { mergeAttributes, Node } from "@tiptap/core";
import { flag, identifier, oneOf, orNull, textUpTo, wholeNumber } from "./attributes";

/** What may stand between the lead and the availability line (product.md 1). */
const section = "(paragraph | heading | bulletList | orderedList | quote | figure | table | callout | rule)";

/**
 * `section*` where product.md writes `section+`: a short note, or a release whose second language
 * has only begun, is a lead and nothing more, and must still be kept. Pre-flight asks for more.
 */
export const Doc = Node.create({
  name: "doc",
  topNode: true,
  content: `lead ${section}* availability? notes? boilerplate* contacts?`,
});

/** A block that holds one run of text and is told apart by `data-block`. */
const textBlock = (name: string, tag = "p") =>
  Node.create({
    name,
    content: "inline*",
    defining: true,
    // Above the plain paragraph's rule, so that a copied lead stays a lead.
    parseHTML: () => [{ tag: `${tag}[data-block=${name}]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes, { "data-block": name }), 0],
  });

export const Lead = textBlock("lead");
/** "… is available for interview in …" */
export const Availability = textBlock("availability");
/** "For more information, please contact:" */
export const ContactCue = textBlock("contactCue");

export const Heading = Node.create({
  name: "heading",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false, validate: oneOf([2, 3]) } }),
  parseHTML: () => [
    { tag: "h1", attrs: { level: 2 } },
    { tag: "h2", attrs: { level: 2 } },
    { tag: "h3", attrs: { level: 3 } },
    { tag: "h4", attrs: { level: 3 } },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs.level === 3 ? "h3" : "h2", HTMLAttributes, 0],
});

export const Rule = Node.create({
  name: "rule",
  parseHTML: () => [{ tag: "hr" }],
  renderHTML: ({ HTMLAttributes }) => ["hr", HTMLAttributes],
});

/** `quoteId` is the same in every language: it says which quotations are one. */
export const Quote = Node.create({
  name: "quote",
  content: "quoteText attribution",
  isolating: true,
  addAttributes: () => ({ quoteId: { default: null, rendered: false, validate: orNull(identifier) } }),
  parseHTML: () => [{ tag: "figure[data-block=quote]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes, { "data-block": "quote" }), 0],
});

export const QuoteText = Node.create({
  name: "quoteText",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
});

/**
 * Who says a quotation: `personId` of a record, with `text` as the words printed ("Thomas Weiss,
 * Chief of Mission"). `raw`: the quotation is as it was imported, marks and "says X" inside its own
 * text; it is rendered so, with no marks and no line of attribution added, until a speaker is chosen.
 */
export const Attribution = Node.create({
  name: "attribution",
  atom: true,
  selectable: false,
  addAttributes: () => ({
    personId: { default: null, rendered: false, validate: orNull(identifier) },
    text: { default: "", rendered: false, validate: textUpTo(500) },
    raw: {
      default: false,
      validate: flag,
      // Copied or only read, it must not get marks beside its own.
      parseHTML: (element) => element.hasAttribute("data-raw"),
      renderHTML: ({ raw }) => (raw ? { "data-raw": "" } : {}),
    },
  }),
  parseHTML: () => [{ tag: "figcaption[data-block=attribution]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "figcaption",
    mergeAttributes(HTMLAttributes, { "data-block": "attribution" }),
    String(node.attrs.text),
  ],
});

/** A picture; alternative text and caption come from the media record of the language. */
export const Figure = Node.create({
  name: "figure",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    assetId: { validate: identifier, isRequired: true },
    captionOverride: { default: null, rendered: false, validate: orNull(textUpTo(2000)) },
  }),
  parseHTML: () => [
    { tag: "figure[data-asset-id]", getAttrs: (dom) => ({ assetId: dom.getAttribute("data-asset-id") }) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    "figure",
    mergeAttributes(HTMLAttributes, { "data-asset-id": String(node.attrs.assetId) }),
  ],
});

export const Callout = Node.create({
  name: "callout",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside[data-block=callout]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-block": "callout" }), 0],
});

/** Notes to editors; the heading is the renderer's, in the words of the language. */
export const Notes = Node.create({
  name: "notes",
  content: "(paragraph | bulletList | orderedList)+",
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: "section[data-block=notes]" }],
  renderHTML: ({ HTMLAttributes }) => ["section", mergeAttributes(HTMLAttributes, { "data-block": "notes" }), 0],
});

/** A record and the version of it that was used, or `raw`: the text as it was imported. */
export const Boilerplate = Node.create({
  name: "boilerplate",
  atom: true,
  addAttributes: () => ({
    boilerplateId: { default: null, rendered: false, validate: orNull(identifier) },
    version: { default: null, rendered: false, validate: orNull(wholeNumber(1, 1_000_000)) },
    raw: { default: null, rendered: false, validate: orNull(textUpTo(20_000)) },
  }),
  parseHTML: () => [{ tag: "div[data-block=boilerplate]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-block": "boilerplate" }),
    String(node.attrs.raw ?? ""),
  ],
});

export const Contacts = Node.create({
  name: "contacts",
  content: "contactCue? contact+",
  isolating: true,
  parseHTML: () => [{ tag: "section[data-block=contacts]" }],
  renderHTML: ({ HTMLAttributes }) => ["section", mergeAttributes(HTMLAttributes, { "data-block": "contacts" }), 0],
});

/** A record (`personId`), or `raw`: the line as it was imported, until a person links or makes the record. */
export const Contact = Node.create({
  name: "contact",
  atom: true,
  addAttributes: () => ({
    personId: { default: null, rendered: false, validate: orNull(identifier) },
    raw: { default: null, rendered: false, validate: orNull(textUpTo(5000)) },
  }),
  parseHTML: () => [{ tag: "div[data-block=contact]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-block": "contact" }),
    String(node.attrs.raw ?? ""),
  ],
});
