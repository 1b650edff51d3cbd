import { eq } from "drizzle-orm";
import { newsroom } from "@/db/schema/settings";
import type { Ctx } from "@/domain/context";
import { correctRelease } from "@/domain/publication/correct";
import { publishDue } from "@/domain/publication/due";
import { publishRelease } from "@/domain/publication/publish";
import { unscheduleRelease } from "@/domain/publication/unschedule";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { approveRelease } from "@/domain/releases/approve";
import { contentOf } from "@/domain/releases/content";
import { getRelease, sendableRevisions } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { expect, test } from "../../fixtures";
import { arabic, draft, english, person, refusalOf } from "../../support/releases";

const noon = new Date("2026-11-30T09:00:00Z");
const later = new Date("2026-11-30T12:00:00Z");

async function twoPairsOfEyes(ctx: Ctx, on: boolean) {
  await ctx.db.update(newsroom).set({ twoPairsOfEyes: on }).where(eq(newsroom.id, 1));
}

test.afterEach(async ({ ctx }) => twoPairsOfEyes(ctx(), false));

const statesOf = async (ctx: Ctx, id: string) => {
  const release = await getRelease(ctx, id);
  return { state: release.state, out: release.versions.filter((v) => v.publicRevisionId).map((v) => v.language) };
};

test("publishing freezes both languages at once and gives their addresses", async ({ ctx }) => {
  const release = await draft(ctx());
  const published = await publishRelease(ctx(undefined, noon), { id: release.id });
  expect(published).toMatchObject({ state: "published", open: 0 });
  expect(published.urls).toEqual({
    en: `http://localhost:3000/en/news/${release.slug}`,
    ar: `http://localhost:3000/ar/news/${release.slug}`,
  });
  expect(await statesOf(ctx(), release.id)).toEqual({ state: "published", out: ["en", "ar"] });
  expect(await sendableRevisions(ctx(), release.id)).toHaveLength(2);
});

test("with an empty Arabic nothing appears, not even the English", async ({ ctx }) => {
  const release = await draft(ctx(), english, arabic);
  const ar = release.versions[1];
  if (!ar) throw new Error("no Arabic");
  const { document: _, ...fields } = contentOf(ar);
  const empty = { type: "doc", content: [{ type: "lead" }] };
  await saveVersion(ctx(), { releaseId: release.id, language: "ar", version: 1, fields, document: empty });
  expect(await refusalOf(publishRelease(ctx(), { id: release.id }))).toBe("invalid language-empty");
  expect(await statesOf(ctx(), release.id)).toEqual({ state: "draft", out: [] });
});

test("one language alone needs a reason from a person; the operator's is on record", async ({ ctx }) => {
  const release = await draft(ctx());
  const layla = await person(ctx(), "Layla", "editor");
  const alone = { id: release.id, languages: ["en" as const] };
  expect(await refusalOf(publishRelease(ctx(layla), alone))).toBe("invalid reason-missing");
  expect((await publishRelease(ctx(), alone)).urls).toEqual({ en: expect.stringContaining("/en/news/") });
  // The further language follows, at its own time.
  const both = await publishRelease(ctx(layla), { id: release.id });
  expect(Object.keys(both.urls)).toEqual(["en", "ar"]);
  expect(await refusalOf(publishRelease(ctx(layla), { id: release.id }))).toBe("conflict conflict");
});

test("an open Must-fix finding stops a person; the operator is told how many there are", async ({ ctx }) => {
  const release = await draft(
    ctx(),
    ["30 villages", "Water returned to 30 villages."],
    ["30 قرية", "عادت المياه إلى 43 قرية."],
  );
  const editor = await person(ctx(), "Layla", "editor");
  expect(await refusalOf(publishRelease(ctx(editor), { id: release.id }))).toBe("conflict must-fix-open");
  expect(await refusalOf(approveRelease(ctx(editor), { id: release.id }))).toBe("conflict must-fix-open");
  expect(await statesOf(ctx(), release.id)).toEqual({ state: "draft", out: [] });
  expect((await publishRelease(ctx(), { id: release.id })).open).toBe(1);
});

