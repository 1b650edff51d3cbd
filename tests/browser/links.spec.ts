import { webLinks } from "@/db/schema/links";
import { expect, test } from "../fixtures";
import { openBook } from "../support/book";
import { enter } from "../support/desk";
import { wordsOf } from "../support/interface-words";
import { look } from "../support/look";
import { complaintsOf } from "../support/open-to-all";
import { arabic, draft, english } from "../support/releases";

/** A link that led nowhere when the worker asked for it is found, gone to and put right. */

for (const language of ["en", "ar"] as const) {
  const t = wordsOf(language);

  test(`a dead link is gone to by keyboard, in ${language}`, async ({ site, ctx, page, context }) => {
    const said = complaintsOf(page);
    const url = `https://relief.iq/timetable-${language}`;
    const { id } = await draft(
      ctx(),
      [...english, `The timetable is at ${url} from today.`],
      [...arabic, `جدول المواعيد على الرابط ${url} ابتداءً من اليوم.`],
    );
    await ctx().db.insert(webLinks).values({ url, fault: "404", at: new Date() });
    await enter(context, ctx(), site, { language });
    await openBook(page, site, id);
    await page.getByRole("button", { name: t("editor.bar.preflight") }).press("Enter");
    const panel = page.getByRole("complementary", { name: t("panel.title") });
    const dead = panel.getByRole("listitem").filter({ hasText: t("editor.title.link_dead") });
    await expect(dead).toHaveCount(1);
    await expect(dead.locator(".says")).toContainText(url);
    await expect(dead.locator(".says")).toContainText("404");
    await look(page, `${language}-dead-link`);
    await dead.getByRole("button", { name: t("panel.jump") }).press("Enter");
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe(url);
    await page.keyboard.type("https://relief.example/ferry");
    // The other language still leads there.
    await expect(panel.getByRole("listitem").filter({ hasText: t("editor.title.url_mismatch") })).toHaveCount(1);
    await expect(dead).toHaveCount(1);
    await dead.getByRole("button", { name: t("panel.jump") }).press("Enter");
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe(url);
    await page.keyboard.type("https://relief.example/ferry");
    await expect(dead).toHaveCount(0);
    expect(said).toEqual([]);
  });
}
