import { eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { contentOf } from "@/domain/releases/content";
import { keepAside } from "@/domain/releases/keep-aside";
import { getRelease, getRevision, listRevisions } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { expect, test } from "../../fixtures";
import { body, draft, person, refusalOf } from "../../support/releases";

test("the text that gives way in a conflict is in the history, and the working text is untouched", async ({ ctx }) => {
  const release = await draft(ctx());
  const [english] = release.versions;
  if (!english) throw new Error("no English");
  const { document: _, ...fields } = contentOf(english);
  const input = { releaseId: release.id, language: "en" as const, fields: { ...fields, headline: "Theirs" } };
  await saveVersion(ctx(), { ...input, version: 1, document: english.document });
  const sara = await person(ctx(), "Sara", "editor");
  const mine = { ...input, fields: { ...fields, headline: "Mine" }, document: body("Another lead.") };
  const { revisionId } = await keepAside(ctx(sara), mine);

  const [standing] = (await getRelease(ctx(), release.id)).versions;
  expect(standing).toMatchObject({ headline: "Theirs", version: 2, editedByName: "tests" });
  expect(await getRevision(ctx(), revisionId)).toMatchObject({ headline: "Mine", madeByName: "Sara" });
  const kept = await listRevisions(ctx(), release.id, "en");
  expect(kept.map(({ headline }) => headline).sort()).toEqual([fields.headline, "Mine", "Theirs"].sort());
  const trail = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, release.id));
  expect(trail.find(({ action }) => action === "release.kept-aside")?.actorName).toBe("Sara");
});

test("only those who may edit a text may put one beside it", async ({ ctx }) => {
  const release = await draft(ctx());
  const [english] = release.versions;
  if (!english) throw new Error("no English");
  const { document, ...fields } = contentOf(english);
  const input = { releaseId: release.id, language: "en" as const, fields, document };
  const viewer = await person(ctx(), "Vera", "viewer");
  expect(await refusalOf(keepAside(ctx(viewer), input))).toBe("forbidden not-allowed");
  const broken = { ...input, document: { type: "doc", content: [{ type: "script" }] } };
  expect(await refusalOf(keepAside(ctx(), broken))).toBe("invalid document-invalid");
});
