import { countContacts } from "@/domain/contacts/queries";
import { expect, test } from "../fixtures";
import { look } from "../support/look";

/** Contacts and lists by hand, as a press officer meets them. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

for (const language of ["en", "ar"] as const) {
  test(`a contact is added by hand, put on a list and found in either script (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t, heard } = await desk(language);
    if ((await countContacts(ctx())) === 0) {
      await page.goto(`${site.url}/desk/contacts`);
      await expect(page.getByRole("heading", { name: t("contacts.none") })).toBeVisible();
      await look(page, `${language}-contacts-empty`);
      await page.goto(`${site.url}/desk/lists`);
      await expect(page.getByRole("heading", { name: t("lists.none") })).toBeVisible();
      await look(page, `${language}-lists-empty`);
    }
    const list = `Basra desks ${language}`;
    await page.goto(`${site.url}/desk/lists`);
    await page.getByLabel(t("lists.add")).last().fill(list);
    await page.getByRole("button", { name: t("lists.create") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(list);
    await look(page, `${language}-list-empty`);

    await page.goto(`${site.url}/desk/contacts/new`);
    await page.getByLabel(t("contacts.email")).fill("no address");
    await page.getByLabel(t("contacts.nameAr")).fill("زينب هادي");
    await page
      .locator("form")
      .last()
      .evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
      });
    await page.getByRole("button", { name: t("contacts.save") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.email-invalid"));
    await expect(page.getByLabel(t("contacts.nameAr"))).toHaveValue("زينب هادي");
    await look(page, `${language}-contact-refused`);
    await page.getByLabel(t("contacts.email")).fill(`zainab-${language}@basratoday.example`);
    await page.getByLabel(t("contacts.nameEn")).fill("Zainab Hadi");
    await page.getByLabel(t("contacts.language")).selectOption("ar+en");
    await page.getByRole("checkbox", { name: list }).check();
    await page.getByRole("button", { name: t("contacts.save") }).click();
    await expect(page.getByText(t("contacts.savedNote"))).toBeVisible();
    await expect(page.getByRole("checkbox", { name: list })).toBeChecked();
    await look(page, `${language}-contact`);

    // The same address a second time is told, and makes nobody new.
    await page.goto(`${site.url}/desk/contacts/new`);
    await page.getByLabel(t("contacts.email")).fill(`ZAINAB-${language}@basratoday.example`);
    await page.getByRole("button", { name: t("contacts.save") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.email-taken"));

    await page.goto(`${site.url}/desk/contacts`);
    await page.getByRole("searchbox", { name: t("contacts.search") }).fill("زينب");
    await page.getByRole("button", { name: t("common.find"), exact: true }).click();
    await expect(page.getByRole("row", { name: new RegExp(`zainab-${language}@`) })).toBeVisible();
    await look(page, `${language}-contacts`);

    await page.goto(`${site.url}/desk/lists`);
    await page.getByRole("link", { name: list }).click();
    await page
      .getByRole("button", { name: t("lists.takeOff", { name: language === "ar" ? "زينب هادي" : "Zainab Hadi" }) })
      .click();
    await expect(page.getByRole("heading", { name: t("lists.noMembers") })).toBeVisible();
    await page.getByRole("button", { name: t("lists.remove") }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("lists.remove") })
      .click();
    await page.waitForURL(/\/desk\/lists$/);
    await expect(page.getByRole("link", { name: list })).toHaveCount(0);
    expect(heard).toEqual([]);
  });
}
