import { mediaAssets, mediaTexts } from "@/db/schema/media";
import type { DocumentJson } from "@/document/schema";
import { approveRelease } from "@/domain/releases/approve";
import { importRelease } from "@/domain/releases/import";
import { checkRelease } from "@/domain/releases/queries";
import { expect, test } from "../../fixtures";
import { arabic, body, english, person, refusalOf } from "../../support/releases";

test("a picture that one language does not describe, or that may no longer be shown, stops an approval", async ({
  ctx,
  freshDatabase: _,
}) => {
  const id = "A".repeat(22);
  const at = new Date("2026-11-30T09:00:00Z");
  const picture = { type: "figure", attrs: { assetId: id } };
  const version = (lang: "en" | "ar", [headline = "", ...rest]: string[]) => ({
    lang,
    headline,
    document: { ...body(...rest), content: [...body(...rest).content, picture] } as DocumentJson,
  });
  const versions = [version("en", english), version("ar", arabic)];
  const { id: release } = await importRelease(ctx(undefined, at), { versions });
  const said = async (now = at) =>
    (await checkRelease(ctx(undefined, now), release)).findings
      .filter(({ code }) => code.startsWith("image."))
      .map(({ code, sides }) => `${code} ${sides.map(({ lang }) => lang).join("+")}`);
  // Nobody keeps it: nobody described it.
  expect(await said()).toEqual(["image.alt en", "image.alt ar"]);

  const rightsUntil = new Date("2026-12-31T00:00:00Z");
  const file = { file: "ferry.jpg", contentType: "image/jpeg", bytes: 9, width: 3, height: 2 };
  await ctx()
    .db.insert(mediaAssets)
    .values({ id, ...file, rightsUntil });
  await ctx().db.insert(mediaTexts).values({ assetId: id, language: "en", alt: "A ferry" });
  expect(await said()).toEqual(["image.alt ar"]);
  const editor = await person(ctx(), "Noor", "editor");
  expect(await refusalOf(approveRelease(ctx(editor, at), { id: release }))).toBe("conflict must-fix-open");

  await ctx().db.insert(mediaTexts).values({ assetId: id, language: "ar", alt: "عبّارة" });
  expect(await said()).toEqual([]);
  expect(await said(rightsUntil)).toEqual(["image.rights en+ar"]);
  expect((await approveRelease(ctx(editor, at), { id: release })).state).toBe("approved");
});
