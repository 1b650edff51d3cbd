import { expect, test } from "@playwright/test";
import { linksOf } from "@/document/links";
import { type Knowledge, type PreflightFinding, preflight } from "@/document/preflight";
import type { NodeJson } from "@/document/schema";
import type { Version } from "@/document/version";
import { versionWith as release } from "../support/releases";

/** What the pre-flight says of what a release refers to: pictures, records, pages on the web. */

const found = (versions: Version[], knowledge: Knowledge) =>
  preflight(versions, "IQ", knowledge).filter(({ code }) => /^(?:image|link|record)\./.test(code));
const said = (findings: PreflightFinding[]) =>
  findings.map(({ code, severity, sides }) => `${code} ${severity} ${sides.map(({ lang }) => lang).join("+")}`);

const now = "2026-11-30T09:00:00.000Z";
const picture: NodeJson = { type: "figure", attrs: { assetId: "well", captionOverride: null } };
const shown = [release("en", "A headline", "A lead.", picture), release("ar", "عنوان", "مقدمة.", picture)];
const media = (more: object, alts: object = { en: "A well", ar: "بئر" }) => ({
  media: { now, pictures: [{ assetId: "well", alts, ...more }] },
});

const pictures: [says: string, knowledge: Knowledge, expected: string[]][] = [
  ["that is described in both languages is in order", media({}), []],
  ["is not spoken of while nothing is known of pictures", {}, []],
  [
    "without a description in one language stops that one",
    media({}, { en: "A well", ar: " " }),
    ["image.alt error ar"],
  ],
  [
    "that is not kept is described nowhere",
    { media: { now, pictures: [] } },
    ["image.alt error en", "image.alt error ar"],
  ],
  ["whose rights have ended is told once", media({ rightsUntil: now }), ["image.rights error en+ar"]],
  ["whose rights end tomorrow may go out today", media({ rightsUntil: "2026-12-01T09:00:00.000Z" }), []],
  [
    "whose rights end tomorrow may not go out the day after",
    { ...media({ rightsUntil: "2026-12-01T09:00:00.000Z" }), schedule: { at: "2026-12-02T09:00:00.000Z", now } },
    ["image.rights error en+ar"],
  ],
  ["that may harm somebody waits for a decision", media({ isProtectionOpen: true }), ["image.protection error en+ar"]],
];
for (const [says, knowledge, expected] of pictures) {
  test(`a picture ${says}`, () => {
    expect(said(found(shown, knowledge))).toEqual(expected);
  });
}

test("no admin makes a picture's faults lighter, and a new right is a new finding", () => {
  const at = (rightsUntil: string, more: Knowledge = {}) => found(shown, { ...media({ rightsUntil }), ...more })[0];
  expect(at(now, { severities: { "image.rights": "info" } })?.severity).toBe("error");
  expect(at(now)?.fingerprint).not.toBe(at("2026-11-29T09:00:00.000Z")?.fingerprint);
});

const boilerplate = (version: number): NodeJson => ({
  type: "boilerplate",
  attrs: { boilerplateId: "about", version, raw: null },
});
const quotation: NodeJson = {
  type: "quote",
  content: [
    { type: "quoteText", content: [{ type: "paragraph", content: [{ type: "text", text: "The wells are full." }] }] },
    { type: "attribution", attrs: { personId: "huda", text: "Huda Salman, engineer", raw: false } },
  ],
};

test("a boilerplate that was rewritten since is told where the older one stands", () => {
  const records = [{ id: "about", version: 3, changedAt: now }];
  const texts = [
    release("en", "A headline", "A lead.", boilerplate(2)),
    release("ar", "عنوان", "مقدمة.", boilerplate(3)),
  ];
  expect(said(found(texts, { records }))).toEqual(["record.changed warning en"]);
  expect(found(texts, { records: [] })).toEqual([]);
});

test("a speaker whose record was changed since the text was last touched is told, until it is touched", () => {
  const records = [{ id: "huda", changedAt: now }];
  const texts = [release("en", "A headline", "A lead.", quotation)];
  const touched = (en: string) => said(found(texts, { records, edited: { en } }));
  expect(touched("2026-11-30T08:59:59.000Z")).toEqual(["record.changed warning en"]);
  expect(touched("2026-11-30T09:00:01.000Z")).toEqual([]);
  expect(found(texts, { records })).toEqual([]);
});

const linked = (text: string, href: string): NodeJson => ({
  type: "paragraph",
  content: [
    { type: "text", text: "Read " },
    { type: "text", text, marks: [{ type: "link", attrs: { href } }] },
    { type: "text", text: " today, or https://relief.iq/plan." },
  ],
});

test("the addresses of a text are those it leads to, with their places", () => {
  const english = release(
    "en",
    "A headline",
    "See www.relief.iq/a and iom.int.",
    linked("the report", "https://relief.iq/r#2"),
  );
  expect(linksOf(english).map(({ url, text, paragraph }) => [url, text, paragraph])).toEqual([
    ["https://www.relief.iq/a", "www.relief.iq/a", 3],
    ["https://relief.iq/r", "the report", 4],
    ["https://relief.iq/plan", "https://relief.iq/plan", 4],
  ]);
});

test("what is no page of the public web is nobody's to ask for", () => {
  const own = [
    "http://127.0.0.1/x",
    "http://2130706433/",
    "http://[::1]/",
    "https://intranet/x",
    "https://news.example/x",
    "https://db.internal/",
    "https://relief.iq:8443/",
    "mailto:press@relief.iq",
  ];
  for (const href of own) {
    const [first, ...others] = linksOf(release("en", "A headline", "A lead.", linked("here", href)));
    expect([first?.url, others], href).toEqual(["https://relief.iq/plan", []]);
  }
});

test("a dead address is told once, at its first place in each language, whatever words lead there", () => {
  const dead = { url: "https://relief.iq/r", fault: "404" as const, at: now };
  const texts = (english: string) => [
    release("en", "A headline", "A lead.", linked(english, dead.url), linked("again", dead.url)),
    release("ar", "عنوان", "مقدمة.", linked("التقرير", dead.url)),
  ];
  const [finding, ...others] = found(texts("the report"), { deadLinks: [dead] });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: "link.dead", severity: "warning", paragraph: 4, link: dead });
  expect(finding?.sides.map(({ text, start }) => [text, start])).toEqual([
    ["the report", 5],
    ["التقرير", 5],
  ]);
  expect(found(texts("a page"), { deadLinks: [dead] })[0]?.fingerprint).toBe(finding?.fingerprint);
  expect(found(texts("the report"), { deadLinks: [{ ...dead, url: "https://relief.iq/other" }] })).toEqual([]);
});
