import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { keptWords } from "@/domain/distribution/reply";
import { cut } from "@/text/cut";

test("a text is cut to its length and never within a character", () => {
  expect([cut("بغداد", 3), cut("ab😀", 3), cut("ab😀", 4), cut("", 2)]).toEqual(["بغد", "ab", "ab😀", ""]);
  expect([cut("أهلاً", 4), cut("a👩‍👩‍👧b", 5), cut(`a${"\u0301".repeat(9)}`, 5)]).toEqual([
    "أهل",
    "a",
    `a${"\u0301".repeat(4)}`,
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 30 }), (text, longest) => {
      const short = cut(text, longest);
      expect(text.startsWith(short) && short.length <= longest && short.isWellFormed()).toBe(true);
      expect(text.length > longest || short === text).toBe(true);
    }),
  );
});

test("a relay's words are kept in a form that a database takes, whatever they were", () => {
  expect(keptWords("550-5.1.1 No\r\n550 such\0user\u001b[31m")).toBe("550-5.1.1 No 550 such user [31m");
  expect(keptWords(`${"x".repeat(299)}😀`)).toBe("x".repeat(299));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
      const kept = keptWords(text);
      expect(kept.isWellFormed() && kept.length <= 300 && !/\p{Cc}/u.test(kept)).toBe(true);
    }),
  );
  // A lone half in the middle as well.
  expect(keptWords("a\ud83db").isWellFormed()).toBe(true);
});
