import { sql } from "drizzle-orm";
import { getFront, openVisit, type Visit } from "@/domain/newsroom/front";
import {
  findPublic,
  listAddresses,
  listLatest,
  listPublic,
  listWhole,
  listYears,
  perPage,
  untilNextPublication,
} from "@/domain/newsroom/queries";
import { correctRelease } from "@/domain/publication/correct";
import { publishRelease } from "@/domain/publication/publish";
import { unscheduleRelease } from "@/domain/publication/unschedule";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { VersionFields } from "@/domain/releases/input";
import { getRelease } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { expect, test } from "@/tests/fixtures";
import { brief, draftOf } from "@/tests/support/newsroom";

const visitor = { kind: "public" } as const;
const english = brief("Ferry service resumes at Qayyarah", "The ferry carried 240 passengers on its first day.");
const arabic = brief("عودة خدمة العبّارة في القيارة", "نقلت العبّارة 240 راكباً في يومها الأول.");

test.beforeEach(({ freshDatabase: _ }) => {});

/** Every way in which the public could come upon a release. */
async function everything(ctx: Visit) {
  return {
    indexes: [
      ...(await listPublic(ctx, { language: "en" })).items,
      ...(await listPublic(ctx, { language: "ar" })).items,
    ],
    latest: [...(await listLatest(ctx, "en", 50)), ...(await listLatest(ctx, "ar", 50))],
    feeds: [...(await listWhole(ctx, "en", 50)), ...(await listWhole(ctx, "ar", 50))],
    sitemap: await listAddresses(ctx),
    years: await listYears(ctx),
  };
}
const nothing = { indexes: [], latest: [], feeds: [], sitemap: [], years: [] };

test("a draft, an approved release and one on the clock are nowhere in the newsroom", async ({ ctx }) => {
  const draft = await draftOf(ctx(), { en: english, ar: arabic });
  expect(await everything(await openVisit(ctx(visitor)))).toEqual(nothing);
  expect(await findPublic(await openVisit(ctx(visitor)), draft.slug)).toBeNull();
  const at = new Date(Date.now() + 3_600_000);
  for (const underEmbargo of [false, true]) {
    await publishRelease(ctx(), { id: draft.id, at, underEmbargo });
    expect(await everything(await openVisit(ctx(visitor)))).toEqual(nothing);
    expect(await findPublic(await openVisit(ctx(visitor)), draft.slug)).toBeNull();
    await unscheduleRelease(ctx(), { id: draft.id });
  }
  expect((await getRelease(ctx(), draft.id)).state).toBe("approved");
  expect(await everything(await openVisit(ctx(visitor)))).toEqual(nothing);
});

test("a release on the clock is out from its second on, though no worker has moved it", async ({ ctx }) => {
  const draft = await draftOf(ctx(), { en: english, ar: arabic });
  await publishRelease(ctx(), { id: draft.id, at: new Date(Date.now() + 3_600_000), underEmbargo: true });
  // The hour passes: only the database's clock counts, so the row is moved, not the clock.
  await ctx().db.execute(
    sql`update releases set publish_at = now() - interval '1 second', embargo_until = now() - interval '1 second'`,
  );
  expect((await getRelease(ctx(), draft.id)).state).toBe("scheduled");
  expect(await findPublic(await openVisit(ctx(visitor)), draft.slug)).toMatchObject({ kind: "out" });
  expect((await listPublic(await openVisit(ctx(visitor)), { language: "ar" })).total).toBe(1);
  expect((await listWhole(await openVisit(ctx(visitor)), "en", 5)).length).toBe(1);
});

