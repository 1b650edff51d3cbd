import { expect, test } from "@playwright/test";
import type { CheckedVersion } from "@/text/block";
import { check } from "@/text/parity";
import { version } from "../../support/versions";

/** Processor time (ms) of this thread for one check: what it takes where nobody else works. */
function costOf(...versions: CheckedVersion[]): number {
  const before = process.threadCpuUsage();
  check(versions, { region: "IQ" });
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

test("a hundred thousand words, a million digits and a missing language are answered within a second or two", () => {
  const paragraph = (n: number) =>
    `On ${(n % 28) + 1} May some ${n} people of ${n * 7} villages got $${n}.5 million, said the office. ${"word ".repeat(30)}`;
  const words = Array.from({ length: 2000 }, (_, n) => paragraph(n));
  expect(words.join(" ").split(/\s+/).length).toBeGreaterThan(90_000);
  expect(costOf(version("en", ...words), version("ar", ...words))).toBeLessThan(2000);
  expect(costOf(version("en", words.join(" ")), version("ar", words.join(" ")))).toBeLessThan(2000);
  expect(costOf(version("en", ...words), version("ar"))).toBeLessThan(2000);
  expect(costOf(version("en", "7".repeat(1_000_000)), version("ar", "٧".repeat(1_000_000)))).toBeLessThan(1000);
});

test("hostile texts are answered in bounded time", () => {
  const hostile = [
    "1 ",
    '"',
    "“",
    "and ",
    "five and ",
    "خمسة و ",
    "30 november ",
    "a@",
    "a.",
    "+1 ",
    "1,111,",
    "A-",
    "www.",
    "(",
    "\u00a0",
    "\ud800\0\u2066\u202e",
  ];
  for (const piece of hostile) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(costOf(version("en", "Title", text), version("ar", "عنوان", text)), JSON.stringify(piece)).toBeLessThan(
      1000,
    );
  }
});
