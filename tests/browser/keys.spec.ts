import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { draft } from "../support/releases";

/** The desk without a mouse. */

test.use({ actionTimeout: 15_000 });

/** Until the page hears keys: what a letter does is seen or it is pressed again. */
async function press(page: Page, keys: string[], seen: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await seen();
  }).toPass({ timeout: 15_000 });
}

for (const language of ["en", "ar"] as const) {
  test(`rooms, rows and releases are reached by keys alone (${language})`, async ({ page, site, ctx, desk }) => {
    const { t, heard } = await desk(language);
    const release = await draft(ctx());
    await page.goto(`${site.url}/desk`);
    await press(page, ["KeyG", "KeyR"], () => page.waitForURL(/\/desk\/releases$/, { timeout: 2000 }));
    await press(page, ["KeyJ"], () => expect(page.locator("main tbody a:focus")).toBeVisible({ timeout: 1000 }));
    const first = await page.locator("main tbody a:focus").getAttribute("href");
    await page.keyboard.press("KeyJ");
    await page.keyboard.press("KeyK");
    expect(await page.locator("main tbody a:focus").getAttribute("href")).toBe(first);
    await page.keyboard.press("Slash");
    await expect(page.getByRole("searchbox")).toBeFocused();
    // While somebody types, a letter is a letter.
    await page.keyboard.type("gd?n");
    await expect(page).toHaveURL(/\/desk\/releases$/);
    await page.getByRole("searchbox").blur();
    await press(page, ["Shift+Slash"], () => expect(page.getByRole("dialog")).toBeVisible({ timeout: 1000 }));
    await expect(page.getByRole("dialog")).toContainText(t("find.keys.rows"));
    await look(page, `${language}-keys`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("KeyN");
    await page.waitForURL(/\/desk\/releases\/new$/);

    await press(page, ["Control+KeyK"], () => expect(page.getByRole("dialog")).toBeVisible({ timeout: 1000 }));
    await look(page, `${language}-palette`);
    await page.keyboard.type(language === "ar" ? "العبّارة" : "Ferry");
    const headline = release.versions.find((one) => one.language === language)?.headline ?? "";
    await expect(page.getByRole("menuitem", { name: headline }).first()).toBeVisible();
    await look(page, `${language}-palette-found`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk\/releases\/[0-9a-f-]{36}/);
    expect(heard).toEqual([]);
  });

  test(`single letters can be turned off, the palette stays (${language})`, async ({ page, site, desk }) => {
    const { t } = await desk(language);
    await page.goto(`${site.url}/desk/profile`);
    const own = page.getByRole("form", { name: t("profile.you") });
    await own.getByRole("checkbox", { name: t("profile.singleKeys") }).uncheck();
    await own.getByRole("button", { name: t("common.save") }).click();
    await expect(own.getByText(t("settings.saved"))).toBeVisible();
    await page.goto(`${site.url}/desk`);
    await press(page, ["Control+KeyK"], () => expect(page.getByRole("dialog")).toBeVisible({ timeout: 1000 }));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("KeyN");
    await page.keyboard.press("Shift+Slash");
    await page.keyboard.press("Control+KeyK");
    await expect(page.getByRole("dialog")).toHaveCount(1);
    await expect(page.getByRole("dialog").getByRole("searchbox")).toBeVisible();
    await expect(page).toHaveURL(/\/desk$/);
  });
}
