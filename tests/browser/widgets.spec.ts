import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { expectOpenToAll } from "../support/open-to-all";
import { serveWidgets } from "./widgets/page";

/** The widgets outside of any page, in both directions, both themes, on a desk and on a phone. */

let site: Awaited<ReturnType<typeof serveWidgets>>;
test.beforeAll(async () => {
  execFileSync(process.execPath, ["scripts/fonts.mjs"]);
  site = await serveWidgets();
});
test.afterAll(() => site.close());

type Asked = { page?: string; language?: "en" | "ar"; theme?: "light" | "dark" };
async function open(page: Page, { page: name = "components", language = "en", theme = "light" }: Asked = {}) {
  await page.goto(`${site.url}/?page=${name}&language=${language}&theme=${theme}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
}

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

for (const name of ["components", "empty", "error", "sign-in", "setup"]) {
  for (const language of ["en", "ar"] as const) {
    test(`the ${name} sheet in ${language} is open to everyone, by day and night, on a phone and on a desk`, async ({
      page,
    }) => {
      const said: string[] = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
      page.on("pageerror", (error) => said.push(error.message));
      for (const theme of ["light", "dark"] as const) {
        await open(page, { page: name, language, theme });
        for (const viewport of Object.values(sizes)) {
          await page.setViewportSize(viewport);
          await expectOpenToAll(page, `${name}, ${theme}`, ["best-practice"]);
        }
      }
      expect(said).toEqual([]);
    });

    test(`the ${name} sheet in ${language} fits 320 px without scrolling sideways`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await open(page, { page: name, language });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  }
}

for (const language of ["en", "ar"] as const) {
  test(`English stands left of Arabic when the interface speaks ${language}`, async ({ page }) => {
    await page.setViewportSize(sizes.desk);
    await open(page, { language });
    const english = await page.getByText("Clean water returns to 43 villages").boundingBox();
    const arabic = await page.getByText("المياه الصالحة للشرب تعود إلى 43 قرية").boundingBox();
    expect(english?.x).toBeLessThan(arabic?.x ?? 0);
  });

  test(`a menu in ${language} is worked by keyboard and gives the focus back`, async ({ page }) => {
    await open(page, { language });
    const button = page.getByRole("button", { name: language === "ar" ? "المزيد" : "More", exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem").nth(2)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test(`the arrow that points onward in ${language} goes to the next segment and the next tab`, async ({ page }) => {
    await open(page, { language });
    const onward = language === "ar" ? "ArrowLeft" : "ArrowRight";
    await page.getByRole("radio", { name: language === "ar" ? "الموقع" : "Web", exact: true }).focus();
    await page.keyboard.press(onward);
    await expect(page.getByRole("radio", { name: language === "ar" ? "البريد" : "E-mail", exact: true })).toBeFocused();
    await page.getByRole("tab").first().focus();
    await page.keyboard.press(onward);
    await expect(page.getByRole("tab").nth(1)).toHaveAttribute("aria-selected", "true");
  });

  test(`Esc closes one layer, Ctrl and Enter act, in ${language}`, async ({ page }) => {
    await open(page, { language });
    const button = page.getByRole("button", { name: language === "ar" ? "فتح مربع الحوار" : "Open the dialog" });
    await button.press("Enter");
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
    await button.press("Enter");
    await dialog.getByRole("textbox").fill("x");
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(language === "ar" ? "سُحب البيان" : "Withdrawn", { exact: true }).last()).toBeVisible();
  });

  test(`the error summary in ${language} takes the focus and leads to the field`, async ({ page }) => {
    await open(page, { page: "error", language });
    const summary = page.getByRole("alert");
    await expect(summary).toBeFocused();
    await summary.getByRole("link").nth(1).click();
    const field = page.locator("#phone");
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(
      (await summary.getByRole("link").nth(1).textContent()) ?? "no words",
    );
  });
}

test("what is done can be undone from the notice, which stays within a phone", async ({ page }) => {
  await page.setViewportSize(sizes.phone);
  await open(page);
  await page.getByRole("button", { name: "Archive", exact: true }).last().click();
  await expect(page.getByText("Moved to the archive")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Back again")).toBeVisible();
});

test("a password is hidden until its owner asks to see it", async ({ page }) => {
  await open(page, { page: "sign-in", language: "ar" });
  const field = page.locator("#password");
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "إظهار كلمة المرور" }).click();
  await expect(field).toHaveAttribute("type", "text");
  await expect(page.getByRole("button", { name: "إخفاء كلمة المرور" })).toBeVisible();
});

test("machine words stand left to right, at the start of an Arabic field", async ({ page }) => {
  await open(page, { language: "ar" });
  const phone = page.locator("#phone");
  await expect(phone).toHaveAttribute("dir", "ltr");
  await expect(phone).toHaveCSS("direction", "ltr");
  await expect(phone).toHaveCSS("text-align", "end");
});

test("on a phone the bar at the foot replaces the rail and opens the rest", async ({ page }) => {
  await page.setViewportSize(sizes.phone);
  await open(page, { page: "empty", language: "ar" });
  await expect(page.getByRole("navigation", { name: "الرئيسية" })).toBeHidden();
  const bar = page.getByRole("navigation", { name: "الأقسام" });
  await expect(bar.getByRole("link")).toHaveText(["المكتب", "بيانات صحفية", "جديد", "جهات الاتصال"]);
  await bar.getByRole("button", { name: "المزيد" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["التقويم", "القوائم", "الوسائط", "التقارير", "الإعدادات"]);
});

test("the rail tells where one is, and the first Tab offers the content", async ({ page }) => {
  await page.setViewportSize(sizes.desk);
  await open(page, { page: "empty" });
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Contacts" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the theme changes at once", async ({ page }) => {
  await open(page, { page: "empty" });
  await page.getByRole("button", { name: /your account/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(14, 23, 29)");
});

test("Arabic is set in its own faces, and its digits come from the Latin ones", async ({ page }) => {
  await open(page, { page: "setup", language: "ar" });
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")),
  );
  expect(loaded).toEqual(
    expect.arrayContaining(["Noto Naskh Arabic Variable", "IBM Plex Sans Arabic", "IBM Plex Sans Variable"]),
  );
});
