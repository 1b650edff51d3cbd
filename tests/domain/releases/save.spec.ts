import { eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { releaseRevisions, releaseVersions } from "@/db/schema/releases";
import { addVersion } from "@/domain/releases/add-version";
import { approveRelease } from "@/domain/releases/approve";
import { contentOf } from "@/domain/releases/content";
import { createRelease } from "@/domain/releases/create";
import { duplicateRelease } from "@/domain/releases/duplicate";
import { getRelease, listRevisions, type ReleaseDetail } from "@/domain/releases/queries";
import { requestChanges } from "@/domain/releases/request-changes";
import { restoreRevision } from "@/domain/releases/restore";
import { saveVersion } from "@/domain/releases/save-version";
import { submitRelease } from "@/domain/releases/submit";
import { expect, test } from "../../fixtures";
import { body, draft, person, refusalOf } from "../../support/releases";

const minutes = (n: number) => new Date(Date.UTC(2026, 10, 30, 9, n));

/** The save that a pane would send after typing `headline`. */
function typed(release: ReleaseDetail, language: "en" | "ar", headline: string, ...paragraphs: string[]) {
  const version = release.versions.find((row) => row.language === language);
  if (!version) throw new Error(`no ${language}`);
  const { document, ...fields } = contentOf(version);
  return {
    releaseId: release.id,
    language,
    version: version.version,
    fields: { ...fields, headline },
    document: paragraphs.length > 0 ? body(...paragraphs) : document,
  };
}

test("a blank release has an empty text in each language of the newsroom", async ({ ctx }) => {
  const { id, slug } = await createRelease(ctx());
  const release = await getRelease(ctx(), id);
  expect(release.versions.map(({ language, headline }) => [language, headline])).toEqual([
    ["en", ""],
    ["ar", ""],
  ]);
  expect(release.state).toBe("draft");
  expect(slug).toMatch(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/);
});

test("a save raises the version, and the address follows the English headline", async ({ ctx }) => {
  const release = await draft(ctx(undefined, minutes(0)));
  const saved = await saveVersion(ctx(undefined, minutes(1)), typed(release, "en", "A new headline"));
  expect(saved).toMatchObject({
    version: 2,
    state: "draft",
    slug: "a-new-headline",
    voided: false,
    savedAt: minutes(1),
  });
  const arabicOnly = await saveVersion(ctx(undefined, minutes(1)), typed(release, "ar", "عنوان آخر"));
  expect(arabicOnly.slug).toBe("a-new-headline");
});

test("a save from an older text is refused, and both texts are kept", async ({ ctx }) => {
  const release = await draft(ctx());
  const mine = typed(release, "ar", "نسخة سارة");
  await saveVersion(ctx(await person(ctx(), "Layla", "editor")), typed(release, "ar", "نسخة ليلى"));
  expect(await refusalOf(saveVersion(ctx(), mine))).toBe("conflict stale-version");
  const stored = (await getRelease(ctx(), release.id)).versions.find(({ language }) => language === "ar");
  expect(stored).toMatchObject({ headline: "نسخة ليلى", version: 2, editedByName: "Layla" });
});

test("two saves at once from one text: one wins, the other is told", async ({ ctx }) => {
  const release = await draft(ctx());
  const outcomes = await Promise.all(
    ["one", "two"].map((headline) => refusalOf(saveVersion(ctx(), typed(release, "en", headline)))),
  );
  expect(outcomes.sort()).toEqual(["conflict stale-version", "not refused"]);
});

test("a save that changes nothing writes nothing", async ({ ctx }) => {
  const release = await draft(ctx());
  const saved = await saveVersion(ctx(), typed(release, "en", release.versions[0]?.headline ?? ""));
  expect(saved.version).toBe(1);
});

test("a document that the schema does not know is refused with its place", async ({ ctx }) => {
  const release = await draft(ctx());
  const broken = { type: "doc", content: [{ type: "lead" }, { type: "script" }] };
  await expect(saveVersion(ctx(), { ...typed(release, "en", "x"), document: broken })).rejects.toMatchObject({
    reason: "document-invalid",
    detail: { path: "content.1" },
  });
});

test("an author edits their own release and nobody else's; a translator edits their language", async ({ ctx }) => {
  const noor = await person(ctx(), "Noor", "author");
  const own = await draft(ctx(noor));
  expect(await refusalOf(saveVersion(ctx(noor), typed(own, "en", "Mine")))).toBe("not refused");
  const other = await draft(ctx());
  expect(await refusalOf(saveVersion(ctx(noor), typed(other, "en", "Theirs")))).toBe("forbidden not-allowed");
  const translator = { ...(await person(ctx(), "Tariq", "translator")), languages: ["ar" as const] };
  expect(await refusalOf(saveVersion(ctx(translator), typed(other, "ar", "ترجمة")))).toBe("not refused");
  expect(await refusalOf(saveVersion(ctx(translator), typed(other, "en", "x")))).toBe("forbidden not-allowed");
  const viewer = await person(ctx(), "Vera", "viewer");
  expect(await refusalOf(saveVersion(ctx(viewer), typed(other, "en", "x")))).toBe("forbidden not-allowed");
});

test("editing an approved language voids its approval and names who did it", async ({ ctx }) => {
  const release = await draft(ctx());
  expect((await approveRelease(ctx(), { id: release.id })).state).toBe("approved");
  const sara = await person(ctx(), "Sara", "editor");
  const saved = await saveVersion(ctx(sara), typed(await getRelease(ctx(), release.id), "ar", "عنوان معدل 1"));
  expect(saved).toMatchObject({ state: "in_review", voided: true });
  const after = await getRelease(ctx(), release.id);
  expect(after.versions.map(({ language, approved }) => [language, approved])).toEqual([
    ["en", true],
    ["ar", false],
  ]);
  const trail = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, release.id));
  expect(trail.find(({ action }) => action === "release.approval-voided")?.actorName).toBe("Sara");
});

