import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { signInAs } from "../support/people";
import { say } from "../support/words";

/** The glossary, by someone who writes and by someone who only reads. */

test.afterEach(async ({ ctx }) => {
  await ctx().db.execute("delete from glossary_entries");
});

for (const language of ["en", "ar"] as const) {
  test.describe(`in the ${language} interface`, () => {
    test.use({ locale: language === "ar" ? "ar-IQ" : "en-GB" });

    test("a term is written, changed, imported, found, taken away and removed", async ({
      page,
      context,
      site,
      ctx,
    }) => {
      const words = say(language);
      await signInAs(context, site.url, ctx(), ["author"], { language });
      await page.goto(`${site.url}/desk`);
      await page
        .getByRole("link", { name: words("nav.settings") })
        .first()
        .click();
      await expect(page).toHaveURL(/settings\/glossary$/);
      // An author sees the one section that is theirs.
      await expect(page.getByRole("navigation", { name: words("settings.sections") }).getByRole("link")).toHaveCount(1);
      await expect(page.getByText(words("glossary.none"))).toBeVisible();
      await look(page, `${language}-glossary-empty`);

      const form = page.getByRole("form", { name: words("glossary.add") });
      await form.getByRole("button", { name: words("glossary.addAct") }).click();
      await expect(page.locator(".errsum")).toBeFocused();
      await expect(page.getByText(words("refusal.term-nameless")).first()).toBeVisible();
      await form.locator("[name='names.en']").fill("Ministry of Water Resources");
      await form.locator("[name='names.ar']").fill("وزارة الموارد المائية\nالموارد المائية");
      await form.getByRole("button", { name: words("glossary.addAct") }).click();
      const row = page.getByRole("row", { name: /Ministry of Water Resources/ });
      await expect(row).toContainText("الموارد المائية");

      await row.getByRole("link").click();
      const change = page.getByRole("form", { name: words("glossary.change") });
      await expect(change.locator("[name='names.ar']")).toHaveValue("وزارة الموارد المائية\nالموارد المائية");
      await change.locator("[name='names.en']").fill("Ministry of Water Resources\nMoWR");
      await change.getByRole("button", { name: words("common.save") }).click();
      await expect(row).toContainText("MoWR");

      await page.locator("input[type=file]").setInputFiles({
        name: "terms.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          "kind,en,ar\nperson,Samir Haddad,سمير حداد\nterm,,\nterm,Tigris;Dijla,دجلة\nterm,Euphrates,الفرات\n",
        ),
      });
      await page.getByRole("button", { name: words("glossary.importAct") }).click();
      await expect(page.getByRole("status").filter({ hasText: "3" })).toBeVisible();
      await expect(page.getByRole("row", { name: /Samir Haddad/ })).toContainText(words("glossary.kinds.person"));
      await look(page, `${language}-glossary-full`);

      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: words("glossary.exportTbx") }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("glossary.tbx");

      await page.getByRole("searchbox").fill("سمير");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("row")).toHaveCount(2);
      await page.getByRole("row", { name: /Samir/ }).getByRole("link").click();
      await page.getByRole("button", { name: words("glossary.remove") }).click();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: words("glossary.remove") })
        .click();
      await expect(page.getByRole("row", { name: /Samir Haddad/ })).toHaveCount(0);
      await expect(row).toBeVisible();
    });
  });
}

test("who may not write the glossary reads it and is offered no form", async ({ page, context, site, ctx }) => {
  await signInAs(context, site.url, ctx(), ["viewer"]);
  await page.goto(`${site.url}/desk/settings/glossary`);
  await expect(page.getByText(say("en")("glossary.none"))).toBeVisible();
  await expect(page.locator("main form")).toHaveCount(0);
  expect((await page.goto(`${site.url}/desk/settings`))?.status()).toBe(403);
});
