import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { inArray } from "drizzle-orm";
import { newsroomLanguages } from "@/db/schema/settings";
import { notifyChanged } from "@/domain/changed";
import { openCtx } from "@/domain/open";
import { expect, operator, test } from "@/tests/fixtures";
import { type Filled, fillNewsroom } from "@/tests/support/newsroom";
import { expectOpenToAll } from "@/tests/support/open-to-all";
import en from "@/ui/messages/en.json" with { type: "json" };

let filled: Filled;
const newest = () => filled.out.at(-1) ?? "";

test.beforeAll(async ({ site: _ }) => {
  filled = await fillNewsroom(openCtx(operator, new Date()));
});

/** Every kind of page there is, by its path below the language. */
const pages = (): [name: string, path: string, status: number][] => [
  ["index", "/news", 200],
  ["archive of a year", `/news/${new Date().getFullYear()}`, 200],
  ["release", `/news/${newest()}`, 200],
  ["both languages", `/news/${newest()}/both`, 200],
  ["corrected release", `/news/${filled.corrected}`, 200],
  ["withdrawn release", `/news/${filled.withdrawn}`, 410],
  ["no such page", "/news/there-is-no-such-release", 404],
];

/** Visits a page and notes whatever the browser complains of or asks another server for. */
async function visit(page: Page, url: string) {
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  const reply = await page.goto(url, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { status: reply?.status(), headers: reply?.headers() ?? {}, complaints, asked };
}

for (const language of ["en", "ar"] as const) {
  test(`every page is accessible in ${language}, by day and night, on a phone and on a desk`, async ({
    browser,
    site,
  }) => {
    test.slow();
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    for (const [name, path] of pages()) {
      await page.goto(`${site.url}/${language}${path}`);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await expectOpenToAll(page, `${name}, ${colorScheme}, ${width} px wide`);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${name} is wider than ${width} px`).toBeLessThanOrEqual(0);
      }
    }
    await context.close();
  });

  test(`no page in ${language} brings a script, breaks its own policy or asks another server`, async ({
    page,
    site,
  }) => {
    for (const [name, path, status] of pages()) {
      const seen = await visit(page, `${site.url}/${language}${path}`);
      expect(seen.status, name).toBe(status);
      // Chromium itself writes a line about every reply of 400 and above.
      expect(
        seen.complaints.filter((line) => !line.includes(`status of ${status}`)),
        name,
      ).toEqual([]);
      expect(
        seen.asked.filter((url) => !url.startsWith(site.url)),
        name,
      ).toEqual([]);
      expect(seen.headers["content-security-policy"], name).toContain("script-src 'none'");
      expect(Object.keys(seen.headers), name).not.toContain("x-bayan-public");
      expect(await page.locator("script:not([type='application/ld+json'])").count(), name).toBe(0);
      expect(await page.locator("[style]").count(), name).toBe(0);
      await expect(page.locator("html"), name).toHaveAttribute("lang", language);
      await expect(page.locator("html"), name).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await expect(page.locator("h1"), name).toHaveCount(1);
    }
  });
}

test("a page weighs no more than a slow phone's line bears", async ({ browser, site }) => {
  const limit = { en: 75_000, ar: 65_000 };
  for (const language of ["en", "ar"] as const) {
    for (const [name, path] of pages()) {
      const html = await (await fetch(`${site.url}/${language}${path}`)).text();
      expect(gzipSync(html).length, name).toBeLessThanOrEqual(20_000);
    }
    const page = await browser.newPage();
    const fonts = new Map<string, number>();
    page.on("response", async (reply) => {
      if (reply.url().includes("/assets/fonts/")) fonts.set(reply.url(), (await reply.body()).length);
    });
    await page.goto(`${site.url}/${language}/news/${newest()}`, { waitUntil: "networkidle" });
    const total = [...fonts.values()].reduce((sum, size) => sum + size, 0);
    expect(total, [...fonts.keys()].join(" ")).toBeGreaterThan(0);
    expect(total, [...fonts].join(" ")).toBeLessThanOrEqual(limit[language]);
    await page.close();
  }
});

test("a reader goes from the front door to a release, to its other language, to both and back", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ locale: "ar-IQ" });
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page).toHaveURL(`${site.url}/ar/news`);
  await page.getByRole("article").first().getByRole("link").click();
  await expect(page).toHaveURL(`${site.url}/ar/news/${newest()}`);
  const arabic = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: "Read in English" }).click();
  await expect(page).toHaveURL(`${site.url}/en/news/${newest()}`);
  const english = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: "Both, side by side" }).click();
  await expect(page.getByRole("heading", { name: english ?? "" })).toHaveAttribute("class", "hl");
  await expect(page.getByRole("heading", { name: arabic ?? "" })).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "العربية" }).click();
  await expect(page).toHaveURL(`${site.url}/ar/news/${newest()}`);
  await context.close();
});

test("English stands left and Arabic right in both interfaces, and paragraphs that belong together are level", async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const language of ["en", "ar"]) {
    await page.goto(`${site.url}/${language}/news/${newest()}/both`);
    const boxes = await page.locator(".both > .pg").evaluateAll((cells) =>
      cells.map((cell) => ({
        lang: cell.getAttribute("lang"),
        row: cell.getAttribute("data-r"),
        left: cell.getBoundingClientRect().left,
        top: cell.getBoundingClientRect().top,
      })),
    );
    for (const cell of boxes.filter(({ lang }) => lang === "en")) {
      const other = boxes.find(({ lang, row }) => lang === "ar" && row === cell.row);
      expect(other?.left).toBeGreaterThan(cell.left);
      expect(other?.top).toBe(cell.top);
    }
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${site.url}/ar/news/${newest()}/both`);
  const order = await page
    .locator(".both > .pg")
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("lang")));
  expect(order.indexOf("en")).toBe(order.lastIndexOf("ar") + 1);
});

