import type { Ctx } from "@/domain/context";
import { previewMail } from "@/domain/distribution/preview";
import { publishRelease } from "@/domain/publication/publish";
import { approveRelease } from "@/domain/releases/approve";
import { contentOf } from "@/domain/releases/content";
import { createRelease } from "@/domain/releases/create";
import { mailSizesOf } from "@/domain/releases/preflight";
import { checkRelease, getRelease } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { expect, test } from "../../fixtures";
import { arabic, draft, english, person, refusalOf } from "../../support/releases";

/** The weight of mails in the pre-flight, by the renderer that makes them (product.md 5.3, M13 and C13). */

const sentence =
  "The ferry crosses from the old landing to the new one and back again before noon on every working day.";
const long = (paragraphs: number) => [...english, ...Array(paragraphs).fill(Array(8).fill(sentence).join(" "))];
const ofMails = async (ctx: Ctx, id: string) =>
  (await checkRelease(ctx, id)).findings
    .filter(({ code }) => code === "mail.size")
    .map(({ severity, sides }) => [severity, ...sides.map(({ lang }) => lang)].join(" "));

test("an ordinary release has light mails: each language, and both with each one first", async ({ ctx }) => {
  const { id } = await draft(ctx());
  const sizes = await mailSizesOf(ctx(), id);
  expect(sizes.map(({ languages }) => languages.join("+"))).toEqual(["en", "ar", "en+ar", "ar+en"]);
  for (const { bytes } of sizes) expect(bytes).toBeLessThan(20_000);
  expect(await ofMails(ctx(), id)).toEqual([]);
});

test("what is measured of a draft is the mail that leaves after publication", async ({ ctx }) => {
  const { id } = await draft(ctx());
  const before = await mailSizesOf(ctx(), id);
  await publishRelease(ctx(), { id });
  const { html } = await previewMail(ctx(), id, ["en"]);
  expect(before[0]?.bytes).toBe(Buffer.byteLength(html));
});

test("a mail that mail programs cut off stops a person, and the operator is told", async ({ ctx }) => {
  const { id } = await draft(ctx(), long(80), null);
  expect(await ofMails(ctx(), id)).toEqual(["warning en"]);
  const large = await draft(ctx(), long(130), null);
  expect(await ofMails(ctx(), large.id)).toEqual(["error en"]);
  const editor = await person(ctx(), "Huda", "editor");
  expect(await refusalOf(approveRelease(ctx(editor), { id: large.id }))).toBe("conflict must-fix-open");
  expect(await refusalOf(publishRelease(ctx(editor), { id: large.id, reason: "Arabic follows" }))).toBe(
    "conflict must-fix-open",
  );
  const told = await approveRelease(ctx(), { id: large.id });
  expect(told).toMatchObject({ open: 1, state: "approved" });
});

test("a mail that shrinks is light again", async ({ ctx }) => {
  const { id, versions } = await draft(ctx(), long(130), null);
  const [row] = versions;
  if (!row) throw new Error("the draft has no text");
  const { document, ...fields } = contentOf(row);
  await saveVersion(ctx(), {
    releaseId: id,
    language: "en",
    version: row.version,
    fields,
    document: { ...document, content: document.content.slice(0, 20) },
  });
  expect(await ofMails(ctx(), id)).toEqual([]);
});

test("a blank release has no mails to weigh", async ({ ctx }) => {
  const { id } = await createRelease(ctx());
  expect(await mailSizesOf(ctx(), id)).toEqual([]);
});

test("a summary and a mail subject that are cut off are quoted", async ({ ctx }) => {
  const { id, versions } = await draft(ctx(), english, arabic);
  for (const row of versions) {
    const { document, ...fields } = contentOf(row);
    await saveVersion(ctx(), {
      releaseId: id,
      language: row.language,
      version: row.version,
      fields: { ...fields, summary: "عبارة ".repeat(40).trim(), mailSubject: "Ferry ".repeat(30).trim() },
      document,
    });
  }
  const said = (await checkRelease(ctx(), id)).findings.filter(({ code }) => code === "length.over");
  expect(said.map(({ field, sides }) => `${field} ${sides[0]?.lang}`)).toEqual([
    "summary en",
    "mailSubject en",
    "summary ar",
    "mailSubject ar",
  ]);
  expect((await getRelease(ctx(), id)).state).toBe("draft");
});
