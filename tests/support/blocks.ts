import { type DocumentJson, type MarkJson, type NodeJson, parseDocument } from "@/document/schema";
import type { HtmlOptions } from "@/document/to-html";

export const options = (lang: HtmlOptions["lang"], more: Partial<HtmlOptions> = {}): HtmlOptions => ({
  lang,
  region: "IQ",
  words: { notes: "Notes to editors", about: "About us", table: "Table" },
  ...more,
});
export const text = (words: string, ...marks: MarkJson[]): NodeJson => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
export const p = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });
export const doc = (...content: NodeJson[]): DocumentJson => parseDocument({ type: "doc", content });
export const lead = { type: "lead", content: [text("Lead.")] };
export const quote = (words: string[], attrs: Record<string, unknown>): NodeJson => ({
  type: "quote",
  content: [
    { type: "quoteText", content: words.map((line) => p(text(line))) },
    { type: "attribution", attrs },
  ],
});
