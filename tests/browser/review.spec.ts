import type { Browser } from "@playwright/test";
import { publishRelease } from "@/domain/publication/publish";
import { getRelease } from "@/domain/releases/queries";
import { expect, test } from "../fixtures";
import { desk, page1, page2, saved } from "../support/book";
import { enter } from "../support/desk";
import { wordsOf } from "../support/interface-words";
import { expectOpenToAll } from "../support/open-to-all";
import { draft } from "../support/releases";

/** A release goes to and fro between two people, out, and is put right when it is out. */

test.describe.configure({ timeout: 180_000 });

for (const language of ["en", "ar"] as const) {
  const t = wordsOf(language);
  const names = (code: "en" | "ar") => ({ language: t(`languages.${code}`) });

  test(`two people send a release to and fro until it is approved, in ${language}`, async ({ site, ctx, browser }) => {
    const { id } = await draft(ctx());
    const open = async (name: string, from: Browser) => {
      const context = await from.newContext({ viewport: desk });
      await enter(context, ctx(), site, { name, language, roles: ["editor"] });
      const page = await context.newPage();
      await page.goto(`${site.url}/desk/releases/${id}/edit`);
      await page1(page).locator(".writing").waitFor();
      return page;
    };
    const sara = await open("Sara Mahmoud", browser);
    await sara.getByRole("button", { name: t("editor.bar.submit") }).click();
    await expect(sara.locator(".relbar")).toContainText(t("state.release.in_review"));

    const noor = await open("Noor Karim", browser);
    await noor.getByRole("button", { name: t("editor.bar.decide") }).click();
    const decision = noor.getByRole("dialog", { name: t("editor.decision.title") });
    await decision.getByRole("button", { name: t("editor.decision.requestChanges") }).click();
    await expect(decision.getByRole("status")).toHaveText(t("editor.decision.reasonMissing"));
    await expectOpenToAll(noor);
    await decision.getByLabel(t("editor.decision.reason")).fill("The ferry has a name: please say it.");
    await decision.getByRole("button", { name: t("editor.decision.requestChanges") }).click();
    await expect(noor.locator(".relbar")).toContainText(t("state.release.changes_requested"));

    await sara.reload();
    await expect(sara.locator(".asked")).toContainText("The ferry has a name: please say it.");
    await expect(sara.locator(".asked")).toContainText("Noor Karim");
    await expectOpenToAll(sara);
    await page1(sara).getByRole("textbox", { name: "Headline" }).fill("The ferry Tigris Star resumes at Qayyarah");
    await sara.getByRole("button", { name: t("editor.bar.submit") }).click();
    await expect(sara.locator(".relbar")).toContainText(t("state.release.in_review"));
    await expect(sara.locator(".asked")).toHaveCount(0);

    await noor.reload();
    await noor.getByRole("button", { name: t("editor.bar.decide") }).click();
    for (const code of ["en", "ar"] as const) {
      await decision.getByRole("button", { name: t("editor.decision.approve", names(code)) }).click();
      const approved = t("editor.decision.approvedBy", { ...names(code), name: "Noor Karim" });
      await expect(decision.getByText(approved)).toBeVisible();
    }
    await expectOpenToAll(noor);
    await decision.getByRole("button", { name: t("editor.decision.close") }).click();
    await expect(noor.locator(".relbar")).toContainText(t("state.release.approved"));
    await expect(noor.getByRole("button", { name: t("editor.bar.publish") })).toBeVisible();
    expect((await getRelease(ctx(), id)).state).toBe("approved");

    await noor.getByRole("button", { name: t("editor.bar.more") }).click();
    await noor.getByRole("menuitem", { name: t("editor.bar.duplicate") }).click();
    await noor.waitForURL((url) => url.pathname.endsWith("/edit") && !url.pathname.includes(id));
    await expect(page1(noor).getByRole("textbox", { name: "Headline" })).toHaveValue(
      "The ferry Tigris Star resumes at Qayyarah",
    );
    await expect(noor.locator(".relbar")).toContainText(t("state.release.draft"));
    await sara.context().close();
    await noor.context().close();
  });

  test(`what is public is corrected with a note in both languages, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    await page.setViewportSize(desk);
    const { id, slug } = await draft(ctx());
    await publishRelease(ctx(), { id });
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    // What is out stays as it is while a working text is written.
    await page1(page).locator(".closed").getByRole("button", { name: "Edit" }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("editor.unlock.do") })
      .click();
    await page1(page).getByRole("textbox", { name: "Headline" }).fill("Ferry service resumes, twice a day");
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();
    const english = `${site.url}/en/news/${slug}`;
    expect(await (await page.request.get(english)).text()).not.toContain("twice a day");

    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await page.getByLabel(t("publish.note", names("en")), { exact: true }).fill("The headline lacked the timetable.");
    await page.getByLabel(t("publish.note", names("ar")), { exact: true }).fill("لم يذكر العنوان المواعيد.");
    await expectOpenToAll(page);
    await page.getByRole("button", { name: t("publish.correct"), exact: true }).click();
    await expect(page.getByRole("heading", { name: t("publish.corrections") })).toBeVisible();
    await expect(page.getByText("لم يذكر العنوان المواعيد.")).toBeVisible();
    await expect
      .poll(async () => (await page.request.get(english)).text())
      .toMatch(/twice a day[\s\S]*The headline lacked the timetable/);
    await expectOpenToAll(page);
  });

  test(`a further language is begun beside the first, in ${language}`, async ({ site, ctx, page, context }) => {
    await page.setViewportSize(desk);
    const { id } = await draft(ctx(), undefined, null);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    await expectOpenToAll(page);
    await page2(page)
      .getByRole("button", { name: t("editor.add", names("ar")) })
      .click();
    await page2(page).getByRole("textbox", { name: "العنوان", exact: true }).fill("عودة العبّارة");
    await page2(page).locator(".writing").click();
    await page.keyboard.type("نقلت العبّارة 240 راكباً.");
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();
    const arabic = (await getRelease(ctx(), id)).versions.find((version) => version.language === "ar");
    expect(arabic?.headline).toBe("عودة العبّارة");
    expect(JSON.stringify(arabic?.document)).toContain("نقلت العبّارة 240 راكباً.");
  });
}