test("a release that is only in English is offered in it from the Arabic address", async ({ page, site }) => {
  const reply = await page.goto(`${site.url}/ar/news/${filled.english}`);
  expect(reply?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("هذا البيان غير متاح بالعربية");
  const link = page.getByRole("link", { name: "Statement on the floods in Dohuk" });
  await expect(link).toHaveAttribute("lang", "en");
  await expect(link).toHaveAttribute("hreflang", "en");
  await link.click();
  await expect(page).toHaveURL(`${site.url}/en/news/${filled.english}`);
});

test("on paper a release has its letterhead, its contacts and its end, and no navigation", async ({ page, site }) => {
  for (const language of ["en", "ar"]) {
    await page.goto(`${site.url}/${language}/news/${newest()}`);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".logo")).toBeVisible();
    await expect(page.locator(".ctcs")).toBeVisible();
    await expect(page.locator(".endmk")).toHaveText(language === "ar" ? "– انتهى –" : "###");
    await expect(page.getByRole("navigation")).toBeHidden();
    await page.emulateMedia({ media: null });
  }
});

test("the newsroom works by keyboard: the first key press offers to skip, and shows where it is", async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/ar/news`);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "الانتقال إلى المحتوى" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("article").first().getByRole("link")).toBeFocused();
});

test("a newsroom in French, Spanish and Sorani speaks no English between its texts", async ({ page, site, ctx }) => {
  const added = ["fr", "es", "ckb"] as const;
  const { db } = ctx();
  for (const [index, language] of added.entries())
    await db.insert(newsroomLanguages).values({ language, isSource: false, isPublic: true, position: 10 + index });
  try {
    await notifyChanged(ctx(), ["*"]);
    const english = Object.values(en.newsroom).filter(
      (words) => /^[A-Z][a-z]+( [\w,]+)+/.test(words) && !/[{]/.test(words),
    );
    expect(english.length).toBeGreaterThan(10);
    for (const language of added) {
      for (const path of ["/news", "/news/nothing-there", `/news/${filled.english}`, `/news/${filled.withdrawn}`]) {
        await expect.poll(async () => (await fetch(`${site.url}/${language}/news`)).status).toBe(200);
        await page.goto(`${site.url}/${language}${path}`);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        const said = (await page.locator("body").textContent()) ?? "";
        for (const words of english.filter((one) => one !== en.newsroom.readHere)) {
          expect(said, `${language}${path}`).not.toContain(words);
        }
      }
    }
    await page.goto(`${site.url}/fr/news`);
    await expect(page.getByText("Disponible uniquement en anglais et arabe").first()).toBeVisible();
  } finally {
    await db.delete(newsroomLanguages).where(inArray(newsroomLanguages.language, [...added]));
    await notifyChanged(ctx(), ["*"]);
  }
});
