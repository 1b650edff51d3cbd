import { readCsv } from "@/text/csv";
import { decodeText } from "@/text/decode-csv";
import { expect, test } from "../../fixtures";
import { refusalOf } from "../../support/releases";

const words = "الاسم,email\r\nآمال,amal@dijla.example";
const utf16 = (text: string, mark: boolean, bigEndian: boolean) => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const files: [string, Uint8Array, string][] = [
  ["UTF-8", Buffer.from(words), words],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${words}`), words],
  ["UTF-16, little end first, marked", utf16(words, true, false), words],
  ["UTF-16, big end first, marked", utf16(words, true, true), words],
  ["UTF-16, little end first", utf16(words, false, false), words],
  ["UTF-16, big end first", utf16(words, false, true), words],
  ["windows-1256", Uint8Array.of(0xc2, 0xe3, 0xc7, 0xe1), "آمال"],
  ["nothing", new Uint8Array(), ""],
];
for (const [name, bytes, text] of files) test(`a file in ${name} is read`, () => expect(decodeText(bytes)).toBe(text));

test("what is no text is refused, not guessed at", async () => {
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
  expect(await refusalOf((async () => decodeText(picture))())).toBe("invalid encoding-unknown");
});

const delimiters = [
  ["comma", ","],
  ["semicolon", ";"],
  ["tab", "\t"],
  ["bar", "|"],
] as const;
for (const [name, delimiter] of delimiters)
  test(`columns parted by a ${name} are told apart`, () => {
    const { header, rows } = readCsv(Buffer.from(`email${delimiter}name\n\na@x.example${delimiter}"A, B; C"`));
    expect(header).toEqual(["email", "name"]);
    // Blank rows count, so that a row is found again in the spreadsheet.
    expect(rows).toEqual([{ row: 3, cells: ["a@x.example", "A, B; C"] }]);
  });

test("the line in which Excel names its delimiter is no header", () => {
  expect(readCsv(Buffer.from("sep=;\r\nemail;name\r\na@x.example;A")).header).toEqual(["email", "name"]);
});

test("a file without a word is nothing to import", async () => {
  expect(await refusalOf((async () => readCsv(Buffer.from(" ,\n,")))())).toBe("invalid nothing-to-import");
});
