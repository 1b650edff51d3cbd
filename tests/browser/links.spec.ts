import { webLinks } from "@/db/schema/links";
import type { Ctx } from "@/domain/context";
import { type LinkFault, noteLink } from "@/domain/releases/web-links";
import { expect, test } from "../fixtures";
import { openBook, page1 } from "../support/book";
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

test.describe("while the text is open", () => {
  const t = wordsOf("en");
  const link = async (ctx: Ctx, name: string) => {
    const url = `https://relief.iq/${name}`;
    const { id } = await draft(ctx, [...english, `The timetable is at ${url} today.`], null);
    const note = (fault: LinkFault | null) => noteLink(ctx, url, fault);
    return { id, url, note };
  };

  test("a link that dies is told, and no more once it lives, beneath the hand that writes", async ({
    site,
    ctx,
    page,
    desk,
  }) => {
    const { heard } = await desk("en");
    const { id, url, note } = await link(ctx(), "live");
    await openBook(page, site, id);
    await page.getByRole("button", { name: t("editor.bar.preflight") }).click();
    const dead = page
      .getByRole("complementary", { name: t("panel.title") })
      .getByRole("listitem")
      .filter({ hasText: t("editor.title.link_dead") });
    const writing = page1(page).locator(".writing");
    const lead = writing.getByText(english[1] ?? "");
    await lead.click();
    await page.keyboard.press("Home");
    await page.keyboard.type("Again ");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    const selected = () => page.evaluate(() => document.getSelection()?.toString());
    await expect(dead).toHaveCount(0);
    await note("404");
    await expect(dead).toHaveCount(1);
    await expect(dead.locator(".says")).toContainText(url);
    await look(page, "en-dead-link-live");
    expect(await selected()).toBe("Th");
    await expect(writing).toBeFocused();
    await page.keyboard.type("th");
    await note(null);
    await expect(dead).toHaveCount(0);
    await page.keyboard.type("ree ");
    await expect(writing).toContainText(`Again three e ferry carried 240`);
    expect(heard).toEqual([]);
  });

  test("nobody is asked while nobody is there, so that a session ends", async ({ site, ctx, page, desk }) => {
    await desk("en");
    const { id, note } = await link(ctx(), "away");
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/dead-links")) asked.push(request.url());
    });
    await page.clock.install();
    await openBook(page, site, id);
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    await page.clock.fastForward("06:00");
    await note("404");
    asked.length = 0;
    for (let looks = 0; looks < 3; looks++) await page.clock.fastForward("00:06");
    expect(asked).toEqual([]);
    await page.mouse.move(300, 300);
    await page.clock.fastForward("00:06");
    await page.getByRole("button", { name: t("editor.bar.preflight") }).click();
    await expect(page.getByText(t("editor.title.link_dead"))).toBeVisible();
  });
});
