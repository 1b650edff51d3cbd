import { expect, test } from "@playwright/test";
import type { Language } from "@/base/vocabulary";
import { type Knowledge, type PreflightFinding, preflight } from "@/document/preflight";
import type { NodeJson } from "@/document/schema";
import type { Version } from "@/document/version";
import { versionWith as release } from "../support/releases";

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

test("a note for editors that one language lacks is told", () => {
  const notes = (...items: string[]): NodeJson => ({ type: "notes", content: [list(...items)] });
  const [english, arabic] = [notes("Photographs are free.", "Figures are of May."), notes("الأرقام لشهر أيار.")];
  const texts = [release("en", "A headline", "A lead.", english), release("ar", "عنوان", "مقدمة.", arabic)];
  expect(found(texts).filter(({ code }) => code === "structure.mismatch")).toMatchObject([
    {
      severity: "warning",
      sides: [{ text: "Photographs are free.\nFigures are of May." }, { text: "الأرقام لشهر أيار." }],
    },
  ]);
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

const english = release("en", "A headline", "A lead.");
const arabic = release("ar", "عنوان", "مقدمة.");
const both: Language[] = ["en", "ar"];

const mails: [says: string, sizes: [Language[], number][], expected: string[]][] = [
  [
    "of ordinary mails nothing is said",
    [
      [["en"], 20_000],
      [["ar"], 81_920],
      [both, 81_000],
    ],
    [],
  ],
  [
    "a large mail is to be checked",
    [
      [["en"], 81_921],
      [["ar"], 30_000],
    ],
    ["mail.size warning en 81921"],
  ],
  ["the largest that is sent is to be checked", [[["en"], 102_400]], ["mail.size warning en 102400"]],
  ["one byte more is to be fixed", [[["en"], 102_401]], ["mail.size error en 102401"]],
  [
    "of both orders the larger one counts",
    [
      [both, 102_400],
      [["ar", "en"], 102_401],
    ],
    ["mail.size error ar+en 102401"],
  ],
  [
    "one cause is told once",
    [
      [["en"], 110_000],
      [["ar"], 30_000],
      [both, 140_000],
    ],
    ["mail.size error en 110000"],
  ],
  [
    "a large language does not hide a mail of both that cannot be sent",
    [
      [["en"], 90_000],
      [both, 140_000],
    ],
    ["mail.size error en+ar 140000", "mail.size warning en 90000"],
  ],
];
for (const [says, sizes, expected] of mails) {
  test(`${says}, by size`, () => {
    const findings = found([english, arabic], { mails: sizes.map(([languages, bytes]) => ({ languages, bytes })) });
    expect(
      findings.map(
        ({ code, severity, sides }) =>
          `${code} ${severity} ${sides.map(({ lang }) => lang).join("+")} ${sides[0]?.text}`,
      ),
    ).toEqual(expected);
  });
}

test("a dismissed mail comes back when it grows", () => {
  const at = (bytes: number, dismissals = {}) =>
    found([english], { mails: [{ languages: ["en"], bytes }], dismissals });
  const dismissal = { by: "Huda", at: "2026-11-30T09:00:00.000Z", reason: "A table that must stay" };
  const dismissals = { [at(90_000)[0]?.fingerprint ?? ""]: dismissal };
  expect(at(90_000, dismissals)).toMatchObject([{ dismissal }]);
  expect(at(90_001, dismissals)[0]?.dismissal).toBeUndefined();
});

test("headline, summary and mail subject are measured by the letters that readers count", () => {
  // Each letter carries a vowel sign: two signs, one letter.
  const vowelled = "بَ".repeat(110);
  expect(found([{ ...arabic, headline: vowelled, mailSubject: vowelled, summary: "بَ".repeat(200) }])).toEqual([]);
  const summary = "s".repeat(201);
  const findings = found([{ ...arabic, headline: `${vowelled}ب`, mailSubject: `${vowelled}ب`, summary }]);
  expect(codes(findings)).toEqual(Array(3).fill("length.over warning"));
  expect(findings.map(({ field, sides }) => [field, sides[0]?.text.length])).toEqual([
    ["headline", 221],
    ["summary", 201],
    ["mailSubject", 221],
  ]);
});

test("an hour that is over is told, until another one is set", () => {
  const at = "2026-11-30T09:00:00.000Z";
  const schedule = (now: string) => ({ schedule: { at, now } });
  expect(found([english, arabic], schedule("2026-11-30T08:59:59.999Z"))).toEqual([]);
  for (const now of [at, "2026-12-01T09:00:00.000Z"])
    expect(found([english, arabic], schedule(now))).toMatchObject([
      { code: "time.past", severity: "error", sides: [{ lang: "en", text: at }] },
    ]);
  expect(found([english, arabic], { schedule: { now: at } })).toEqual([]);
});

test("a sender whose records fail is told once somebody has looked", () => {
  const sender = { domain: "relief.example", failing: [] as string[] };
  expect(found([english, arabic], { sender })).toEqual([]);
  expect(found([english, arabic], { sender: { ...sender, failing: ["SPF", "DMARC"] } })).toMatchObject([
    { code: "sender.unauthenticated", severity: "warning", sides: [{ text: "relief.example: SPF, DMARC" }] },
  ]);
});

const quote = (text: string): NodeJson => ({
  type: "quote",
  content: [{ type: "quoteText", content: [paragraph(text)] }],
});
const numbers: [says: string, en: NodeJson, ar: NodeJson, isQuoted: true | undefined][] = [
  ["in running text", paragraph("The school has 30 rooms."), paragraph("تضم المدرسة 43 غرفة."), undefined],
  ["in a quotation block", quote("We opened 30 rooms."), quote("افتتحنا 43 غرفة."), true],
  [
    "between quotation marks",
    paragraph("“We have opened 30 rooms since spring,” said the director."),
    paragraph("وقال المدير: «افتتحنا 43 غرفة منذ الربيع»."),
    true,
  ],
  [
    "beside a quotation",
    paragraph("“We have worked hard here since last spring,” said the director of 30 schools."),
    paragraph("وقال مدير 43 مدرسة: «عملنا هنا بجد منذ الربيع الماضي»."),
    undefined,
  ],
];
for (const [where, en, ar, isQuoted] of numbers) {
  test(`numbers that differ ${where} are ${isQuoted ? "" : "not "}said to be quoted`, () => {
    const texts = [release("en", "A headline", "A lead.", en), release("ar", "عنوان", "مقدمة.", ar)];
    const differing = found(texts).filter(({ code }) => code === "number.mismatch");
    expect(differing).toHaveLength(1);
    expect(differing[0]?.isQuoted).toBe(isQuoted);
  });
}