test("with two pairs of eyes nobody approves what they edited last, and nothing goes out unapproved", async ({
  ctx,
}) => {
  await twoPairsOfEyes(ctx(), true);
  const [layla, omar] = [await person(ctx(), "Layla", "admin"), await person(ctx(), "Omar", "editor")];
  const release = await draft(ctx(layla));
  expect(await refusalOf(publishRelease(ctx(layla), { id: release.id }))).toBe("conflict approval-missing");
  expect(await refusalOf(approveRelease(ctx(layla), { id: release.id }))).toBe("conflict own-edit");
  expect((await approveRelease(ctx(omar), { id: release.id, languages: ["en"] })).state).toBe("draft");
  expect((await approveRelease(ctx(omar), { id: release.id, languages: ["ar"] })).state).toBe("approved");
  expect((await publishRelease(ctx(layla), { id: release.id })).state).toBe("published");
});

test("the operator's approval is no second pair for the operator's own text", async ({ ctx }) => {
  await twoPairsOfEyes(ctx(), true);
  const release = await draft(ctx());
  expect(await refusalOf(publishRelease(ctx(), { id: release.id }))).toBe("conflict approval-missing");
  expect(await refusalOf(approveRelease(ctx(), { id: release.id }))).toBe("conflict own-edit");
});

test("an approval of a text that has changed since it was shown is refused", async ({ ctx }) => {
  const release = await draft(ctx());
  const shown = { en: release.versions[0]?.contentHash ?? "", ar: "another" };
  expect(await refusalOf(approveRelease(ctx(), { id: release.id, hashes: shown }))).toBe("conflict stale-version");
});

test("a scheduled release waits, takes no edits, and comes out at its second without the desk", async ({ ctx }) => {
  const release = await draft(ctx(undefined, noon));
  expect(await refusalOf(publishRelease(ctx(undefined, later), { id: release.id, at: noon }))).toBe(
    "invalid time-past",
  );
  expect(await publishRelease(ctx(undefined, noon), { id: release.id, at: later })).toMatchObject({
    state: "scheduled",
  });
  const en = release.versions[0];
  if (!en) throw new Error("no English");
  const { document, ...fields } = contentOf(en);
  const edit = {
    releaseId: release.id,
    language: "en" as const,
    version: 1,
    fields: { ...fields, headline: "x" },
    document,
  };
  expect(await refusalOf(saveVersion(ctx(), edit))).toBe("conflict release-scheduled");
  expect(await publishDue(ctx({ kind: "job", name: "release-due" }, noon))).not.toContain(release.id);
  expect(await publishDue(ctx({ kind: "job", name: "release-due" }, later))).toContain(release.id);
  expect(await getRelease(ctx(), release.id)).toMatchObject({ state: "published", publishedAt: later });
  expect(await publishDue(ctx({ kind: "job", name: "release-due" }, later))).not.toContain(release.id);
});

test("a release taken off the clock never comes out by itself", async ({ ctx }) => {
  const release = await draft(ctx(undefined, noon));
  await publishRelease(ctx(undefined, noon), { id: release.id, at: later, underEmbargo: true });
  expect(await getRelease(ctx(), release.id)).toMatchObject({ embargoUntil: later, publishAt: later });
  await unscheduleRelease(ctx(undefined, noon), { id: release.id });
  expect(await statesOf(ctx(), release.id)).toEqual({ state: "approved", out: [] });
  expect(await publishDue(ctx({ kind: "job", name: "release-due" }, later))).not.toContain(release.id);
  await publishRelease(ctx(undefined, noon), { id: release.id, at: later });
  expect(await refusalOf(unscheduleRelease(ctx(undefined, later), { id: release.id }))).toBe("conflict time-past");
});

