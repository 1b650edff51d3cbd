import { createList } from "@/domain/contacts/lists";
import { publishRelease } from "@/domain/publication/publish";
import { saveRules } from "@/domain/settings/save";
import { expect, test } from "../fixtures";
import { enter } from "../support/desk";
import { type Words, wordsOf } from "../support/interface-words";
import { look } from "../support/look";
import { codeOf } from "../support/one-time-code";
import { complaintsOf } from "../support/open-to-all";
import { goodPassword, signInAs } from "../support/people";
import { draft } from "../support/releases";
import { listOf } from "../support/sends";
import { startSite } from "../support/site";

/** Every screen on the way of a mail, before there is anything on it. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000, navigationTimeout: 30_000 });

test("an empty desk says what each room is for, in both languages", async ({
  browser,
  freshDatabase,
  dataFolder,
  ctx,
}) => {
  // A site of its own: other tests of this process have filled the shared one.
  const site = await startSite(freshDatabase.url, dataFolder);
  const desks = await Promise.all(
    (["en", "ar"] as const).map(async (language) => {
      const context = await browser.newContext();
      await enter(context, ctx(), site, { language });
      const page = await context.newPage();
      return { page, language, t: wordsOf(language), heard: complaintsOf(page) };
    }),
  );
  const see = async (path: string, heading: (t: Words) => string, name: string) => {
    for (const { page, language, t } of desks) {
      await page.goto(site.url + path);
      await expect(page.getByRole("heading", { name: heading(t) })).toBeVisible();
      await look(page, `${language}-empty-${name}`);
    }
  };
  await see("/desk", (t) => t("home.nothing"), "desk");
  await see("/desk/contacts", (t) => t("contacts.none"), "contacts");
  await see("/desk/lists", (t) => t("lists.none"), "lists");
  await see("/desk/reports", (t) => t("report.none"), "reports");
  const { id } = await draft(ctx());
  await see(`/desk/releases/${id}/audience`, (t) => t("audience.notReady"), "not-ready");
  await publishRelease(ctx(), { id });
  await see(`/desk/releases/${id}/audience`, (t) => t("audience.noLists"), "audience");
  await see(`/desk/releases/${id}/report`, (t) => t("report.noneOf"), "report");
  const list = await createList(ctx(), { name: "Baghdad desks" });
  await see(`/desk/lists/${list.id}`, () => "Baghdad desks", "list");
  await see(`/desk/releases/${id}/send/test`, (t) => t("send.testTitle"), "test");
  for (const { page, heard } of desks) {
    expect(heard).toEqual([]);
    await page.context().close();
  }
  await site.stop();
});

for (const language of ["en", "ar"] as const) {
  test(`who is left out is counted, and what cannot be read is said (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const { id } = await draft(ctx());
    await publishRelease(ctx(), { id });
    const name = `All ${language}`;
    await listOf(ctx(), name, [
      [`a@${language}.example`, "en"],
      [`b@${language}.example`, "ar"],
      [`c@${language}.example`, "fr"],
    ]);
    await listOf(ctx(), `Rivals ${language}`, [[`b@${language}.example`, "ar"]]);
    await page.goto(`${site.url}/desk/releases/${id}/audience`);
    const total = page.locator(".led .tot dd");
    await page.getByRole("checkbox", { name }).first().check();
    await expect(total).toHaveText("3");
    await page.getByRole("radio", { name: t("audience.othersSkip") }).check();
    await expect(total).toHaveText("2");
    await page.getByText(t("audience.leaveOutLists")).click();
    await page
      .locator("details")
      .getByRole("checkbox", { name: `Rivals ${language}` })
      .check();
    await expect(total).toHaveText("1");
    await page.getByLabel(t("audience.leaveOut"), { exact: true }).fill(`A@${language}.example nobody`);
    await expect(total).toHaveText("0");
    await look(page, `${language}-audience-left-out`);
    await page.getByLabel(t("audience.leaveOut"), { exact: true }).fill("nobody");
    await expect(total).toHaveText("1");
    await page.getByRole("button", { name: t("audience.next") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.email-invalid"));
    await expect(page.getByLabel(t("audience.leaveOut"), { exact: true })).toHaveValue("nobody");
    await look(page, `${language}-audience-refused`);
    await page.getByLabel(t("audience.leaveOut"), { exact: true }).fill("");
    await page.getByRole("button", { name: t("audience.next") }).click();
    await page.waitForURL(/\/send\/test/);
  });

  test(`where a second factor is demanded, an admin turns it on before the desk opens (${language})`, async ({
    page,
    context,
    site,
    ctx,
  }) => {
    const t = wordsOf(language);
    const rules = { twoPairsOfEyes: false, senderIsNotApprover: false };
    await saveRules(ctx(), { ...rules, demandsSecondFactor: true });
    try {
      await signInAs(context, site.url, ctx(), ["admin"], { language });
      await page.goto(`${site.url}/desk/settings`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("signIn.factorTitle"));
      await look(page, `${language}-factor`);
      await page.getByLabel(t("profile.current")).fill(goodPassword);
      await page.getByRole("button", { name: t("profile.factorBegin") }).click();
      const href = await page.getByRole("link", { name: t("profile.openApp") }).getAttribute("href");
      await page.getByLabel(t("profile.confirmCode")).fill(codeOf(href ?? ""));
      await page.getByRole("button", { name: t("profile.confirm") }).click();
      await page.waitForURL(/\/desk$/);
      await page.goto(`${site.url}/desk/settings/rules`);
      await expect(page.getByRole("checkbox", { name: t("settings.demandsFactor") })).toBeChecked();
    } finally {
      await saveRules(ctx(), { ...rules, demandsSecondFactor: false });
    }
  });
}
