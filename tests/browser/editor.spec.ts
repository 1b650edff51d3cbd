import type { Page } from "@playwright/test";
import { water } from "@/db/sample/water";
import { approveRelease } from "@/domain/releases/approve";
import { getRelease, listRevisions } from "@/domain/releases/queries";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { expect, test } from "../fixtures";
import { desk, openBook, page1, page2, phone, saved } from "../support/book";
import { enter } from "../support/desk";
import { draftOf } from "../support/newsroom";
import { complaintsOf, expectOpenToAll } from "../support/open-to-all";
import { draft } from "../support/releases";
import { scriptsOf } from "../support/scripts";

/** Two people, two languages, one release: written, checked, saved, contested, restored. */

const words = { en: en.editor, ar: ar.editor };

for (const language of ["en", "ar"] as const) {
  const t = words[language];

  test(`what is typed is saved by itself and checked while one types, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    const said = complaintsOf(page);
    const weigh = scriptsOf(page);
    await page.setViewportSize(desk);
    const { id } = await draftOf(ctx(), water.texts);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    await expect(page2(page).getByRole("textbox", { name: "النص العربي" })).toHaveAttribute("dir", "rtl");
    await expect(page1(page).getByRole("textbox", { name: "English text" })).toHaveAttribute("lang", "en");
    // English stands at the left in every interface.
    expect((await page1(page).boundingBox())?.x).toBeLessThan((await page2(page).boundingBox())?.x ?? 0);
    await expectOpenToAll(page);

    const rung = page.getByRole("option", { name: /30 \/ 43/ });
    await rung.click();
    await expect(page.locator(".finding")).toContainText("30");
    await expectOpenToAll(page);
    await page
      .locator(".finding")
      .getByRole("button", { name: (language === "en" ? en : ar).panel.inBoth.replace("{value}", "43") })
      .click();
    await expect(page1(page).locator(".writing")).toContainText("water reaches homes in 43 villages");
    await expect(page.locator(".finding")).toHaveCount(0);
    await expect(saved(page)).toBeVisible();
    const stored = await getRelease(ctx(), id);
    expect(JSON.stringify(stored.versions[0]?.document)).toContain("homes in 43 villages");
    expect(stored.versions[0]?.version).toBeGreaterThan(1);
    expect(stored.versions[1]?.version).toBe(1);

    await page2(page).getByRole("textbox", { name: "العنوان", exact: true }).fill("المياه تعود إلى 44 قرية");
    await expect(page.getByRole("option", { name: /43 \/ 44/ })).toBeVisible();
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();
    expect((await getRelease(ctx(), id)).versions[1]?.headline).toBe("المياه تعود إلى 44 قرية");
    // Its first load and the editors that come after it; beside the page the check, which holds up nothing.
    const bytes = await weigh();
    expect(bytes.page).toBeGreaterThan(200_000);
    expect(bytes.page).toBeLessThanOrEqual(480_000);
    expect(bytes.workers).toBeGreaterThan(20_000);
    expect(bytes.workers).toBeLessThanOrEqual(110_000);
    await page.reload();
    await expect(page2(page).getByRole("textbox", { name: "العنوان", exact: true })).toHaveValue(
      "المياه تعود إلى 44 قرية",
    );
    expect(said).toEqual([]);
  });

  test(`of two texts saved at once neither is lost, in ${language}`, async ({ site, ctx, browser }) => {
    const release = await draft(ctx());
    const open = async (name: string) => {
      const context = await browser.newContext({ viewport: desk });
      await enter(context, ctx(), site, { name, language });
      const page = await context.newPage();
      await page.goto(`${site.url}/desk/releases/${release.id}/edit`);
      await page1(page).locator(".writing").waitFor();
      return page;
    };
    const [sara, noor] = [await open("Sara Mahmoud"), await open("Noor Karim")];
    const headline = (page: Page) => page1(page).getByRole("textbox", { name: "Headline" });
    await headline(noor).fill("The ferry is back, says Noor");
    await noor.keyboard.press("Control+s");
    await expect(saved(noor)).toBeVisible();
    await headline(sara).fill("The ferry is back, says Sara");
    const dialog = sara.getByRole("alertdialog");
    await expect(dialog).toContainText("says Noor");
    await expect(dialog).toContainText("says Sara");
    await expectOpenToAll(sara);
    await dialog.getByRole("button", { name: t.conflict.takeTheirs }).click();
    await expect(headline(sara)).toHaveValue("The ferry is back, says Noor");
    const kept = await listRevisions(ctx(), release.id, "en");
    expect(kept.map(({ headline }) => headline)).toContain("The ferry is back, says Sara");

    await sara.getByRole("button", { name: t.bar.more }).click();
    await sara.getByRole("menuitem", { name: t.bar.history }).click();
    const history = sara.getByRole("dialog");
    const line = history.getByRole("listitem").filter({ hasText: "says Sara" });
    await line.getByRole("button").click();
    await expectOpenToAll(sara);
    await history.getByRole("button", { name: (language === "en" ? en : ar).history.restore }).click();
    await expect(headline(sara)).toHaveValue("The ferry is back, says Sara");
    await expect(history).toHaveCount(0);
    expect((await getRelease(ctx(), release.id)).versions[0]?.headline).toBe("The ferry is back, says Sara");
    await sara.context().close();
    await noor.context().close();
  });

  test(`the editor is worked by keyboard alone, in ${language}`, async ({ site, ctx, page, context }) => {
    await page.setViewportSize(desk);
    const { id } = await draftOf(ctx(), water.texts);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    const english = page1(page).locator(".writing");
    const arabic = page2(page).locator(".writing");
    await expect(page.getByRole("option", { name: /30 \/ 43/ })).toBeVisible();
    await english.focus();
    await page.keyboard.press("Control+Alt+ArrowDown");
    await expect(page.locator(".finding")).toBeVisible();
    await expect(english).toBeFocused();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe("30");
    await page.keyboard.type("43");
    await expect(page.locator(".finding")).toHaveCount(0);
    await page.keyboard.press("Alt+F10");
    await expect(page.getByRole("toolbar", { name: "English text tools" }).locator("button:focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(english).toBeFocused();
    await page.keyboard.press("Control+Alt+l");
    await expect(arabic).toBeFocused();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Tab");
    await expect(arabic).not.toBeFocused();
  });
}

test("a text that the network did not take stays on the device and goes out when it is back", async ({
  site,
  ctx,
  page,
  context,
}) => {
  await page.setViewportSize(desk);
  const release = await draft(ctx());
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${release.id}/edit`);
  const headline = page1(page).getByRole("textbox", { name: "Headline" });
  await headline.waitFor();
  await context.setOffline(true);
  await headline.fill("Written on the river");
  await expect(page.getByText(/Not saved since .*kept on this device/)).toBeVisible();
  await context.setOffline(false);
  await expect(saved(page)).toBeVisible();
  expect((await getRelease(ctx(), release.id)).versions[0]?.headline).toBe("Written on the river");
});

