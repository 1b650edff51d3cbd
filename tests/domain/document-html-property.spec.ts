import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { parseFragment } from "parse5";
import { languages } from "@/base/vocabulary";
import type { MarkJson, NodeJson } from "@/document/schema";
import { standaloneHtml } from "@/document/to-html";
import { doc, options, p, quote, text } from "@/tests/support/blocks";

// Anything that could end an element, begin one, or turn a line round.
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "&lt;",
        "</p>",
        "'",
        '"',
        "<!--",
        "]]>",
      ),
      fc.constantFrom(
        "+964 751 234 2550",
        "a@b.example",
        "https://e.example/?a=1&b=<2>",
        "javascript:alert(1)",
        "«",
        "”",
        "ـ",
      ),
      fc.constantFrom("المياه ", "لا ", "12.5% ", "2016-11-30 ", "٣٠ ", "\u200f", " "),
      fc.string({ unit: "grapheme", maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join("").replaceAll("\0", ""))
  .filter((words) => words.length > 0 && words.isWellFormed());
const marks = fc.subarray<MarkJson>([
  { type: "bold" },
  { type: "link", attrs: { href: 'https://example.org/?q="<>' } },
  { type: "lang", attrs: { lang: "en" } },
]);
const inlines = fc.array(
  fc.tuple(nasty, marks).map(([words, own]) => text(words, ...own)),
  { maxLength: 4 },
);
const anyBlock: fc.Arbitrary<NodeJson> = fc.oneof(
  inlines.map((content) => p(...content)),
  inlines.map((content) => ({ type: "heading", attrs: { level: 2 }, content })),
  nasty.map((words) => quote([words], { text: words.slice(0, 400) })),
  nasty.map((words) => quote([words], { raw: true })),
  inlines.map((content) => ({ type: "callout", content: [p(...content)] })),
);
const anyDocument = fc
  .tuple(inlines, fc.array(anyBlock, { maxLength: 6 }), nasty, fc.constantFrom(...languages))
  .map(([first, blocks, raw, lang]) => ({
    lang,
    raw,
    document: doc(
      { type: "lead", content: first },
      ...blocks,
      { type: "boilerplate", attrs: { raw } },
      { type: "contacts", content: [{ type: "contact", attrs: { raw } }] },
    ),
  }));

interface Found {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Found[];
  value?: string;
}
const everyNode = (node: Found): Found[] => [node, ...(node.childNodes ?? []).flatMap(everyNode)];
const allowed = new Set(
  "#document-fragment #text a abbr b bdi blockquote br div em figcaption figure footer h2 h3 hr img li ol p section span strong table tbody td th tr ul".split(
    " ",
  ),
);
const attributes = new Set(
  "href dir lang class title role tabindex aria-label scope colspan rowspan start src width height alt loading decoding".split(
    " ",
  ),
);

test("whatever people write, only our own elements and attributes come out, and all of their words", () => {
  fc.assert(
    fc.property(anyDocument, ({ lang, document }) => {
      const written = standaloneHtml(document, options(lang));
      // parse5 types its tree by adapters; the four fields read here are in each.
      const nodes = everyNode(parseFragment(written) as Found);
      const given = nodes.flatMap(({ attrs = [] }) => attrs);
      expect(nodes.map(({ nodeName }) => nodeName).filter((name) => !allowed.has(name))).toEqual([]);
      expect(given.map(({ name }) => name).filter((name) => !attributes.has(name))).toEqual([]);
      const targets = given.filter(({ name }) => name === "href").map(({ value }) => value);
      expect(targets.filter((target) => !/^(https?:|mailto:|tel:\+)/.test(target))).toEqual([]);
      const words = nodes.map(({ value }) => value ?? "").join("");
      const runs = document.content
        .filter(({ type }) => type === "paragraph" || type === "heading")
        .flatMap(({ content = [] }) => content.map(({ text = "" }) => text.replace(/\r\n?/g, "\n")));
      // Arabic-Indic phones are printed in Western digits; everything else as it was written.
      expect(runs.filter((run) => !/[٠-٩۰-۹]/.test(run) && !words.includes(run))).toEqual([]);
    }),
    { numRuns: 120 },
  );
});