test("the public sees of a release these fields and no others", async ({ ctx }) => {
  const at = new Date("2026-11-20T09:00:00Z");
  const draft = await draftOf(ctx(undefined, at), {
    en: { ...english, place: "Mosul", kicker: "Statement" },
    ar: arabic,
  });
  await publishRelease(ctx(undefined, at), { id: draft.id });
  const document = (words: string) => ({
    type: "doc",
    content: [expect.objectContaining({ type: "lead", content: [{ type: "text", text: words }] })],
  });
  expect(await findPublic(await openVisit(ctx(visitor)), draft.slug)).toEqual({
    kind: "out",
    id: draft.id,
    slug: draft.slug,
    at,
    correctedAt: null,
    versions: [
      {
        lang: "en",
        kicker: "Statement",
        headline: english.headline,
        dateline: { place: "Mosul", date: "2026-11-16" },
        summary: "",
        document: document("The ferry carried 240 passengers on its first day."),
      },
      {
        lang: "ar",
        headline: arabic.headline,
        dateline: { date: "2026-11-16" },
        summary: "",
        document: document("نقلت العبّارة 240 راكباً في يومها الأول."),
      },
    ],
    corrections: [],
  });
  expect((await listPublic(await openVisit(ctx(visitor)), { language: "ar" })).items).toEqual([
    {
      id: draft.id,
      slug: draft.slug,
      at,
      correctedAt: null,
      language: "ar",
      kicker: "",
      headline: arabic.headline,
      summary: "نقلت العبّارة 240 راكباً في يومها الأول.",
      languages: ["ar", "en"],
    },
  ]);
  expect(await listAddresses(await openVisit(ctx(visitor)))).toEqual([
    { slug: draft.slug, languages: ["en", "ar"], changedAt: at },
  ]);
});

test("the public knows of the newsroom these facts and no others", async ({ ctx }) => {
  expect(await getFront(ctx(visitor))).toEqual({
    names: { en: "Newsroom", ar: "غرفة الأخبار" },
    languages: ["en", "ar"],
    source: "en",
    zone: "Asia/Baghdad",
    digits: "latn",
    region: "IQ",
  });
});

test("what staff write after the publication stays theirs until it is corrected", async ({ ctx }) => {
  const draft = await draftOf(ctx(), { en: english, ar: arabic });
  await publishRelease(ctx(), { id: draft.id });
  for (const version of draft.versions) {
    await saveVersion(ctx(), {
      releaseId: draft.id,
      language: version.language,
      version: version.version,
      fields: { ...VersionFields.parse(version), headline: `${version.headline} 260` },
      document: version.document,
    });
  }
  const headlines = async () => {
    const release = await findPublic(await openVisit(ctx(visitor)), draft.slug);
    return release?.kind === "out" ? release.versions.map(({ headline }) => headline) : null;
  };
  expect(await headlines()).toEqual([english.headline, arabic.headline]);
  const notes = { en: "The headline was corrected.", ar: "صُحّح العنوان." };
  await correctRelease(ctx(), { id: draft.id, notes });
  expect(await headlines()).toEqual([`${english.headline} 260`, `${arabic.headline} 260`]);
  const corrected = await findPublic(await openVisit(ctx(visitor)), draft.slug);
  expect(corrected).toMatchObject({
    correctedAt: expect.any(Date),
    corrections: expect.arrayContaining([
      { language: "ar", words: notes.ar, at: expect.any(Date) },
      { language: "en", words: notes.en, at: expect.any(Date) },
    ]),
  });
});

test("a withdrawn release is in no list, and its address gives nothing but when and why", async ({ ctx }) => {
  const at = new Date("2026-11-20T09:00:00Z");
  const draft = await draftOf(ctx(), { en: english, ar: arabic });
  await publishRelease(ctx(), { id: draft.id });
  await withdrawRelease(ctx(undefined, at), { id: draft.id, reasons: { en: "Counted twice.", ar: "احتُسب مرتين." } });
  expect(await everything(await openVisit(ctx(visitor)))).toEqual(nothing);
  const found = await findPublic(await openVisit(ctx(visitor)), draft.slug);
  expect({ ...found, reasons: null }).toEqual({ kind: "withdrawn", id: draft.id, slug: draft.slug, at, reasons: null });
  expect(found?.kind === "withdrawn" && found.reasons.map(({ language, words }) => [language, words]).sort()).toEqual([
    ["ar", "احتُسب مرتين."],
    ["en", "Counted twice."],
  ]);
});

