import type { Locator } from "@playwright/test";
import { water } from "@/db/sample/water";
import { versionsOfSplit } from "@/document/from-split";
import { importRelease } from "@/domain/releases/import";
import { getRelease } from "@/domain/releases/queries";
import { split } from "@/text/split";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { expect, test } from "../fixtures";
import { desk, openBook, page1, page2, saved } from "../support/book";
import { enter } from "../support/desk";
import { draftOf } from "../support/newsroom";
import { expectOpenToAll } from "../support/open-to-all";

/** What a person puts into a text: blocks, speakers, room to write. */

const words = { en: en.editor, ar: ar.editor };

const quoted = `The school in Hawija opens again

Four hundred children came back to the school in Hawija on Sunday.

“We will stay with the people as long as one of them needs us,” said Rana Salih.

* * *

المدرسة في الحويجة تفتح أبوابها من جديد

عاد أربعمئة طفل إلى المدرسة في الحويجة يوم الأحد.

قالت رنا صالح: «سنبقى هنا مع الناس ما دام فيهم من يحتاجنا».`;

for (const language of ["en", "ar"] as const) {
  test(`blocks are put in from the menu by keyboard alone, in ${language}`, async ({ site, ctx, page, context }) => {
    await page.setViewportSize(desk);
    const { id } = await draftOf(ctx(), water.texts);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    const english = page1(page).locator(".writing");
    await english.locator("> p").nth(1).click();
    await page.keyboard.press("Control+/");
    const menu = page.getByRole("menu", { name: en.editor.pane.act.insert });
    await expect(menu.getByRole("menuitem", { name: en.editor.pane.insert.paragraph, exact: true })).toBeFocused();
    await expectOpenToAll(page);
    await page.keyboard.press("Enter");
    await expect(english).toBeFocused();
    // A stroke in an empty paragraph asks for the menu, a second one is a stroke.
    await page.keyboard.type("/");
    await expect(menu).toBeVisible();
    await page.keyboard.type("/");
    await expect(menu).toHaveCount(0);
    await expect(english.locator("> p", { hasText: /^\/$/ })).toHaveCount(1);
    await page.keyboard.press("Backspace");
    await page.keyboard.type("/");
    await menu.getByRole("menuitem", { name: en.editor.pane.insert.table }).press("Enter");
    await page.keyboard.type("Governorate");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Stations");
    await expect(english.locator("th").nth(1)).toHaveText("Stations");
    await page.getByRole("button", { name: en.editor.pane.act.table }).click();
    await page.getByRole("menuitem", { name: en.editor.pane.table.addRowAfter }).click();
    await expect(english.locator("tr")).toHaveCount(4);
    await page.keyboard.press("Control+/");
    await page.getByRole("menuitem", { name: en.editor.pane.insert.contacts }).click();
    await expect(english.getByRole("textbox", { name: en.editor.pane.hint.contact }).last()).toBeFocused();
    await page.keyboard.type("Noor Al-Azzawi, press@rafidain.example");
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();
    const { document } = (await getRelease(ctx(), id)).versions[0] ?? {};
    expect(JSON.stringify(document)).toContain("Noor Al-Azzawi, press@rafidain.example");
    expect(JSON.stringify(document)).toContain("tableHeader");
  });

  test(`the speaker of an imported quotation is chosen and taken back, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    await page.setViewportSize(desk);
    const { id } = await importRelease(ctx(), { versions: versionsOfSplit(split(quoted, "IQ")) });
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    const arabic = page2(page).locator(".writing figure");
    await expect(arabic).toContainText("قالت رنا صالح");
    await arabic.getByRole("button", { name: "اختيار القائل" }).click();
    const speaker = arabic.getByRole("textbox", { name: "القائل" });
    await expect(speaker).toBeFocused();
    await expect(speaker).toHaveValue("رنا صالح");
    await expect(arabic.locator("blockquote")).toHaveText("سنبقى هنا مع الناس ما دام فيهم من يحتاجنا.");
    await page.keyboard.type("رنا صالح، مديرة المدرسة");
    await expect(speaker).toHaveValue("رنا صالح، مديرة المدرسة");
    await expectOpenToAll(page);
    const english = page1(page).locator(".writing figure");
    await english.getByRole("button", { name: en.editor.pane.hint.chooseSpeaker }).click();
    await expect(english.locator("blockquote")).toHaveText(
      "We will stay with the people as long as one of them needs us.",
    );
    await page
      .getByRole("toolbar", { name: en.editor.pane.tools })
      .getByRole("button", { name: en.editor.pane.act.undo })
      .click();
    await expect(english).toContainText("” said Rana Salih");
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();
    const stored = JSON.stringify((await getRelease(ctx(), id)).versions[1]?.document);
    expect(stored).toContain("رنا صالح، مديرة المدرسة");
    expect(stored).not.toContain("قالت رنا");
  });

  test(`the pages share the width as one likes, in ${language}`, async ({ site, ctx, page, context }) => {
    await page.setViewportSize(desk);
    const { id } = await draftOf(ctx(), water.texts);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    const width = async (part: Locator) => (await part.boundingBox())?.width ?? 0;
    await page1(page).waitFor();
    expect(await width(page1(page))).toBeCloseTo(await width(page2(page)), 0);
    const names = (language === "en" ? en : ar).languages;
    await page.getByRole("radio", { name: words[language].widths.wide.replace("{language}", names.ar) }).click();
    await expect.poll(async () => (await width(page2(page))) / (await width(page1(page)))).toBeGreaterThan(1.5);
    await page.reload();
    await expect.poll(async () => (await width(page2(page))) / (await width(page1(page)))).toBeGreaterThan(1.5);
  });
}

test("Enter in an empty line leads out of a quotation", async ({ site, ctx, page, context }) => {
  const { id } = await draftOf(ctx(), water.texts);
  await enter(context, ctx(), site);
  await openBook(page, site, id);
  const english = page1(page).locator(".writing");
  const quote = english.locator("[data-block=quote]").first();
  await quote.locator("p").click();
  await quote.locator("p").evaluate((line) => {
    getSelection()?.selectAllChildren(line);
    getSelection()?.collapseToEnd();
  });
  // The writing program follows the caret with the first letter.
  await page.keyboard.type(" Soon.");
  await expect(quote.locator("p")).toHaveText(/stations\. Soon\.$/);
  const before = await quote.textContent();
  await page.keyboard.press("Enter");
  await expect(quote.locator("p")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await page.keyboard.type("She spoke in Mosul.");
  await expect(english.locator("> p", { hasText: "She spoke in Mosul." })).toHaveCount(1);
  await expect(quote.locator("p")).toHaveCount(1);
  expect(await quote.textContent()).toBe(before);
});

test("a telephone reads from left to right while an Arabic line is written", async ({ site, ctx, page, context }) => {
  const { id } = await draftOf(ctx(), water.texts);
  await enter(context, ctx(), site);
  await openBook(page, site, id);
  const arabic = page2(page).locator(".writing");
  await arabic.locator("> p").last().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" والهاتف +964 770 331 2864 صباحاً");
  // Bare, the groups would stand in the order 2864 331 770 964+.
  const left = (group: string) =>
    arabic
      .locator("> p")
      .last()
      .evaluate((line, group) => {
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const at = text.textContent?.indexOf(group) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + group.length);
          return range.getBoundingClientRect().left;
        }
        throw new Error(`no ${group} there`);
      }, group);
  expect(await left("964")).toBeLessThan(await left("2864"));

  // A field holds isolates in the place of marks; what is kept has none, and the caret stays among the letters.
  const contact = arabic.locator("[data-block=contact] textarea").last();
  await contact.fill("مصطفى التميمي، هاتف ");
  await contact.pressSequentially("+964 770 331 28");
  await page.keyboard.type("64");
  await expect(contact).toHaveValue("مصطفى التميمي، هاتف \u2066+964 770 331 2864\u2069");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("5");
  await expect(contact).toHaveValue("مصطفى التميمي، هاتف \u2066+964 770 331 2865\u2069");
  await page.keyboard.press("Control+s");
  await expect(saved(page)).toBeVisible();
  const version = (await getRelease(ctx(), id)).versions.find(({ language }) => language === "ar");
  const kept = JSON.stringify(version?.document);
  expect(kept).toContain('"مصطفى التميمي، هاتف +964 770 331 2865"');
  expect(kept).toContain("والهاتف +964 770 331 2864 صباحاً");
  expect(kept).not.toMatch(/[\u2066-\u2069]/);
});