test("revisions keep the text before another author and after ten minutes, not each save", async ({ ctx }) => {
  const noor = await person(ctx(), "Noor", "editor");
  const sara = await person(ctx(), "Sara", "editor");
  const release = await draft(ctx(noor, minutes(0)));
  const save = async (who: typeof noor, minute: number, headline: string) =>
    saveVersion(ctx(who, minutes(minute)), typed(await getRelease(ctx(), release.id), "en", headline));
  for (const n of [1, 2, 3]) await save(noor, n, `Draft ${n}`);
  const headlines = async () => (await listRevisions(ctx(), release.id, "en")).map(({ headline }) => headline);
  expect(await headlines()).toHaveLength(1);
  await save(sara, 4, "Sara's");
  expect((await headlines())[0]).toBe("Draft 3");
  await save(sara, 30, "Sara's later one");
  expect((await headlines())[0]).toBe("Sara's");
});

test("restoring an earlier text keeps the one that stood, and makes a new revision", async ({ ctx }) => {
  const release = await draft(ctx(undefined, minutes(0)));
  await saveVersion(ctx(undefined, minutes(1)), typed(release, "en", "Second thoughts"));
  const [first] = await listRevisions(ctx(), release.id, "en");
  await restoreRevision(ctx(undefined, minutes(2)), { revisionId: first?.id ?? "", version: 2 });
  const after = (await getRelease(ctx(), release.id)).versions[0];
  expect(after).toMatchObject({ headline: release.versions[0]?.headline, version: 3 });
  const kept = await listRevisions(ctx(), release.id, "en");
  expect(kept.map(({ headline, cause }) => [headline, cause])).toEqual([
    [release.versions[0]?.headline, "restore"],
    ["Second thoughts", "save"],
    [release.versions[0]?.headline, "import"],
  ]);
  expect(await refusalOf(restoreRevision(ctx(), { revisionId: first?.id ?? "", version: 2 }))).toBe(
    "conflict stale-version",
  );
});

test("a revision and an audit entry cannot be changed by anyone", async ({ ctx }) => {
  const release = await draft(ctx());
  const { db } = ctx();
  const change = db.update(releaseRevisions).set({ headline: "x" }).where(eq(releaseRevisions.releaseId, release.id));
  await expect(change).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/append-only|permission denied/) },
  });
  await expect(db.delete(auditEntries)).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/append-only|permission denied/) },
  });
});

test("a public revision must be one of this release and language", async ({ ctx }) => {
  const [one, two] = [await draft(ctx()), await draft(ctx())];
  const [foreign] = await listRevisions(ctx(), two.id, "en");
  const steal = ctx()
    .db.update(releaseVersions)
    .set({ publicRevisionId: foreign?.id ?? "", goesOut: true })
    .where(eq(releaseVersions.releaseId, one.id));
  await expect(steal).rejects.toMatchObject({
    cause: { message: expect.stringContaining("release_versions_public_revision") },
  });
});

test("a draft is submitted, sent back with a reason, and submitted again", async ({ ctx }) => {
  const release = await draft(ctx());
  await submitRelease(ctx(), { id: release.id });
  await requestChanges(ctx(), { id: release.id, reason: "The second paragraph has no source." });
  expect((await getRelease(ctx(), release.id)).state).toBe("changes_requested");
  await submitRelease(ctx(), { id: release.id });
  expect((await getRelease(ctx(), release.id)).state).toBe("in_review");
  expect(await refusalOf(submitRelease(ctx(), { id: release.id }))).toBe("conflict conflict");
});

test("a language is added once, and a copy starts as a draft of its own", async ({ ctx }) => {
  const release = await draft(ctx(), undefined, null);
  await addVersion(ctx(), { id: release.id, language: "ar" });
  expect(await refusalOf(addVersion(ctx(), { id: release.id, language: "ar" }))).toBe("conflict conflict");
  const copy = await duplicateRelease(ctx(), { id: release.id });
  const copied = await getRelease(ctx(), copy.id);
  expect(copied).toMatchObject({ state: "draft", slug: expect.stringMatching(/-\d+$/) });
  expect(copied.versions.map(({ language }) => language)).toEqual(["en", "ar"]);
});
