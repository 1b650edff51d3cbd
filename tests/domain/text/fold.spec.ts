import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { countDigits, toWesternDigits } from "@/text/digits";
import { fold, foldForSearch, sourceSpan } from "@/text/fold";

const pairs: [source: string, folded: string][] = [
  ["أربعمئة وإثنان", "اربعميه واثنان"],
  ["الأُولى", "الاولي"],
  ["شرطة", "شرطه"],
  ["مـــوصل", "موصل"],
  ["مُحَمَّد", "محمد"],
  ["٤٣ و۴۳", "43 و43"],
  ["a\u00a0b\u202fc", "a b c"],
  ["\u2066+964\u2069\u200e", "+964"],
  ["ﻻ", "لا"],
  ["km²", "km²"],
  ["ﷺ", "ﷺ"],
  ["کوردستان ی", "كوردستان ي"],
];

for (const [source, folded] of pairs) {
  test(`${JSON.stringify(source)} is compared as ${JSON.stringify(folded)}`, () => {
    expect(fold(source).text).toBe(folded);
  });
}

const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(..."aA1٣۴ أإآىةئؤ\u064b\u0640\u200f\u2067\u2069\u202e\ufeff\u00a0ﻻﷲ﷽\ud800\0"),
    maxLength: 60,
  }),
);

test("every offset of a folded text maps back into its source, in order", () => {
  fc.assert(
    fc.property(texts, (source) => {
      const folded = fold(source);
      // Plain conditions: half a million assertions of the runner would take minutes.
      const mapsBack = (at: number) => {
        const { start, end } = sourceSpan(folded, at, at + 1);
        const isInside = end > start && end <= source.length && (folded.at[at + 1] ?? -1) >= start;
        // What stands at the place folds to what was found there.
        return isInside && fold(source.slice(start, end)).text.includes(folded.text[at] ?? "absent");
      };
      return (
        folded.at.length === folded.text.length + 1 &&
        Array.from({ length: folded.text.length }, (_, at) => at).every(mapsBack)
      );
    }),
    { numRuns: 2000 },
  );
});

test("a word that was found is cut out of the source with its harakat and marks", () => {
  const folded = fold("قال مُحَمَّد هنا");
  const start = folded.text.indexOf("محمد");
  const span = sourceSpan(folded, start, start + 4);
  expect(folded.source.slice(span.start, span.end)).toBe("مُحَمَّد");
});

test("a text folded twice is as folded once", () => {
  fc.assert(fc.property(texts, (source) => fold(fold(source).text).text === fold(source).text));
});

test("search finds the word whatever its hamza, article, digits or separators", () => {
  expect(foldForSearch("والشرطة المجتمعية في الأنبار")).toBe(foldForSearch("الشرطه المجتمعيه في الانبار"));
  expect(foldForSearch("١٬١٠٠")).toBe("1100");
  expect(foldForSearch("1,100 عضو")).toBe(foldForSearch("1100 عضو"));
});

test("digits are counted by their system, and made Western without moving", () => {
  expect(countDigits("12 ٣٤٥ ۶")).toEqual({ latn: 2, arab: 3, arabext: 1 });
  expect(toWesternDigits("٣٠/۴٣")).toBe("30/43");
});