test("an approved text asks once before it is changed", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(desk);
  const release = await draft(ctx());
  await approveRelease(ctx(), { id: release.id });
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${release.id}/edit`);
  const headline = page1(page).getByRole("textbox", { name: "Headline" });
  await headline.focus();
  await page.keyboard.press("x");
  const asks = page.getByRole("alertdialog");
  await expect(asks).toContainText("takes the approval back");
  await expectOpenToAll(page);
  await asks.getByRole("button", { name: words.en.unlock.do }).click();
  await headline.fill("Changed after approval");
  await expect(page.getByText("In review")).toBeVisible();
  const after = await getRelease(ctx(), release.id);
  expect(after.versions.map(({ approved }) => approved)).toEqual([false, true]);
});

test("who was asked in the body writes on where the caret stood", async ({ site, ctx, page, context }) => {
  const release = await draft(ctx());
  await approveRelease(ctx(), { id: release.id });
  await enter(context, ctx(), site);
  await openBook(page, site, release.id);
  const lead = page1(page).locator(".writing p").first();
  const before = await lead.textContent();
  await lead.click();
  await lead.evaluate((line) => {
    getSelection()?.selectAllChildren(line);
    getSelection()?.collapseToEnd();
  });
  await page.keyboard.press("x");
  await page.getByRole("alertdialog").getByRole("button", { name: words.en.unlock.do }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page1(page)).toHaveAttribute("data-open", "true");
  await expect(page1(page).locator(".writing")).toBeFocused();
  await page.keyboard.type(" And more.");
  await expect(lead).toHaveText(`${before} And more.`);
});

test("on a phone one page is written at a time and the other is a peek", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(phone);
  const { id } = await draftOf(ctx(), water.texts);
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await expect(page1(page)).toBeVisible();
  await expect(page2(page)).toBeHidden();
  await page.getByRole("button", { name: words.en.peek.show.replace("{language}", "Arabic") }).click();
  await expect(page.getByRole("complementary", { name: words.en.peek.label })).toContainText(/[\u0600-\u06ff]/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await expectOpenToAll(page);
  await page.getByRole("button", { name: "العربية", exact: true }).click();
  await expect(page2(page)).toBeVisible();
  await expect(page1(page)).toBeHidden();
});

test("a preview shows what the renderers make, on every surface", async ({ site, ctx, page, context }) => {
  const said = complaintsOf(page);
  const { id } = await draftOf(ctx(), water.texts);
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/preview`);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toContainText("Clean water returns");
  await page.getByRole("radio", { name: "Arabic" }).click();
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toContainText("المياه الصالحة");
  await page.getByRole("radio", { name: en.preview.mail }).click();
  await expect(page.locator(".mailhead")).toContainText("المياه الصالحة");
  await page.getByRole("radio", { name: en.preview.text }).click();
  await page.getByRole("radio", { name: en.preview.both }).click();
  await expect(page.frameLocator("iframe").locator("body")).toContainText("* * * * *");
  await page.getByRole("radio", { name: en.preview.phone }).click();
  expect((await page.locator("iframe").boundingBox())?.width).toBeLessThanOrEqual(362);
  await expectOpenToAll(page);
  expect(said).toEqual([]);
});
