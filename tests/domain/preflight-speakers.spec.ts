import { expect, test } from "@playwright/test";
import { clinic } from "@/db/sample/clinic";
import type { SampleText } from "@/db/sample/release";
import { preflight } from "@/document/preflight";
import type { NodeJson } from "@/document/schema";
import type { Version } from "@/document/version";
import { documentOf } from "@/domain/sample";

/** The clinic's release, with other attributes of whoever is quoted. */
function version(lang: "en" | "ar", attrs: Record<string, unknown> = {}): Version {
  // The sample has both languages.
  const { blocks, place, ...fields } = clinic.texts[lang] as SampleText;
  const document = documentOf(blocks);
  const told = (node: NodeJson): NodeJson => ({
    ...node,
    ...(node.type === "attribution" ? { attrs: { ...node.attrs, ...attrs } } : {}),
    ...(node.content ? { content: node.content.map(told) } : {}),
  });
  return { lang, ...fields, dateline: { place }, document: { ...document, content: document.content.map(told) } };
}

const lost = (english: Version, arabic: Version) =>
  preflight([english, arabic], "IQ").filter(({ code }) => code === "name.mismatch");

test("a quotation that names its speaker in one language only is to be checked", () => {
  const [finding, ...others] = lost(version("en"), version("ar", { text: " " }));
  expect(finding).toMatchObject({
    severity: "warning",
    missingIn: "ar",
    sides: [
      { lang: "en", text: "Dr. Ihab Al-Ghazi, head of the clinic" },
      { lang: "ar", text: "" },
    ],
  });
  expect(others).toEqual([]);
  const [side] = finding?.sides ?? [];
  expect(side && [side.end - side.start]).toEqual([side?.text.length]);
  expect(lost(version("en", { text: "" }), version("ar"))).toMatchObject([{ missingIn: "en" }]);
});

test("a quotation that nobody is named for in either language is no difference", () => {
  expect(lost(version("en"), version("ar"))).toEqual([]);
  expect(lost(version("en", { text: "" }), version("ar", { text: "" }))).toEqual([]);
});

test("a speaker who is a record, or stands in the imported text, is not missed", () => {
  const nobody = { text: "" };
  expect(lost(version("en"), version("ar", { ...nobody, raw: true }))).toEqual([]);
  expect(lost(version("en"), version("ar", { ...nobody, personId: "01900000-0000-7000-8000-000000000001" }))).toEqual(
    [],
  );
});
