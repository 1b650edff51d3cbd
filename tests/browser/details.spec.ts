import type { Page } from "@playwright/test";
import { publishRelease } from "@/domain/publication/publish";
import { getRelease } from "@/domain/releases/queries";
import { expect, test } from "../fixtures";
import { desk, openBook, page1, phone } from "../support/book";
import { enter } from "../support/desk";
import { wordsOf } from "../support/interface-words";
import { look } from "../support/look";
import { complaintsOf } from "../support/open-to-all";
import { goodPassword } from "../support/people";
import { arabic, draft, english } from "../support/releases";
import { people, readySend } from "../support/sends";

/** What lists and mailboxes show of a release, and what a refusal shows of a release that is not settled. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

const toRight = ["نقلت العبّارة 250 راكباً في يومها الأول."];
const field = (page: Page, language: string, name: string) =>
  page.locator(`[data-details=${language}] [data-field=${name}] textarea`);

for (const language of ["en", "ar"] as const) {
  const t = wordsOf(language);

  test(`subject, preheader and summary are written, measured and kept, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    const said = complaintsOf(page);
    const { id } = await draft(ctx());
    await enter(context, ctx(), site, { language });
    await openBook(page, site, id);
    await page.getByRole("button", { name: t("editor.bar.details"), exact: true }).click();
    const drawer = page.getByRole("dialog", { name: t("editor.details.title") });

    // A blank field shows what stands in its place, each language in its own direction.
    await expect(field(page, "en", "mailSubject")).toHaveAttribute("placeholder", english[0] ?? "");
    await expect(field(page, "ar", "mailSubject")).toHaveAttribute("placeholder", arabic[0] ?? "");
    await expect(field(page, "ar", "summary")).toHaveAttribute("placeholder", arabic[1] ?? "");
    await expect(field(page, "ar", "summary")).toHaveCSS("direction", "rtl");
    await expect(field(page, "en", "summary")).toHaveCSS("direction", "ltr");

    await field(page, "en", "mailSubject").fill("Ferry at Qayyarah ".repeat(7).trim());
    await expect(drawer.getByText("125 / 110")).toBeVisible();
    await field(page, "en", "mailSubject").press("Enter");
    await expect(field(page, "en", "preheader")).toBeFocused();
    await page.keyboard.type("A crossing in ten minutes");
    await field(page, "ar", "summary").fill("عبّارة جديدة على دجلة");
    await page.keyboard.press("Control+s");
    await expect(drawer.locator('.saved[data-status="saved"]')).toBeVisible();
    const kept = async (lang: string) => (await getRelease(ctx(), id)).versions.find((one) => one.language === lang);
    expect(await kept("en")).toMatchObject({ preheader: "A crossing in ten minutes" });
    expect(await kept("ar")).toMatchObject({ summary: "عبّارة جديدة على دجلة", mailSubject: "" });
    await look(page, `${language}-details`);
    await page.keyboard.press("Escape");
    await expect(drawer).toHaveCount(0);

    // The pre-flight quotes what is cut, and leads to it.
    await page.getByRole("button", { name: t("editor.bar.preflight") }).click();
    const panel = page.getByRole("complementary", { name: t("panel.title") });
    const title = t("editor.title.length_over", { field: t("editor.field.mailSubject") });
    const finding = panel.getByRole("listitem").filter({ hasText: title });
    await expect(finding).toContainText("Ferry at Qayyarah Ferry");
    await expect(finding).toContainText(t("editor.says.length_over", { count: 125, limit: 110 }));
    await look(page, `${language}-length`);
    await finding.getByRole("button", { name: t("panel.jump") }).press("Enter");
    await expect(field(page, "en", "mailSubject")).toBeFocused();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Ferry returns to Qayyarah");
    await page.keyboard.press("Escape");
    await expect(finding).toHaveCount(0);
    await expect.poll(async () => (await kept("en"))?.mailSubject).toBe("Ferry returns to Qayyarah");
    await page.reload();
    await page.getByRole("button", { name: t("editor.bar.details"), exact: true }).click();
    await expect(field(page, "en", "mailSubject")).toHaveValue("Ferry returns to Qayyarah");
    expect(said).toEqual([]);
  });

  test(`a refused publication and a refused send name what is open and lead there, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    const said = complaintsOf(page);
    await page.setViewportSize(desk);
    await enter(context, ctx(), site, { language });

    // The embargo that is set contradicts the text: nobody could know before it was chosen.
    const embargo = "Embargoed until 30 November 2016. The ferry carried 240 passengers on its first day.";
    const arabicEmbargo = `محظور النشر حتى 30 تشرين الثاني 2016. ${arabic[1]}`;
    const { id } = await draft(ctx(), [english[0] ?? "", embargo], [arabic[0] ?? "", arabicEmbargo]);
    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await page.getByRole("radio", { name: t("publish.atTime") }).check();
    await page.getByRole("checkbox", { name: t("publish.embargo") }).check();
    await page.locator("button[type=submit][data-primary]").click();
    const open = page.locator(".toldfindings > li");
    const contradicts = open.filter({ hasText: t("editor.title.embargo_contradicts") });
    await expect(contradicts).toHaveCount(2);
    await expect(contradicts.locator("mark")).toHaveText(["30 November 2016", "30 تشرين الثاني 2016"]);
    await expect(contradicts.first()).toContainText(t("editor.says.embargo_contradicts"));
    await look(page, `${language}-publish-refused`);
    // Of the embargo that was not set the editor knows nothing; the link knows the place.
    const selected = () => page.evaluate(() => document.getSelection()?.toString());
    await contradicts.getByRole("link").first().press("Enter");
    await expect.poll(selected).toBe("30 November 2016");
    // The operator set it all the same: the text is closed, its place is shown, and the schedule is where to change it.
    await publishRelease(ctx(), { id, at: new Date(Date.now() + 86_400_000), underEmbargo: true });
    await page.reload();
    await page.getByRole("button", { name: t("editor.bar.preflight") }).press("Enter");
    const panel = page.getByRole("complementary", { name: t("panel.title") });
    const closed = panel.getByRole("listitem").filter({ hasText: t("editor.title.embargo_contradicts") });
    await closed
      .last()
      .getByRole("button", { name: t("panel.jump") })
      .press("Enter");
    await expect.poll(selected).toBe("30 تشرين الثاني 2016");
    await closed
      .last()
      .getByRole("link", { name: t("panel.schedule") })
      .press("Enter");
    await page.waitForURL(/\/publish$/);

    // The operator let out a number that differs: a person does not send it.
    const { id: releaseId } = await draft(ctx(), english, [arabic[0] ?? "", ...toRight]);
    await publishRelease(ctx(), { id: releaseId });
    const send = await readySend(ctx(), people(1), { releaseId });
    await page.goto(`${site.url}/desk/releases/${releaseId}/send?send=${send}`);
    const proof = page.getByLabel(t("send.stepUp"));
    await expect(page.getByRole("button", { name: t("send.sendTo", { count: "1" }) })).toBeVisible();
    if (await proof.isVisible()) await proof.fill(goodPassword);
    await page.getByRole("button", { name: t("send.sendTo", { count: "1" }) }).click();
    const differs = open.filter({ hasText: t("editor.title.number_mismatch") });
    await expect(differs.locator("mark")).toHaveText(["240", "250"]);
    await look(page, `${language}-send-refused`);
    await differs.getByRole("link", { name: t("common.toPlace") }).click();
    await expect(page1(page).locator(".writing .hit.on")).toHaveText("240");
    expect(said).toEqual([]);
  });
}

test("on a phone the details are reached from the menu", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(phone);
  const { id } = await draft(ctx());
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await page1(page).locator(".writing").waitFor();
  await page.getByRole("button", { name: "More to do with this release" }).click();
  await page.getByRole("menuitem", { name: "Details" }).click();
  await field(page, "ar", "preheader").fill("عشر دقائق إلى الضفة الأخرى");
  await page.keyboard.press("Escape");
  await expect
    .poll(async () => (await getRelease(ctx(), id)).versions.find((one) => one.language === "ar")?.preheader)
    .toBe("عشر دقائق إلى الضفة الأخرى");
});

test("a mail that would be cut off is weighed while one writes", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(desk);
  const sentence =
    "The ferry crosses from the old landing to the new one and back again before noon on every working day.";
  const long = Array(130).fill(Array(8).fill(sentence).join(" "));
  const { id } = await draft(ctx(), [...english, ...long], null);
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await page1(page).locator(".writing").waitFor();
  await page.getByRole("button", { name: "Pre-flight" }).click();
  const finding = page.getByRole("listitem").filter({ hasText: "The mail is large" });
  await expect(finding).toContainText("From 102,400 on Gmail cuts a mail off, so this one cannot be sent.");
  await expect(finding.getByRole("button", { name: "Jump there" })).toHaveCount(0);
  await page1(page).locator(".writing").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("The ferry is back.");
  await page.keyboard.press("Control+s");
  await expect(finding).toHaveCount(0);
});
