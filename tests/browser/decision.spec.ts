import type { Locator } from "@playwright/test";
import { getRelease } from "@/domain/releases/queries";
import { submitRelease } from "@/domain/releases/submit";
import { saveSeverities } from "@/domain/settings/save";
import { expect, test } from "../fixtures";
import { openBook, page1 } from "../support/book";
import { enter } from "../support/desk";
import { wordsOf } from "../support/interface-words";
import { look } from "../support/look";
import { complaintsOf, expectOpenToAll } from "../support/open-to-all";
import { arabic, draft, english } from "../support/releases";

/** Who decides over a release learns there what stands against it, and gets to the place. */

for (const language of ["en", "ar"] as const) {
  const t = wordsOf(language);

  test(`a refused approval names what is open and leads there, by keyboard, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    const said = complaintsOf(page);
    const lead = "The ferry carried more than 240 passengers on its first day.";
    const { id } = await draft(ctx(), [english[0] ?? "", lead], arabic);
    await submitRelease(ctx(), { id });
    await enter(context, ctx(), site, { language, roles: ["editor"] });
    await openBook(page, site, id);
    const press = async (target: Locator) => {
      await target.focus();
      await page.keyboard.press("Enter");
    };
    const decide = page.getByRole("button", { name: t("editor.bar.decide") });
    const dialog = page.getByRole("dialog", { name: t("editor.decision.title") });
    const approve = dialog.getByRole("button", { name: t("editor.decision.approve", { language: t("languages.en") }) });

    // Since the page was opened, a lost "more than" has come to weigh more: the page cannot know.
    await saveSeverities(ctx(), { severities: { "qualifier.mismatch": "error" } });
    for (const _ of ["once", "and again"]) {
      await press(decide);
      await press(approve);
      const open = dialog.locator(".toldfindings > li");
      await expect(open).toHaveCount(1);
      await expect(open).toContainText(t("editor.title.qualifier_mismatch"));
      await expect(open.locator("mark").first()).toContainText("240");
      await expectOpenToAll(page);
      await look(page, `${language}-approval-refused`);
      await press(open.getByRole("link", { name: t("common.toPlace") }));
      await expect(dialog).toHaveCount(0);
      await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toContain("240");
      await page.keyboard.press("Tab");
    }

    // Read anew, the page knows: the way is barred beforehand, and the panel lists why.
    await page.reload();
    await page1(page).locator(".writing").waitFor();
    await press(decide);
    await expect(approve).toBeDisabled();
    await expect(approve).toHaveAccessibleDescription(t("editor.decision.mustFix", { count: 1 }));
    await press(dialog.getByRole("button", { name: t("panel.see") }));
    const panel = page.getByRole("complementary", { name: t("panel.title") });
    const listed = panel.getByRole("listitem").filter({ hasText: t("editor.title.qualifier_mismatch") });
    await press(listed.getByRole("button", { name: t("panel.intended") }));
    const intended = page.getByRole("dialog", { name: t("panel.intendedTitle") });
    await intended.getByLabel(t("panel.reason")).press("Control+a");
    await page.keyboard.type("Both mean the same crowd.");
    await page.keyboard.press("Control+Enter");
    await expect(intended).toHaveCount(0);
    await expect(listed.getByText(t("editor.title.qualifier_mismatch"))).toHaveCount(0);
    await press(decide);
    await press(approve);
    await expect
      .poll(async () => (await getRelease(ctx(), id)).versions.find((one) => one.language === "en")?.approved)
      .toBe(true);
    await saveSeverities(ctx(), { severities: {} });
    expect(said).toEqual([]);
  });
}
