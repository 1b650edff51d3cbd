import { publishRelease } from "@/domain/publication/publish";
import { approveRelease } from "@/domain/releases/approve";
import { headlinesOf } from "@/domain/releases/headlines";
import { countReleases, getRelease, listReleases } from "@/domain/releases/queries";
import { readinessOf } from "@/domain/releases/readiness";
import { expect, test } from "../../fixtures";
import { draft, person, refusalOf } from "../../support/releases";

test("the row of a release shows the numbers on which its languages differ", async ({ ctx, freshDatabase: _ }) => {
  const { id } = await draft(
    ctx(),
    ["Ferry returns", "It carried 240 passengers."],
    ["عودة العبّارة", "نقلت العبّارة 420 راكباً."],
  );
  const readiness = (await readinessOf(ctx(), [id])).get(id);
  expect(readiness?.differing).toEqual([
    { language: "en", text: "240" },
    { language: "ar", text: "420" },
  ]);
  expect(readiness?.counts.en?.mustFix).toBeGreaterThan(0);
  expect(readiness?.counts.ar?.mustFix).toBe(readiness?.counts.en?.mustFix);
});

test("two languages that agree have nothing to fix", async ({ ctx }) => {
  const { id } = await draft(ctx());
  const readiness = (await readinessOf(ctx(), [id])).get(id);
  expect(readiness?.differing).toBeUndefined();
  expect(readiness?.counts).toEqual({ en: { mustFix: 0, toCheck: 0 }, ar: { mustFix: 0, toCheck: 0 } });
});

test("a release that was published over a wrong number says so still", async ({ ctx }) => {
  const { id } = await draft(
    ctx(),
    ["Ferry returns", "It carried 240 passengers."],
    ["عودة العبّارة", "نقلت العبّارة 420 راكباً."],
  );
  const { open } = await publishRelease(ctx(), { id });
  expect(open).toBeGreaterThan(0);
  const readiness = (await readinessOf(ctx(), [id])).get(id);
  expect(readiness?.differing?.map(({ text }) => text)).toEqual(["240", "420"]);
  expect(readiness?.counts.ar?.mustFix).toBe(open);
});

test("of no release nothing is said", async ({ ctx }) => {
  expect(await readinessOf(ctx(), [crypto.randomUUID()])).toEqual(new Map());
  expect(await readinessOf(ctx(), [])).toEqual(new Map());
});

test("the list names the owner and counts per state and per person", async ({ ctx, freshDatabase: _ }) => {
  const sara = await person(ctx(), "Sara", "author");
  await draft(ctx(sara));
  const { id } = await draft(ctx());
  await approveRelease(ctx(), { id });
  expect(await countReleases(ctx(), sara.id)).toEqual({ draft: 1, approved: 1, all: 2, mine: 1 });
  expect(await countReleases(ctx())).toMatchObject({ all: 2, mine: 0 });
  const { releases } = await listReleases(ctx(), { ownerId: sara.id });
  expect(releases.map(({ ownerName }) => ownerName)).toEqual(["Sara"]);
});

test("a release that lacks a language is found by it", async ({ ctx, freshDatabase: _ }) => {
  const { id } = await draft(ctx(), ["Only English", "One paragraph."], null);
  await draft(ctx());
  const { releases, total } = await listReleases(ctx(), { lacks: "ar" });
  expect(releases.map((release) => release.id)).toEqual([id]);
  expect(total).toBe(1);
  expect((await listReleases(ctx(), { lacks: "en" })).total).toBe(0);
});

test("a release tells whether its working text is the public one", async ({ ctx }) => {
  const { id } = await draft(ctx());
  expect((await getRelease(ctx(), id)).versions.map(({ publicHash }) => publicHash)).toEqual([null, null]);
  await publishRelease(ctx(), { id });
  for (const { publicHash, contentHash } of (await getRelease(ctx(), id)).versions)
    expect(publicHash).toBe(contentHash);
});

test("headlines come by release and language, without the empty ones", async ({ ctx }) => {
  const one = await draft(ctx());
  const two = await draft(ctx(), ["Only English", "One paragraph."], null);
  const found = await headlinesOf(ctx(), [one.id, two.id, one.id]);
  expect(Object.keys(found.get(one.id) ?? {}).sort()).toEqual(["ar", "en"]);
  expect(found.get(two.id)).toEqual({ en: "Only English" });
  expect(await headlinesOf(ctx(), [])).toEqual(new Map());
});

test("the public sees none of it", async ({ ctx }) => {
  const outside = ctx({ kind: "public" });
  for (const act of [readinessOf(outside, []), headlinesOf(outside, []), countReleases(outside)])
    expect(await refusalOf(act)).toBe("forbidden signed-out");
});
