import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { checkedVersion } from "@/document/blocks";
import { readImport } from "@/document/from-file";
import { assembled, proposalOf, versionsOfSplit } from "@/document/from-split";
import { parseDocument } from "@/document/schema";
import { check } from "@/text/parity";
import { split } from "@/text/split";
import { alarms } from "../../support/versions";

const folder = "tests/fixtures/import";
const read = async (name: string) => split(await readImport(readFileSync(`${folder}/${name}`), name));

interface Shape {
  languages: string[];
  layout: "sections" | "interleaved" | "single";
  separator: string | null;
  bodies: number[];
  warnings?: string[];
  /** Kinds of the first version's blocks, by their first letters. */
  kinds?: string[];
  titles?: string[];
}

const shapes: Record<string, Shape> = {
  "stars.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: "* * * * *",
    bodies: [3, 3],
    kinds: ["lead", "quote", "paragraph"],
    titles: ["Clinic in Al-Nahr reopens after three years", "إعادة افتتاح عيادة النهر بعد ثلاث سنوات"],
  },
  "hashes.txt": { languages: ["en", "ar"], layout: "sections", separator: "###", bodies: [2, 2] },
  "dashes-end-words.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: "--------------------",
    bodies: [2, 2],
    warnings: ["date.release"],
  },
  "no-separator.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: null,
    bodies: [3, 3],
    warnings: ["date.release"],
    titles: ["School for 640 pupils opens in Tal Zahra", "افتتاح مدرسة لـ 640 تلميذاً في تل زهرة"],
  },
  "interleaved.txt": {
    languages: ["en", "ar"],
    layout: "interleaved",
    separator: null,
    bodies: [3, 3],
    warnings: ["date.release"],
  },
  "arabic-first.txt": {
    languages: ["ar", "en"],
    layout: "sections",
    separator: "* * *",
    bodies: [2, 2],
    kinds: ["lead", "paragraph", "boilerplate"],
  },
  "trilingual.txt": {
    languages: ["en", "ar", "ckb"],
    layout: "sections",
    separator: "* * *",
    bodies: [2, 2, 2],
    warnings: ["date.release"],
  },
  "embargo.txt": { languages: ["en", "ar"], layout: "sections", separator: "_____", bodies: [2, 2] },
  "several-contacts.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: "* * * * *",
    bodies: [2, 2],
    warnings: ["date.release"],
  },
  "single.txt": { languages: ["en"], layout: "single", separator: null, bodies: [2], warnings: ["date.release"] },
  "one-line-per-block.txt": { languages: ["en", "ar"], layout: "sections", separator: "* * *", bodies: [2, 2] },
  "lists-and-headings.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: "* * *",
    bodies: [4, 4],
    kinds: ["lead", "heading", "list", "quote"],
    warnings: ["date.release"],
  },
  "no-contact-interview.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: "***",
    bodies: [1, 1],
    warnings: ["date.release"],
  },
  "hard-wrapped.txt": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: "= = = = =",
    bodies: [2, 2],
    warnings: ["date.release"],
  },
  "french.txt": { languages: ["fr", "ar"], layout: "sections", separator: "* * * * *", bodies: [2, 2] },
  "page.html": {
    languages: ["en", "ar"],
    layout: "sections",
    separator: null,
    bodies: [3, 3],
    kinds: ["lead", "list", "quote"],
  },
  "twice.txt": {
    languages: ["en", "ar", "en"],
    layout: "sections",
    separator: "* * *",
    bodies: [1, 1, 1],
    warnings: ["date.release", "language.twice"],
  },
};

test("every fixture has its expectation", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(shapes).sort());
});

