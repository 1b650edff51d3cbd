import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { isRefusal } from "@/base/refusal";
import { largestImport, readImport } from "@/document/from-file";
import { split } from "@/text/split";
import { archive, wordDocument } from "../../support/archive";

const fixture = readFileSync("tests/fixtures/import/stars.txt", "utf8").replaceAll("\u200e", "");
const blocks = fixture.split("\n\n").map((block) => block.trim());

async function refusalOf(bytes: Uint8Array, name?: string): Promise<string> {
  try {
    await readImport(bytes, name);
  } catch (error) {
    if (isRefusal(error)) return error.reason;
    throw error;
  }
  return "accepted";
}

/** Bytes of a text in a single-byte encoding, by reading the decoder backwards. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text].map((char) => table.get(char) ?? 0x3f));
}

const utf16 = (text: string, mark: boolean) => Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");

const encodings: [name: string, bytes: Uint8Array][] = [
  ["UTF-8", Buffer.from(fixture)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${fixture}`)],
  ["UTF-16, little end first, with a mark", utf16(fixture, true)],
  ["UTF-16, big end first, with a mark", utf16(fixture, true).swap16()],
  ["UTF-16 without a mark", utf16(fixture, false)],
  ["UTF-16, big end first, without a mark", utf16(fixture, false).swap16()],
  ["windows-1256", encode(fixture, "windows-1256")],
];
for (const [name, bytes] of encodings) {
  test(`a text in ${name} is read as it was written`, async () => {
    const { versions } = split(await readImport(bytes, "release.txt"));
    expect(versions.map(({ title }) => title)).toEqual([blocks[0], "إعادة افتتاح عيادة النهر بعد ثلاث سنوات"]);
    expect(versions[1]?.contacts[0]?.phone).toBe("+9647701234567");
  });
}

test("Arabic in ISO 8859-6 and French in windows-1252 are read as they were written", async () => {
  const arabic = "افتتاح عيادة النهر\n\nأعادت المؤسسة الصحية افتتاح عيادة النهر التي تخدم 14500 شخص.";
  expect((await readImport(encode(arabic, "iso-8859-6")))[0]?.text).toBe("افتتاح عيادة النهر");
  const french = "Le marché rouvre à Sinjar\n\nLe marché a rouvert ses portes après trois années de travaux.";
  expect((await readImport(encode(french, "windows-1252")))[0]?.text).toBe("Le marché rouvre à Sinjar");
});

test("a Word document is read with its title, whatever its name", async () => {
  const [title = "", ...rest] = blocks;
  const found = await readImport(wordDocument([`# ${title}`, ...rest]), "release.doc");
  expect(found[0]).toEqual({ text: title, hint: "title" });
  const { versions, separator } = split(found);
  expect(separator).toBe("* * * * *");
  expect(versions.map(({ lang, bodyParagraphs }) => `${lang} ${bodyParagraphs}`)).toEqual(["en 3", "ar 3"]);
});

test("an HTML fragment without a head is told by its tags", async () => {
  expect(await readImport(Buffer.from("<p>One<br><br>Two</p><ul><li>a</li><li>b</li></ul>"))).toEqual([
    { text: "One" },
    { text: "Two" },
    { text: "a\nb", hint: "list" },
  ]);
});

const bomb = "0".repeat(70 * 1024 * 1024);
const refusals: [name: string, bytes: () => Uint8Array, reason: string][] = [
  ["an empty file", () => new Uint8Array(), "nothing-to-import"],
  ["a file of blanks", () => Buffer.from(" \n\n \t\n"), "nothing-to-import"],
  ["a file above 20 MB", () => new Uint8Array(largestImport + 1), "file-too-large"],
  [
    "a picture renamed .docx",
    () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(64)]),
    "file-kind-unknown",
  ],
  ["a PDF", () => Buffer.from("%PDF-1.7\n"), "file-kind-unknown"],
  ["an RTF", () => Buffer.from("{\\rtf1 text}"), "file-kind-unknown"],
  ["an old .doc", () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), "file-kind-unknown"],
  [
    "a Word document with a password",
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(600),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
    "file-encrypted",
  ],
  ["a zip of something else", () => archive([{ name: "a.txt", data: "text" }]), "file-kind-unknown"],
  [
    "a zip with encrypted parts",
    () => archive([{ name: "word/document.xml", data: "<x/>", encrypted: true }]),
    "file-encrypted",
  ],
  ["a zip cut short", () => wordDocument(["text"]).subarray(0, 300), "file-unreadable"],
  [
    "a zip bomb that says so",
    () => wordDocument(["text"], [{ name: "word/comments.xml", data: bomb }]),
    "file-too-large",
  ],
  [
    "a zip bomb whose directory lies",
    () => wordDocument(["text"], [{ name: "word/comments.xml", data: bomb, claims: 100 }]),
    "file-unreadable",
  ],
  [
    "a Word document of broken XML",
    () => archive([{ name: "word/document.xml", data: "<w:document>" }]),
    "file-unreadable",
  ],
  [
    "bytes that are no text",
    () => Uint8Array.from({ length: 400 }, (_, index) => (index * 97 + 131) % 256),
    "encoding-unknown",
  ],
  ["HTML nested beyond reason", () => Buffer.from(`<p>${"<div>".repeat(5000)}text`), "file-unreadable"],
];
for (const [name, bytes, reason] of refusals) {
  test(`${name} is refused: ${reason}`, async () => {
    expect(await refusalOf(bytes(), "release.docx")).toBe(reason);
  });
}

test("letters in visual order are refused when the text is taken apart", () => {
  const reversed = [..."ﺍﻟﺸﺮﻃﺔ ﺍﻟﻤﺠﺘﻤﻌﻴﺔ"].reverse().join("");
  expect(() => split(`${reversed}\n\n${reversed}`)).toThrow("visual-order");
});