test("a published text stays as it was while its working revision is edited", async ({ ctx }) => {
  const release = await draft(ctx());
  await publishRelease(ctx(), { id: release.id });
  const before = await getRelease(ctx(), release.id);
  const en = before.versions[0];
  if (!en) throw new Error("no English");
  const { document, ...fields } = contentOf(en);
  const saved = await saveVersion(ctx(), {
    releaseId: release.id,
    language: "en",
    version: en.version,
    fields: { ...fields, headline: "Changed" },
    document,
  });
  expect(saved).toMatchObject({ state: "published", slug: release.slug });
  const after = await getRelease(ctx(), release.id);
  expect(after.versions[0]?.publicRevisionId).toBe(en.publicRevisionId);
  expect(after.versions[0]?.approved).toBe(false);
});

test("a correction brings the new text out with a note in every public language, and keeps the old one", async ({
  ctx,
}) => {
  const release = await draft(ctx());
  await publishRelease(ctx(undefined, noon), { id: release.id });
  const notes = { en: "The number of passengers was corrected.", ar: "صُحّح عدد الركاب." };
  expect(await refusalOf(correctRelease(ctx(), { id: release.id, notes }))).toBe("conflict nothing-changed");
  const before = await getRelease(ctx(), release.id);
  for (const version of before.versions) {
    const { document, ...fields } = contentOf(version);
    const corrected = JSON.parse(JSON.stringify(document).replaceAll("240", "260"));
    await saveVersion(ctx(), {
      releaseId: release.id,
      language: version.language,
      version: version.version,
      fields,
      document: corrected,
    });
  }
  expect(await refusalOf(correctRelease(ctx(), { id: release.id, notes: { en: notes.en } }))).toBe(
    "invalid reason-missing",
  );
  await correctRelease(ctx(undefined, later), { id: release.id, notes });
  const after = await getRelease(ctx(), release.id);
  expect(after).toMatchObject({ state: "published", correctedAt: later, publishedAt: noon, slug: release.slug });
  expect(after.notices.map(({ kind, words }) => [kind, words]).sort()).toEqual(
    [
      ["correction", notes.en],
      ["correction", notes.ar],
    ].sort(),
  );
  for (const [index, version] of after.versions.entries()) {
    expect(version.publicRevisionId).not.toBe(before.versions[index]?.publicRevisionId);
  }
});

test("a withdrawal needs a reason in each public language and is final", async ({ ctx }) => {
  const release = await draft(ctx());
  await publishRelease(ctx(), { id: release.id });
  expect(await refusalOf(withdrawRelease(ctx(), { id: release.id, reasons: { en: "Wrong figure." } }))).toBe(
    "invalid reason-missing",
  );
  expect(await refusalOf(withdrawRelease(ctx(), { id: release.id, reasons: "  " }))).toBe("invalid reason-missing");
  await withdrawRelease(ctx(), { id: release.id, reasons: "Wrong figure." });
  const after = await getRelease(ctx(), release.id);
  expect(after.state).toBe("withdrawn");
  expect(after.notices.map(({ language, words }) => [language, words])).toEqual(
    expect.arrayContaining([
      ["en", "Wrong figure."],
      ["ar", "Wrong figure."],
    ]),
  );
  expect(await refusalOf(publishRelease(ctx(), { id: release.id }))).toBe("conflict conflict");
});

test("an author, a sender and a viewer may not publish, approve or withdraw", async ({ ctx }) => {
  const release = await draft(ctx());
  for (const role of ["author", "translator", "sender", "viewer"] as const) {
    const actor = await person(ctx(), `The${role}`, role);
    for (const act of [
      publishRelease(ctx(actor), { id: release.id }),
      approveRelease(ctx(actor), { id: release.id }),
      withdrawRelease(ctx(actor), { id: release.id, reasons: "x" }),
    ]) {
      expect(await refusalOf(act), role).toBe("forbidden not-allowed");
    }
  }
});