for (const [name, shape] of Object.entries(shapes)) {
  test(`${name} is taken apart as it was written`, async () => {
    const { versions, layout, separator, warnings } = await read(name);
    expect(versions.map(({ lang }) => lang)).toEqual(shape.languages);
    expect({ layout, separator }).toEqual({ layout: shape.layout, separator: shape.separator });
    expect(versions.map(({ bodyParagraphs }) => bodyParagraphs)).toEqual(shape.bodies);
    expect(warnings.map(({ code }) => code)).toEqual(shape.warnings ?? []);
    expect(versions.every(({ title }) => title.length > 5)).toBe(true);
    if (shape.kinds) expect(versions[0]?.blocks.map(({ type }) => type)).toEqual(shape.kinds);
    if (shape.titles) expect(versions.map(({ title }) => title)).toEqual(shape.titles);
  });

  if (name !== "twice.txt") {
    test(`${name} becomes documents on whose facts no alarm rings`, async () => {
      const versions = versionsOfSplit(await read(name));
      for (const { document } of versions) expect(parseDocument(document)).toEqual(document);
      expect(
        alarms(
          check(
            versions.map((one) => checkedVersion(one)),
            { region: "IQ" },
          ),
        ),
      ).toEqual([]);
    });
  }

  test(`${name} loses no word on its way into a proposal`, async () => {
    const blocks = await readImport(readFileSync(`${folder}/${name}`), name);
    const proposal = proposalOf(split(blocks))
      .map(({ text }) => text)
      .join("\n");
    for (const word of blocks.flatMap(({ text }) => text.match(/[\p{L}\d]{3,}/gu) ?? [])) {
      if (/^(?:ENDS|انتهى)$/.test(word)) continue;
      expect(proposal).toContain(word);
    }
  });
}

test("kicker, embargo and dateline lines are told from the headline", async () => {
  const { versions } = await read("embargo.txt");
  expect(versions.map(({ kicker, embargo, dateline }) => ({ kicker, embargo, dateline }))).toEqual([
    {
      kicker: "MEDIA ADVISORY",
      embargo: "EMBARGOED UNTIL 09:00, 3 June 2025",
      dateline: { place: "BASRA", date: "2025-06-03", text: "BASRA, 3 June 2025" },
    },
    {
      kicker: "بيان صحفي",
      embargo: "يحظر النشر قبل الساعة 09:00 من يوم 3 حزيران 2025",
      dateline: { place: "البصرة", date: "2025-06-03", text: "البصرة، 3 حزيران 2025" },
    },
  ]);
  expect((await read("hashes.txt")).versions[0]?.kicker).toBe("PRESS RELEASE – FOR IMMEDIATE RELEASE");
});

test("each person of a contact block is an entry of its own, with lines or semicolons between", async () => {
  const { versions } = await read("several-contacts.txt");
  expect(versions[0]?.contacts.map(({ name, role, email, phone }) => ({ name, role, email, phone }))).toEqual([
    {
      name: "Hiwa Aziz",
      role: "Communications Manager",
      email: "hiwa.aziz@amal-health.example",
      phone: "+9647502223344",
    },
    { name: "Noor Jabbar", role: "Spokesperson", email: "noor.jabbar@amal-health.example", phone: "+9647705556677" },
    { name: "Samer Odeh", role: "Amman office", email: "samer.odeh@amal-health.example", phone: "+962790123456" },
  ]);
  expect(versions[1]?.contacts.map(({ name }) => name)).toEqual(["هيوا عزيز", "نور جبار", "سامر عودة"]);
  expect(versions.map(({ contactCue }) => contactCue)).toEqual(["Media contacts:", "للتواصل الإعلامي:"]);
});

test("end words are kept with the language that they end", async () => {
  expect((await read("dashes-end-words.txt")).versions.map(({ endMark }) => endMark)).toEqual([
    "- ENDS -",
    "- انتهى -",
  ]);
});

test("what a page hides or runs is not part of its text", async () => {
  const text = JSON.stringify(await read("page.html"));
  for (const word of ["hidden words", "alert", "ignored", "color"]) expect(text).not.toContain(word);
  expect(text).toContain("hind@samawa-museum.example");
});

test("a document with one language twice is not imported without an answer", async () => {
  const twice = await read("twice.txt");
  expect(() => versionsOfSplit(twice)).toThrow("language-twice");
  expect(assembled(proposalOf(twice)).map(({ lang }) => lang)).toEqual(["en", "ar"]);
});
