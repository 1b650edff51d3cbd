import type { Page } from "@playwright/test";
import { publishRelease } from "@/domain/publication/publish";
import { submitRelease } from "@/domain/releases/submit";
import { expect, test } from "../fixtures";
import { enter } from "../support/desk";
import { wordsOf } from "../support/interface-words";
import { look } from "../support/look";
import { draft } from "../support/releases";

/** From the list of releases to the public and back, as an editor meets it. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

for (const language of ["en", "ar"] as const) {
  test(`numbers that differ stand on the spine and hold the publication back (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t, heard } = await desk(language);
    const headline = `Ferries carry passengers ${language}`;
    const { id } = await draft(
      ctx(),
      [headline, "The ferry carried 240 passengers."],
      ["العبّارات تنقل الركاب", "نقلت العبّارة 420 راكباً."],
    );
    await submitRelease(ctx(), { id });

    await page.goto(`${site.url}/desk/releases`);
    await page.getByRole("searchbox", { name: t("releases.words") }).fill(headline);
    await page.getByRole("button", { name: t("common.find"), exact: true }).click();
    await expect(page.getByRole("img", { name: t("releases.differs", { left: "240", right: "420" }) })).toBeVisible();
    await look(page, `${language}-releases`);
    await page.getByRole("combobox", { name: t("releases.state") }).selectOption("published");
    await expect(page.getByText(t("releases.noneFound"))).toBeVisible();

    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await expect(page.getByRole("heading", { name: t("publish.mustFix") })).toBeVisible();
    await expect(page.locator("mark")).toHaveText(["240", "420"]);
    await expect(page.getByRole("button", { name: t("publish.submitNow") })).toBeDisabled();
    await look(page, `${language}-publish-held`);
    expect(heard).toEqual([]);
  });

  test(`a release is put on the clock, taken off it, published and withdrawn (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const { id, slug } = await draft(ctx());
    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await page.getByRole("radio", { name: t("publish.atTime") }).check();
    await typeDate(page, "30112019");
    await page.locator("button[data-primary]").click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.time-past"));
    await typeDate(page, "30112039");
    await look(page, `${language}-publish`);
    // A time reads from left to right in either language.
    const place = async (part: string) => (await page.locator(`.date [data-type=${part}]`).boundingBox())?.x ?? 0;
    expect(await place("hour")).toBeLessThan(await place("minute"));
    await page.locator(".field.date button").click();
    await expect(page.getByRole("grid")).toContainText("30");
    // The week begins on Saturday in either language.
    const sunday = new Date(2039, 10, 6);
    const weekday = new Intl.DateTimeFormat(language === "ar" ? "ar-IQ" : "en-GB", { weekday: "short" });
    await expect(page.getByRole("grid").locator("th").nth(1)).toHaveText(weekday.format(sunday).replace(/^ال/, ""));
    await look(page, `${language}-publish-month`);
    await page.keyboard.press("Escape");
    await page.locator("button[data-primary]").click();
    await expect(page.getByRole("heading", { name: /2039/ })).toBeVisible();
    await look(page, `${language}-publish-clock`);
    expect((await page.request.get(`${site.url}/en/news/${slug}`)).status()).toBe(404);

    await page.getByRole("button", { name: t("publish.takeOff") }).click();
    // On the clock, too, it has addresses and a button that publishes.
    await expect(page.getByRole("region", { name: t("publish.addressesThen") })).toHaveCount(0);
    await page.getByRole("button", { name: t("publish.submitNow") }).click();
    const addresses = page.getByRole("region", { name: t("publish.addresses"), exact: true });
    await expect(addresses.getByRole("link", { name: `${site.url}/ar/news/${slug}` })).toBeVisible();
    await look(page, `${language}-published`);
    for (const public_ of ["en", "ar"])
      expect((await page.request.get(`${site.url}/${public_}/news/${slug}`)).status()).toBe(200);

    await page.getByText(t("publish.withdraw"), { exact: true }).first().click();
    for (const [code, words] of [
      ["en", "A figure was wrong."],
      ["ar", "كان أحد الأرقام خاطئاً."],
    ] as const) {
      await page.getByLabel(t("publish.reason", { language: t(`languages.${code}`) })).fill(words);
    }
    await page.getByLabel(t("publish.typed")).fill("yes");
    await page.getByRole("button", { name: t("publish.withdraw") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.confirmation-missing"));
    await expect(page.getByLabel(t("publish.reason", { language: t("languages.en") }))).toHaveValue(
      "A figure was wrong.",
    );
    await page.getByLabel(t("publish.typed")).fill(t("publish.typedWord"));
    await page.getByRole("button", { name: t("publish.withdraw") }).click();
    await expect(page.getByText("A figure was wrong.")).toBeVisible();
    await look(page, `${language}-withdrawn`);
    expect((await page.request.get(`${site.url}/en/news/${slug}`)).status()).toBe(410);
  });

  test(`one language goes out alone only with a reason (${language})`, async ({ page, site, ctx, desk }) => {
    const { t } = await desk(language);
    const { id, slug } = await draft(ctx());
    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await page.getByRole("checkbox", { name: /العربية/ }).uncheck();
    await page.getByRole("button", { name: t("publish.submitNow") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.reason-missing"));
    await page.getByLabel(t("publish.fewer")).fill("The Arabic follows tomorrow.");
    await page.getByRole("button", { name: t("publish.submitNow") }).click();
    await expect(page.getByRole("link", { name: `${site.url}/en/news/${slug}` })).toBeVisible();
    expect((await page.request.get(`${site.url}/ar/news/${slug}`)).status()).toBe(404);
  });
}

/** Day, month and year into the parts of the date field, as a person types them. */
async function typeDate(page: Page, digits: string): Promise<void> {
  await page.locator(".field.date [data-type=day]").click();
  await page.keyboard.type(digits);
}

test("who may not publish reads why the button is closed", async ({ page, context, site, ctx }) => {
  const t = wordsOf("en");
  await enter(context, ctx(), site, { roles: ["viewer"] });
  const { id } = await draft(ctx());
  await page.goto(`${site.url}/desk/releases/${id}/publish`);
  const button = page.getByRole("button", { name: t("publish.submitNow") });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(t("publish.disabledRole"));
  await publishRelease(ctx(), { id });
  expect((await page.goto(`${site.url}/desk/releases/${id}/audience`))?.status()).toBe(403);
});
