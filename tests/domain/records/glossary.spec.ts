import { eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Ctx } from "@/domain/context";
import { removeGlossaryEntry, saveGlossaryEntry } from "@/domain/records/glossary";
import { readGlossaryTbx, writeGlossaryTbx } from "@/domain/records/glossary-tbx";
import { importGlossary } from "@/domain/records/import-glossary";
import { SaveGlossaryEntry } from "@/domain/records/input";
import { exportGlossary, listGlossary } from "@/domain/records/queries";
import { checkRelease } from "@/domain/releases/queries";
import { SaveSeverities } from "@/domain/settings/input";
import { saveSeverities } from "@/domain/settings/save";
import { expect, test } from "../../fixtures";
import { draft, person, refusalOf } from "../../support/releases";

test.beforeEach(({ freshDatabase: _ }) => {});

const berg = { kind: "person" as const, names: { en: ["Thomas Berg", "Berg"], ar: ["توماس بيرغ", "بيرغ"] } };
const forum = { kind: "term" as const, names: { en: ["community forum"], ar: ["المنتدى المجتمعي"] } };
const bytes = (text: string) => new TextEncoder().encode(text);
const log = async (ctx: Ctx) =>
  (await ctx.db.select().from(auditEntries).where(eq(auditEntries.subjectKind, "glossary"))).map(
    ({ action }) => action,
  );

test("a term is kept with its names, changed and removed, each with its trace", async ({ ctx }) => {
  const { id } = await saveGlossaryEntry(ctx(), forum);
  await saveGlossaryEntry(ctx(), {
    id,
    ...forum,
    names: { ...forum.names, ar: ["المنتدى المجتمعي", "المنتدي  المجتمعى"] },
  });
  // Spellings that fold alike are one name.
  expect(await listGlossary(ctx())).toEqual([{ id, ...forum }]);
  await removeGlossaryEntry(ctx(), { id });
  expect(await listGlossary(ctx())).toEqual([]);
  expect(await refusalOf(removeGlossaryEntry(ctx(), { id }))).toBe("not_found term-not-found");
  expect(await refusalOf(saveGlossaryEntry(ctx(), { id, ...forum }))).toBe("not_found term-not-found");
  expect(await log(ctx())).toEqual(["glossary.saved", "glossary.saved", "glossary.removed"]);
});

test("one name belongs to one entry of its kind, and every entry has a name", async ({ ctx }) => {
  await saveGlossaryEntry(ctx(), berg);
  const again = { ...berg, names: { en: ["T. Berg"], ar: ["بيرغ"] } };
  expect(await refusalOf(saveGlossaryEntry(ctx(), again))).toBe("conflict term-taken");
  await saveGlossaryEntry(ctx(), { ...again, kind: "term" });
  expect(SaveGlossaryEntry.safeParse({ kind: "term", names: { en: [] } }).error?.issues[0]?.message).toBe(
    "term-nameless",
  );
});

test("translators keep the glossary, senders and viewers do not", async ({ ctx }) => {
  for (const role of ["author", "translator", "editor", "admin"] as const)
    await saveGlossaryEntry(ctx(await person(ctx(), role, role)), { kind: "term", names: { en: [role] } });
  for (const role of ["sender", "viewer"] as const) {
    const actor = ctx(await person(ctx(), role, role));
    expect(await refusalOf(saveGlossaryEntry(actor, forum))).toBe("forbidden not-allowed");
    expect(await refusalOf(importGlossary(actor, { bytes: bytes("en\na\n") }))).toBe("forbidden not-allowed");
  }
});