test("what there is not in a language is listed in the one it has, and is not in that language's feed", async ({
  ctx,
}) => {
  const draft = await draftOf(ctx(), { en: english, ar: arabic });
  await publishRelease(ctx(), { id: draft.id, languages: ["en"] });
  const { items } = await listPublic(await openVisit(ctx(visitor)), { language: "ar" });
  expect(items).toMatchObject([{ language: "en", headline: english.headline, languages: ["en"] }]);
  expect(await listLatest(await openVisit(ctx(visitor)), "ar", 5)).toEqual([]);
  expect(await listWhole(await openVisit(ctx(visitor)), "ar", 5)).toEqual([]);
  const found = await findPublic(await openVisit(ctx(visitor)), draft.slug);
  expect(found?.kind === "out" && found.versions.map(({ lang }) => lang)).toEqual(["en"]);
});

test("a language that is no longer public takes its texts out of every list", async ({ ctx }) => {
  const draft = await draftOf(ctx(), { en: english, ar: arabic });
  await publishRelease(ctx(), { id: draft.id });
  await ctx().db.execute(sql`update newsroom_languages set is_public = false where language = 'ar'`);
  const found = await findPublic(await openVisit(ctx(visitor)), draft.slug);
  expect(found?.kind === "out" && found.versions.map(({ lang }) => lang)).toEqual(["en"]);
  expect(await listAddresses(await openVisit(ctx(visitor)))).toMatchObject([{ languages: ["en"] }]);
  expect((await getFront(ctx(visitor))).languages).toEqual(["en"]);
});

test("the index goes page by page, newest first, and years count in the newsroom's zone", async ({ ctx }) => {
  // 22:30 UTC on the last day of the year is the new year in Baghdad.
  const times = [new Date("2025-12-31T20:30:00Z"), new Date("2025-12-31T22:30:00Z")];
  for (const [index, at] of times.entries()) {
    const draft = await draftOf(ctx(undefined, at), { en: brief(`Eve ${index}`, "Words."), ar: arabic });
    await publishRelease(ctx(undefined, at), { id: draft.id });
  }
  const first = new Date("2026-03-01T09:00:00Z");
  for (let index = 0; index < perPage; index++) {
    const at = new Date(first.getTime() + index * 60_000);
    const draft = await draftOf(ctx(undefined, at), { en: brief(`Day ${index}`, "Words.") });
    await publishRelease(ctx(undefined, at), { id: draft.id, languages: ["en"], reason: "English only" });
  }
  const page = async (page: number, year?: number) => {
    const found = await listPublic(await openVisit(ctx(visitor)), { language: "en", page, ...(year ? { year } : {}) });
    return [found.total, found.items.map(({ headline }) => headline)] as const;
  };
  expect((await page(1))[0]).toBe(perPage + 2);
  expect((await page(1))[1].slice(0, 2)).toEqual([`Day ${perPage - 1}`, `Day ${perPage - 2}`]);
  expect(await page(2)).toEqual([perPage + 2, ["Eve 1", "Eve 0"]]);
  expect((await page(3))[1]).toEqual([]);
  expect(await listYears(await openVisit(ctx(visitor)))).toEqual([2026, 2025]);
  expect(await page(1, 2025)).toEqual([1, ["Eve 0"]]);
  expect((await page(1, 2026))[0]).toBe(perPage + 1);
  expect((await page(1, 2024))[0]).toBe(0);
});

test("a reply may be kept until the next release on the clock comes out", async ({ ctx }) => {
  expect(await untilNextPublication(ctx(visitor))).toBeUndefined();
  for (const hours of [3, 1, 2]) {
    const draft = await draftOf(ctx(), { en: brief(`In ${hours} hours`, "Words."), ar: arabic });
    await publishRelease(ctx(), { id: draft.id, at: new Date(Date.now() + hours * 3_600_000) });
  }
  const wait = await untilNextPublication(ctx(visitor));
  expect(wait).toBeGreaterThan(3_540_000);
  expect(wait).toBeLessThanOrEqual(3_600_000);
});
