import { expect, test } from "@playwright/test";
import type { Language } from "@/base/vocabulary";
import { type Knowledge, type PreflightFinding, preflight } from "@/document/preflight";
import type { DocumentJson, NodeJson } from "@/document/schema";
import type { Version } from "@/document/version";
import { body } from "../support/releases";

const paragraph = (text: string): NodeJson => ({ type: "paragraph", content: [{ type: "text", text }] });
const list = (...items: string[]): NodeJson => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});
const heading = (text: string): NodeJson => ({
  type: "heading",
  attrs: { level: 2 },
  content: [{ type: "text", text }],
});

const release = (lang: Language, headline: string, lead: string, ...more: NodeJson[]): Version => ({
  lang,
  headline,
  subhead: "x",
  dateline: { place: "x" },
  document: { ...body(lead), content: [...body(lead).content, ...more] } as DocumentJson,
});

const found = (versions: Version[], knowledge?: Knowledge) => preflight(versions, "IQ", knowledge);
const codes = (findings: PreflightFinding[]) => findings.map(({ code, severity }) => `${code} ${severity}`);
const mended = (text: string, { repair }: PreflightFinding) =>
  repair ? text.slice(0, repair.start) + repair.text + text.slice(repair.end) : text;

const alone: [code: string, lang: Language, text: string, mended?: string][] = [
  ["placeholder.text error", "en", "The minister, TK, opened the school."],
  ["placeholder.text error", "en", "It has XXX rooms."],
  ["placeholder.text error", "en", "Lorem ipsum dolor."],
  ["placeholder.text error", "ar", "وقال المدير: «…»."],
  ["placeholder.text error", "ar", "افتتحها [الاسم] أمس."],
  ["typography.space info", "en", "Two  spaces , and a stop .", "Two spaces, and a stop."],
  ["typography.punctuation info", "ar", "بغداد, الموصل, البصرة", "بغداد، الموصل، البصرة"],
  ["typography.punctuation info", "ar", "من يدفع?", "من يدفع؟"],
  ["hygiene.presentation info", "ar", "\ufe8d\ufedf\ufe91\ufef4\ufe96 هنا", "البيت هنا"],
];
for (const [code, lang, text, after] of alone) {
  test(`${code.split(" ")[0]} is found in ${JSON.stringify(text)}`, () => {
    const [finding, ...others] = found([release(lang, "A headline", text)]);
    // A space before a stop and a doubled one are two places.
    expect(new Set(codes([...(finding ? [finding] : []), ...others]))).toEqual(new Set([code]));
    if (!after) return expect(finding?.repair).toBeUndefined();
    let now = text;
    for (let next = finding; next; [next] = found([release(lang, "A headline", now)])) now = mended(now, next);
    expect(now).toBe(after);
  });
}

const quiet: [Language, string][] = [
  ["fr", "Combien ? Trop : « assez » !"],
  ["en", "The unit TKR-2 and the xxx of a text; 3 , 4 are apart."],
  ["ar", "كتب IOM, UNDP و3,500 شخص"],
  ["ar", "صلى الله عليه وسلم ﷺ"],
];
for (const [lang, text] of quiet) {
  test(`nothing is said of ${JSON.stringify(text)}`, () => {
    const said = codes(found([release(lang, "A headline", text)])).filter(
      (code) => !code.startsWith("typography.space"),
    );
    expect(said).toEqual([]);
  });
}

test("letters copied in reverse order are told and not mended", () => {
  const [finding] = found([release("ar", "عنوان", "\ufe96\ufef4\ufe92\ufedf\ufe8d")]);
  expect(finding).toMatchObject({ code: "hygiene.presentation" });
  expect(finding?.repair).toBeUndefined();
});

test("headings and lists that one language lacks are told", () => {
  const english = release("en", "A headline", "A lead.", heading("What comes next"), list("one", "two", "three"));
  const arabic = release("ar", "عنوان", "مقدمة.", list("واحد", "اثنان"));
  const said = found([english, arabic]).filter(({ code }) => code === "structure.mismatch");
  expect(said).toMatchObject([{ missingIn: "ar", severity: "warning", sides: [{ text: "What comes next" }, {}] }]);
  const level = release("ar", "عنوان", "مقدمة.", heading("ما بعد ذلك"), list("واحد", "اثنان"));
  const [lists] = found([english, level]).filter(({ code }) => code === "structure.mismatch");
  expect(lists?.sides.map(({ text }) => text.split("\n").length)).toEqual([3, 2]);
});

test("a headline that every list would cut is told", () => {
  expect(codes(found([release("en", "long ".repeat(23).trim(), "A lead.")]))).toEqual(["length.over warning"]);
  expect(found([release("en", "long ".repeat(22).trim(), "A lead.")])).toEqual([]);
});

test("an embargo line that names another day than the one set is told", () => {
  const version = { ...release("en", "A headline", "A lead."), kicker: "EMBARGOED until 30 November 2026, 12:00" };
  expect(found([version])).toEqual([]);
  expect(found([version], { schedule: { embargoDay: "2026-11-30" } })).toEqual([]);
  expect(found([version], { schedule: { embargoDay: "2026-12-01" } })).toMatchObject([
    { code: "embargo.contradicts", severity: "error", sides: [{ text: "30 November 2026" }] },
  ]);
});

test("a source that changed after its translation is told, until the translation is touched", () => {
  const texts = [release("en", "A headline", "A lead."), release("ar", "عنوان", "مقدمة.")];
  const [early, late] = ["2026-11-30T09:00:00.000Z", "2026-11-30T10:00:00.000Z"];
  expect(codes(found(texts, { edited: { en: late, ar: early } }))).toEqual(["translation.stale warning"]);
  expect(found(texts, { edited: { en: early, ar: late } })).toEqual([]);
  expect(found(texts)).toEqual([]);
});

test("a settled finding is shown with who settled it, and an admin's severity counts", () => {
  const texts = [release("en", "A headline", "It has 30 rooms."), release("ar", "عنوان", "تضم 43 غرفة.")];
  const [finding] = found(texts);
  const dismissal = { by: "Huda", at: "2026-11-30T09:00:00.000Z", reason: "Two buildings" };
  expect(found(texts, { dismissals: { [finding?.fingerprint ?? ""]: dismissal } })).toMatchObject([{ dismissal }]);
  expect(codes(found(texts, { severities: { "number.mismatch": "warning", "field.missing": "info" } }))).toEqual([
    "number.mismatch warning",
  ]);
  expect(codes(found([release("en", "", "")], { severities: { "field.missing": "info" } }))).toContain(
    "field.missing error",
  );
});
