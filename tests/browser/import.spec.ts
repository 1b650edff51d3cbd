import { existsSync, readFileSync } from "node:fs";
import { listReleases } from "@/domain/releases/queries";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { expect, test } from "../fixtures";
import { enter } from "../support/desk";
import { complaintsOf, expectOpenToAll } from "../support/open-to-all";

/** A text becomes a draft: read, looked at, confirmed. */

const words = { en: en.importer, ar: ar.importer };
const bilingual = [
  "Ferry service resumes at Qayyarah",
  "The ferry carried 240 passengers on its first day, and it will sail twice a day until the end of the year.",
  "Write to press@ferries.example for pictures of the new landing stage and the crew.",
  "* * *",
  "عودة العبّارة إلى القيارة",
  "نقلت العبّارة 240 راكباً في يومها الأول، وستبحر مرتين في اليوم حتى نهاية العام الحالي.",
  "للحصول على صور المرسى الجديد والطاقم يمكن الكتابة إلى press@ferries.example في أي وقت.",
].join("\n\n");

for (const language of ["en", "ar"] as const) {
  const t = words[language];

  test(`a pasted text is confirmed side by side and becomes a draft, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    const said = complaintsOf(page);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/new`);
    await expectOpenToAll(page);
    await page.getByRole("link", { name: t.paste }).click();
    await page.getByRole("button", { name: t.takeApart }).click();
    await expect(page.getByText(t.empty)).toBeVisible();
    await page.getByLabel(t.pasteHere).fill(bilingual);
    const before = (await listReleases(ctx(), {})).total;
    await page.getByRole("button", { name: t.takeApart }).click();
    const english = page.getByRole("region", { name: language === "en" ? "English" : "الإنكليزية" });
    const arabic = page.getByRole("region", { name: language === "en" ? "Arabic" : "العربية" });
    await expect(english.getByText("The ferry carried 240 passengers")).toBeVisible();
    await expect(arabic.getByText("نقلت العبّارة 240")).toBeVisible();
    // English stands at the left, whatever the interface speaks.
    expect((await english.boundingBox())?.x).toBeLessThan((await arabic.boundingBox())?.x ?? 0);
    await expectOpenToAll(page);
    expect((await listReleases(ctx(), {})).total).toBe(before);

    const last = english.locator(".imported-block").last();
    await last.getByRole("combobox").first().selectOption("quote");
    await english.getByRole("textbox").first().fill("Ferry service resumes on the Tigris");
    await page.getByRole("button", { name: t.keep }).click();
    await page.waitForURL(/\/edit$/);
    await expect(page.locator('[data-page="start"] .writing figure')).toContainText("Write to press@ferries.example");
    await expect(page.getByRole("textbox", { name: "Headline" })).toHaveValue("Ferry service resumes on the Tigris");
    expect(said).toEqual([]);
  });

  test(`what cannot be read is refused in words and changes nothing, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/import`);
    const give = async (name: string, buffer: Buffer) => {
      await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    };
    const refusal = (language === "en" ? en : ar).refusal;
    await give("photo.docx", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    await expect(page.getByText(refusal["file-kind-unknown"])).toBeVisible();
    await give("empty.txt", Buffer.from("  \n "));
    await expect(page.getByText(refusal["nothing-to-import"])).toBeVisible();
    await give("big.txt", Buffer.alloc(21 * 1024 * 1024, "a b "));
    await expect(page.getByText(t.tooLarge)).toBeVisible();
    await expectOpenToAll(page);
    // A text of windows-1256 is read, and its letters are the right ones.
    await give(
      "old.txt",
      Buffer.from(
        [0xc7, 0xe1, 0xda, 0xe3, 0xc7, 0xe4, 0x20, 0xe3, 0xcf, 0xed, 0xe4, 0xc9].concat(
          [0x0a, 0x0a],
          ...Array.from({ length: 12 }, () => [
            0xe6, 0xd5, 0xe1, 0xca, 0x20, 0xc7, 0xe1, 0xda, 0xc8, 0xc7, 0xd1, 0xc9, 0x20,
          ]),
        ),
      ),
    );
    await expect(page.getByText("وصلت العبارة").first()).toBeVisible();
  });
}

test("a block can change its language, and a language without a headline cannot be kept", async ({
  site,
  ctx,
  page,
  context,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/import`);
  await page.getByLabel(words.en.pasteHere).fill(bilingual);
  await page.getByRole("button", { name: words.en.takeApart }).click();
  const arabic = page.getByRole("region", { name: "Arabic" });
  await arabic.locator(".imported-block").first().getByRole("combobox").first().selectOption("skip");
  await expect(page.getByRole("button", { name: words.en.keep })).toBeDisabled();
  await expect(page.locator("#lacking")).toContainText("Arabic");
  await arabic.locator(".imported-block").nth(1).getByRole("combobox").first().selectOption("headline");
  await expect(page.getByRole("button", { name: words.en.keep })).toBeEnabled();
  await arabic.locator(".imported-block").nth(2).getByRole("combobox").nth(1).selectOption("en");
  await expect(page.getByRole("region", { name: "English" }).locator(".imported-block")).toHaveCount(4);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

const founding = "../shared/founding-release.txt";
test("the founding document shows its four warnings and then its four findings", async ({
  site,
  ctx,
  page,
  context,
}) => {
  test.skip(!existsSync(founding), "the founding document is not here");
  await enter(context, ctx(), site);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${site.url}/desk/releases/import`);
  await page.getByLabel(words.en.pasteHere).fill(readFileSync(founding, "utf8"));
  await page.getByRole("button", { name: words.en.takeApart }).click();
  await expect(page.getByRole("region", { name: words.en.warnings }).getByRole("listitem")).toHaveCount(4);
  await page.getByRole("button", { name: words.en.keep }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByRole("button", { name: /Pre-flight/ }).click();
  const list = page.getByRole("complementary", { name: en.panel.title });
  const mustFix = list.locator("section, details").filter({ hasText: "Must fix" });
  await expect(mustFix.getByRole("listitem")).toHaveCount(4);
  await expect(list.locator("section, details").filter({ hasText: "Check" })).toHaveCount(0);
  await expectOpenToAll(page);
  await mustFix.getByRole("button", { name: "Jump there" }).first().click();
  await expect(list).toContainText("English quotes \u206630\u2069, Arabic quotes \u206743\u2069");
  await expect(page.locator('[data-page="start"] .hit.on')).toHaveText("30");
  await expect(page.locator('[data-page="end"] .hit.on')).toHaveText("43");
});
