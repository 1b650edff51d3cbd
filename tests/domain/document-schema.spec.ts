import { expect, test } from "@playwright/test";
import { isRefusal } from "@/base/refusal";
import { documentSchema, emptyDocument, type NodeJson, parseDocument } from "@/document/schema";

const text = (words: string, marks?: NodeJson["marks"]): NodeJson => ({
  type: "text",
  text: words,
  ...(marks ? { marks } : {}),
});
const paragraph = (words: string, marks?: NodeJson["marks"]): NodeJson => ({
  type: "paragraph",
  content: [text(words, marks)],
});
const doc = (...rest: NodeJson[]) => ({
  type: "doc",
  content: [{ type: "lead", content: [text("The bridge opened on Sunday.")] }, ...rest],
});
const quote = (...content: NodeJson[]): NodeJson => ({ type: "quote", content });

function refusalOf(json: unknown) {
  try {
    parseDocument(json);
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("the document was accepted");
}

test("a release of one lead alone is a document", () => {
  expect(parseDocument(doc()).content).toHaveLength(1);
});

test("an empty document is an empty lead and is read back as itself", () => {
  const empty = emptyDocument();
  expect(empty.content.map((node) => node.type)).toEqual(["lead"]);
  expect(parseDocument(empty)).toEqual(empty);
});

test("every kind of block stands in its own place", () => {
  const whole = doc(
    { type: "heading", attrs: { level: 3 }, content: [text("Next steps")] },
    paragraph("Work goes on."),
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph("Roads")] }] },
    quote(
      { type: "quoteText", content: [paragraph("“We are glad,” says Rana.")] },
      { type: "attribution", attrs: { raw: true } },
    ),
    { type: "figure", attrs: { assetId: "a1" } },
    {
      type: "table",
      content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph("12")] }] }],
    },
    { type: "callout", content: [paragraph("Note well.")] },
    { type: "rule" },
    { type: "availability", content: [text("She is available in Arabic.")] },
    { type: "notes", content: [paragraph("Pictures on request.")] },
    { type: "boilerplate", attrs: { raw: "About us" } },
    {
      type: "contacts",
      content: [
        { type: "contactCue", content: [text("Contact:")] },
        { type: "contact", attrs: { raw: "Rana, rana@office.example" } },
      ],
    },
  );
  const parsed = parseDocument(whole);
  expect(parsed.content.map((node) => node.type)).toEqual(whole.content.map((node) => node.type));
  expect(parseDocument(parsed)).toEqual(parsed);
});

const faults: [name: string, json: unknown, path: string][] = [
  ["nothing", null, ""],
  ["a number", 3, ""],
  ["a document without a lead", { type: "doc", content: [paragraph("x")] }, ""],
  ["a lone block", { type: "lead" }, ""],
  ["two leads", doc({ type: "lead" }), ""],
  ["a body after the contacts", doc({ type: "contacts", content: [{ type: "contact" }] }, paragraph("x")), ""],
  ["a heading of level 9", doc({ type: "heading", attrs: { level: 9 } }), "content.1"],
  ["a quotation without an attribution", doc(quote({ type: "quoteText", content: [paragraph("x")] })), "content.1"],
  ["an unknown node in a list", doc({ type: "bulletList", content: [{ type: "script" }] }), "content.1.content.0"],
  ["an empty text", doc(paragraph("")), "content.1.content.0"],
  [
    "a script as a link",
    doc(paragraph("x", [{ type: "link", attrs: { href: "javascript:alert(1)" } }])),
    "content.1.content.0",
  ],
  ["a link to an object", doc(paragraph("x", [{ type: "link", attrs: { href: {} } }])), "content.1.content.0"],
  ["an unknown mark", doc(paragraph("x", [{ type: "colour" }])), "content.1.content.0"],
  ["a picture of no record", doc({ type: "figure" }), "content.1"],
  ["a direction that is none", doc({ ...paragraph("x"), attrs: { dir: "up" } }), "content.1"],
  ["an id with a space", doc({ ...paragraph("x"), attrs: { uid: "a b" } }), "content.1"],
  ["a NUL", doc(paragraph("a\0b")), "content.1"],
  ["half a surrogate pair", doc(paragraph("a\ud800b")), "content.1"],
];

for (const [name, json, path] of faults) {
  test(`a document with ${name} is refused at its block`, () => {
    const refusal = refusalOf(json);
    expect(refusal.reason).toBe("document-invalid");
    expect(refusal.detail.path).toBe(path);
  });
}

test("attributes that the schema does not know are not kept", () => {
  const parsed = parseDocument(doc({ ...paragraph("x"), attrs: { onclick: "alert(1)" } }));
  expect(JSON.stringify(parsed)).not.toContain("onclick");
});

test("a document nested beyond reason is refused, not a crash", () => {
  let nested: NodeJson = { type: "bulletList", content: [{ type: "listItem", content: [paragraph("x")] }] };
  for (let depth = 0; depth < 3000; depth++) {
    nested = { type: "bulletList", content: [{ type: "listItem", content: [paragraph("x"), nested] }] };
  }
  expect(refusalOf(doc(nested)).detail.says).toBe("the document is nested too deeply");
});

test("what comes after any block is a paragraph unless someone asks for something else", () => {
  const { doc, lead, paragraph, heading, quote, callout, notes } = documentSchema.nodes;
  for (const type of [lead, paragraph, heading, quote, callout]) {
    const match = lead && doc?.contentMatch.matchType(lead);
    const after = type === lead ? match : type && match?.matchType(type);
    expect(after?.defaultType?.name, type?.name).toBe("paragraph");
  }
  expect(notes?.contentMatch.defaultType?.name).toBe("paragraph");
});
