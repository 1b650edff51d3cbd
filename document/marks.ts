import { Mark, mergeAttributes } from "@tiptap/core";
import { Link } from "@tiptap/extension-link";
import { isSafeHref, language, safeHref, textUpTo } from "./attributes";

/** `target` and `rel` are the renderer's business, so only the address is kept. */
export const SafeLink = Link.extend({
  addAttributes: () => ({ href: { default: null, validate: safeHref } }),
}).configure({
  openOnClick: false,
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (uri) => isSafeHref(uri),
});

export const Abbr = Mark.create({
  name: "abbr",
  addAttributes: () => ({ title: { default: "", validate: textUpTo(300) } }),
  parseHTML: () => [{ tag: "abbr[title]" }],
  renderHTML: ({ HTMLAttributes }) => ["abbr", HTMLAttributes, 0],
});

/** A run in another language: a Latin name in Arabic text. Rendered isolated (`<bdi lang>`). */
export const Lang = Mark.create({
  name: "lang",
  addAttributes: () => ({ lang: { default: "en", validate: language } }),
  parseHTML: () => [{ tag: "bdi[lang]" }, { tag: "span[lang]" }],
  renderHTML: ({ HTMLAttributes }) => ["bdi", mergeAttributes(HTMLAttributes), 0],
});
