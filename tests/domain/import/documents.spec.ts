import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { checkedVersion, datelineText, nodeText, placedBlocks } from "@/document/blocks";
import { versionsOf } from "@/document/from-split";
import { positionOf } from "@/document/positions";
import { importKinds, type ProposedBlock } from "@/document/proposal";
import { documentSchema, emptyDocument, parseDocument } from "@/document/schema";
import { versionText } from "@/document/to-text";
import { split } from "@/text/split";

const block = (kind: ProposedBlock["kind"], text: string, lang: ProposedBlock["lang"] = "en"): ProposedBlock => ({
  lang,
  kind,
  text,
});
const proposal: ProposedBlock[] = [
  block("kicker", "PRESS RELEASE"),
  block("headline", "Clinic reopens"),
  block("subhead", "After three years"),
  block("dateline", "Al-Nahr, 12 March 2025"),
  block("lead", "The clinic reopened."),
  block("quote", "“We waited,” said Salma."),
  block("list", "12 rooms\n45 beds"),
  block("availability", "She is available for interview in Arabic."),
  block("boilerplate", "About the trust"),
  block("cue", "Contact:"),
  block("contact", "Rana Saleh\nrana@office.example"),
];
let next = 0;
const newId = () => `id-${next++}`;

test("a confirmed proposal is a version whose paragraphs are numbered as they were proposed", () => {
  const [version] = versionsOf(proposal, newId);
  expect(version).toMatchObject({
    lang: "en",
    kicker: "PRESS RELEASE",
    headline: "Clinic reopens",
    subhead: "After three years",
    dateline: { place: "Al-Nahr", date: "2025-03-12", text: "Al-Nahr, 12 March 2025" },
  });
  expect(version && placedBlocks(version).map(({ kind, text }) => [kind, text])).toEqual([
    ["headline", "Clinic reopens"],
    ["kicker", "PRESS RELEASE"],
    ["subhead", "After three years"],
    ["dateline", "Al-Nahr, 12 March 2025"],
    ["lead", "The clinic reopened."],
    ["quote", "“We waited,” said Salma."],
    ["list", "12 rooms\n45 beds"],
    ["availability", "She is available for interview in Arabic."],
    ["boilerplate", "About the trust"],
    ["cue", "Contact:"],
    ["contact", "Rana Saleh\nrana@office.example"],
  ]);
});

test("an imported quotation keeps its whole text and waits for its speaker", () => {
  const [version] = versionsOf(proposal, newId);
  const quote = version?.document.content.find(({ type }) => type === "quote");
  expect(quote?.content?.[1]).toEqual({ type: "attribution", attrs: { personId: null, text: "", raw: true } });
});

test("any blocks in any order and kind become a valid document, and no word is lost", () => {
  const anyBlock = fc.record({
    lang: fc.constantFrom("en" as const, "ar" as const),
    kind: fc.constantFrom(...importKinds),
    text: fc.constantFrom("one", "two words", "a\nb", "ثلاث كلمات", "12 March 2025", " "),
  });
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
      const ready = [
        block("headline", "H"),
        block("lead", "L"),
        block("headline", "ع", "ar"),
        block("lead", "ل", "ar"),
        ...blocks,
      ];
      for (const version of versionsOf(ready)) {
        expect(parseDocument(version.document)).toEqual(version.document);
        const all = placedBlocks(version)
          .map(({ text }) => text)
          .join("\n")
          .concat(version.kicker ?? "");
        const words = blocks
          .filter(({ lang, kind }) => lang === version.lang && !["skip", "embargo", "dateline", "rule"].includes(kind))
          .flatMap(({ text }) => text.split(/\s+/));
        expect(words.filter((word) => !all.includes(word))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test("a language without a headline or a body is nothing to import", () => {
  expect(() => versionsOf([])).toThrow("nothing-to-import");
  expect(() => versionsOf([block("lead", "Only a body.")])).toThrow("nothing-to-import");
  expect(() => versionsOf([block("headline", "Only a headline")])).toThrow("nothing-to-import");
});

test("a position in a paragraph is a position in the editor's document", () => {
  const [version] = versionsOf(proposal, newId);
  if (!version) throw new Error("no version");
  const doc = documentSchema.nodeFromJSON(version.document);
  for (const { path, text, kind } of placedBlocks(version)) {
    if (!path || kind === "boilerplate" || kind === "contact") continue;
    for (const [offset, char] of [...text].entries()) {
      if (char === "\n") continue;
      const at = positionOf(doc, path, offset);
      expect(doc.textBetween(at, at + 1), `${kind} ${offset}`).toBe(char);
    }
  }
});

test("a record is read as the text that it renders", () => {
  const contact = { type: "contact", attrs: { personId: "p1" } };
  expect(nodeText(contact, { contact: (id) => (id === "p1" ? "Rana, +964 770 123 4567" : undefined) })).toBe(
    "Rana, +964 770 123 4567",
  );
  expect(nodeText(contact)).toBe("");
});

test("a dateline without words of its own is written in those of its language", () => {
  expect(datelineText({ place: "Baghdad", date: "2016-11-30" }, "en")).toBe("Baghdad, 30 November 2016");
  expect(datelineText({ place: "بغداد", date: "2016-11-30" }, "ar")).toBe("بغداد، 30 تشرين الثاني 2016");
});

test("an empty version has its headline as the only text to check", () => {
  const version = { lang: "ar" as const, headline: "", document: emptyDocument() };
  expect(checkedVersion(version)).toEqual({
    lang: "ar",
    dir: "rtl",
    paragraphs: [
      { kind: "headline", text: "" },
      { kind: "lead", text: "" },
    ],
  });
});

test("Arabic plain text keeps a phone in its order, on a line of its own, and begins each line from the right", () => {
  const arabic = (kind: ProposedBlock["kind"], text: string) => block(kind, text, "ar");
  const [version] = versionsOf([
    arabic("headline", "افتتاح العيادة"),
    arabic("lead", "IOM افتتحت العيادة، هاتفها +964 770 123 4567 منذ اليوم."),
    arabic("contact", "رنا صالح، هاتف: ٠٧٧٠ ١٢٣ ٤٥٦٧، rana@office.example"),
  ]);
  expect(version && versionText(version).split("\n")).toEqual([
    "افتتاح العيادة",
    "",
    "\u200fIOM افتتحت العيادة، هاتفها \u200e+964 770 123 4567\u200e منذ اليوم.",
    "",
    "رنا صالح، هاتف:",
    "\u200e+964 770 123 4567\u200e",
    "\u200frana@office.example",
  ]);
});

test("no text makes the importer fail but by a refusal", () => {
  const unit = fc.constantFrom(
    "\n\n",
    "\n",
    "* * *",
    "- ",
    "• ",
    "عنوان ",
    "Title ",
    "“",
    '"',
    "\u202e",
    "\0",
    "\ud800",
    "Contact: ",
    "a@b.example",
    "+964 770 123 4567",
    ".",
    "12 March 2025 – ",
    "###",
    "للاتصال: ",
    "About ",
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: "binary" })), (source) => {
      try {
        expect(split(source).versions.length).toBeGreaterThan(0);
      } catch (error) {
        expect(["nothing-to-import", "visual-order"]).toContain(error instanceof Error ? error.message : "");
      }
    }),
    { numRuns: 3000 },
  );
});
