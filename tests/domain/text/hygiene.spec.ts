import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { clean, hasOverride, isVisualOrder } from "@/text/hygiene";

const rows: [what: string, source: string, stored: string][] = [
  ["line ends become LF", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["invisible characters go", "ب\u200bغ\u00adد\ufeffا\u2060د", "بغداد"],
  ["an embedding round a whole block goes", "\u202bنص عربي\u202c", "نص عربي"],
  ["a forced direction goes", "abc\u202edef\u202c", "abcdef"],
  ["an isolate with its partner stays", "هاتف \u2066+964 770\u2069 هنا", "هاتف \u2066+964 770\u2069 هنا"],
  ["an isolate without a partner goes", "a\u2066b\u2069\u2069", "a\u2066b\u2069"],
  ["marks at the ends go, inside they stay", "\u200fنص \u200e12\u200e نص\u200f", "نص \u200e12\u200e نص"],
  ["presentation forms become letters", "ﺍﻟﻌﺮﺍﻕ", "العراق"],
  ["the signs of blessing stay", "محمد ﷺ", "محمد ﷺ"],
  ["tatweel between letters goes", "العـــراق", "العراق"],
  ["tatweel after a lone prefix stays", "بـ54 و هـ", "بـ54 و هـ"],
  ["double spaces become one", "a  b \u00a0 c", "a b c"],
  ["a single no-break space stays", "[email\u00a0protected]", "[email\u00a0protected]"],
  ["a space before a full stop goes", "المجتمعية .", "المجتمعية."],
  ["superscripts stay", "12 km²", "12 km²"],
  ["digits, hamza and yeh stay", "٤٣ الى الأنبار", "٤٣ الى الأنبار"],
  ["NUL and lone surrogates go", "a\0b\ud800", "ab\ufffd"],
];

for (const [what, source, stored] of rows) {
  test(`${what} before a text is stored`, () => {
    expect(clean(source)).toBe(stored);
  });
}

test("Persian letters become Arabic ones in Arabic only", () => {
  expect(clean("کتاب عربی", "ar")).toBe("كتاب عربي");
  expect(clean("کتێبی کوردی", "ckb")).toBe("کتێبی کوردی");
});

test("cleaning twice changes nothing more", () => {
  const unit = fc.constantFrom(
    ..."a .،؟\n\r\t\u00a0\u200e\u200f\u061c\u202a\u202c\u202e\u2066\u2067\u2069\u0640بهﻻﺍک\u064b\u0301\ud800\0",
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: "binary" })), (source) => {
      expect(clean(clean(source))).toBe(clean(source));
      expect(hasOverride(clean(source))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test("letters in visual order, as some PDF copies have them, are told from letters in their own order", () => {
  expect(isVisualOrder("ﺍﻟﺸﺮﻃﺔ ﺍﻟﻤﺠﺘﻤﻌﻴﺔ")).toBe(false);
  expect(isVisualOrder([..."ﺍﻟﺸﺮﻃﺔ ﺍﻟﻤﺠﺘﻤﻌﻴﺔ"].reverse().join(""))).toBe(true);
  expect(isVisualOrder("الشرطة المجتمعية")).toBe(false);
});