test("a table of terms is read, added to what is known, and written back", async ({ ctx }) => {
  await saveGlossaryEntry(ctx(), berg);
  const csv =
    "\ufeffKind;EN;AR;note\r\nperson;Thomas Berg;توماس بيرغ|د. بيرغ;chief\r\n;flood plain;السهل الفيضي;\r\n;;;x\r\n";
  expect(await importGlossary(ctx(), { bytes: bytes(csv) })).toEqual({
    created: 1,
    updated: 1,
    unchanged: 0,
    invalid: [3],
  });
  expect(await importGlossary(ctx(), { bytes: bytes(csv) })).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect((await listGlossary(ctx())).map(({ names }) => names.ar)).toEqual([
    ["توماس بيرغ", "بيرغ", "د. بيرغ"],
    ["السهل الفيضي"],
  ]);
  expect(await exportGlossary(ctx(), "csv")).toBe(
    "\ufeffkind,en,ar\r\nperson,Thomas Berg | Berg,توماس بيرغ | بيرغ | د. بيرغ\r\nterm,flood plain,السهل الفيضي\r\n",
  );
});

test("what is exported comes back as it was, in both formats", async ({ ctx }) => {
  await saveGlossaryEntry(ctx(), berg);
  await saveGlossaryEntry(ctx(), { kind: "term", names: { en: ['R&D <unit>, "A"'], fr: ["=R&D()"], ckb: ["یەکە"] } });
  for (const format of ["csv", "tbx"] as const) {
    const file = await exportGlossary(ctx(), format);
    // A spreadsheet must not take a name for a formula.
    if (format === "csv") expect(file).toContain(",'=R&D(),");
    expect(await importGlossary(ctx(), { bytes: bytes(file) })).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  }
});

test("the older form of TBX is read, with empty elements, CDATA and regional codes", () => {
  const martif = `<?xml version="1.0"?><!DOCTYPE martif><martif><martifHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></martifHeader>
<text><body><termEntry id="1"><note/><langSet xml:lang="en-GB"><tig><term><![CDATA[R&D]]></term></tig></langSet>
<langSet xml:lang="ar-IQ"><ntig><termGrp><term>البحث
 والتطوير</term></termGrp></ntig></langSet><langSet xml:lang="ja"><tig><term>研究</term></tig></langSet></termEntry></body></text></martif>`;
  expect(readGlossaryTbx(martif)).toEqual([{ kind: "term", names: { en: ["R&D"], ar: ["البحث والتطوير"] } }]);
  expect(readGlossaryTbx(writeGlossaryTbx([berg]))).toEqual([berg]);
});

test("a file that is no glossary is refused", async ({ ctx }) => {
  const refused = async (text: string) => refusalOf(importGlossary(ctx(), { bytes: bytes(text) }));
  expect(await refused("")).toBe("invalid column-missing");
  expect(await refused("name,nom\na,b\n")).toBe("invalid column-missing");
  expect(await refused("en,ar\n")).toBe("invalid nothing-to-import");
  expect(await refused("<tbx></tbx>")).toBe("invalid nothing-to-import");
});

test("the check of a release knows the glossary, and the newsroom's own severities", async ({ ctx }) => {
  await saveGlossaryEntry(ctx(), berg);
  await saveGlossaryEntry(ctx(), forum);
  const { id } = await draft(
    ctx(),
    ["A good year", "“We trust one another more than we did,” said Thomas Berg of the community forum."],
    ["عام جيد", "وقال توماس مولر من مجلس الحي: «صرنا نثق ببعضنا أكثر مما كنا نفعل»."],
  );
  const found = async () =>
    (await checkRelease(ctx(), id)).findings
      .filter(({ code }) => /^(?:term|name)/.test(code))
      .map(({ code, severity }) => `${code} ${severity}`);
  expect(await found()).toEqual(["name.mismatch warning", "term.mismatch info"]);
  await saveSeverities(ctx(), { severities: { "term.mismatch": "error", "name.mismatch": "info" } });
  expect(await found()).toEqual(["term.mismatch error", "name.mismatch info"]);
  const admin = await person(ctx(), "Aya", "editor");
  expect(await refusalOf(saveSeverities(ctx(admin), { severities: {} }))).toBe("forbidden not-allowed");
});

test("nobody makes the rules lighter that guard phones, addresses and empty fields", () => {
  for (const code of ["phone.malformed", "email.placeholder", "field.missing", "image.alt"])
    expect(SaveSeverities.safeParse({ severities: { [code]: "info" } }).success).toBe(false);
  expect(SaveSeverities.safeParse({ severities: { "quote.missing": "info" } }).success).toBe(true);
});
