import { slugOf } from "@/domain/releases/slug";
import { expect, test } from "../../fixtures";
import { draft } from "../../support/releases";

test("a slug is the headline's words in plain ASCII", () => {
  const table: [string, string | null][] = [
    [
      "Clean water returns to 43 villages in Ninewa and Anbar",
      "clean-water-returns-to-43-villages-in-ninewa-and-anbar",
    ],
    ["Café déjà-vu: “quoted” & more…", "cafe-deja-vu-quoted-more"],
    ["IOM Iraq’s 1,100 officers", "iom-iraqs-1100-officers"],
    ["2026", null],
    ["2026 2027", null],
    ["عودة المياه", null],
    ["", null],
    ["—!?", null],
  ];
  for (const [headline, slug] of table) expect(slugOf(headline), headline).toBe(slug);
});

test("a slug is cut at a word and never longer than 80 characters", () => {
  const slug = slugOf(`${"long headline about water ".repeat(10)}end`) ?? "";
  expect(slug.length).toBeLessThanOrEqual(80);
  expect(slug).toMatch(/^long-headline.*(long|headline|about|water)$/);
  expect(slugOf("x".repeat(200))).toBe("x".repeat(80));
});

test("two releases with one headline get two addresses", async ({ ctx }) => {
  const headline = ["Bridge at Tal Sabah opens", "The bridge opened."];
  const slugs = [];
  for (let n = 0; n < 3; n++) slugs.push((await draft(ctx(), headline, null)).slug);
  expect(slugs).toEqual(["bridge-at-tal-sabah-opens", "bridge-at-tal-sabah-opens-2", "bridge-at-tal-sabah-opens-3"]);
});

test("a release without English is named by its day", async ({ ctx }) => {
  const { importRelease } = await import("@/domain/releases/import");
  const { body } = await import("../../support/releases");
  const { slug } = await importRelease(ctx(undefined, new Date("2026-11-30T09:00:00Z")), {
    versions: [{ lang: "ar", headline: "افتتاح الجسر", document: body("افتتح الجسر.") }],
  });
  expect(slug).toMatch(/^2026-11-30-[0-9a-f]{8}$/);
});
