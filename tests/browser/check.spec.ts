import type { Locator, Page } from "@playwright/test";
import { water } from "@/db/sample/water";
import { removeGlossaryEntry, saveGlossaryEntry } from "@/domain/records/glossary";
import { listGlossary } from "@/domain/records/queries";
import { getRelease } from "@/domain/releases/queries";
import { expect, test } from "../fixtures";
import { desk, page1, page2, phone, saved } from "../support/book";
import { enter } from "../support/desk";
import { foundingRelease } from "../support/founding";
import { wordsOf } from "../support/interface-words";
import { draftOf } from "../support/newsroom";
import { complaintsOf, expectOpenToAll } from "../support/open-to-all";

/** The founding document, from the file to the public: what the check finds in it is settled on the desk. */

test.describe.configure({ timeout: 180_000 });

const founding = foundingRelease();
/** A space that does not break stands in it, as the web page put it there. */
const placeholder = /\[email\sprotected\]/;
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString());

for (const language of ["en", "ar"] as const) {
  const t = wordsOf(language);

  test(`the founding document is settled and published, in ${language}`, async ({ site, ctx, page, context }) => {
    test.skip(!founding, "the founding document is not beside the repository");
    const said = complaintsOf(page);
    await page.setViewportSize(desk);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/new`);
    await page.getByRole("link", { name: t("importer.paste") }).click();
    await page.getByLabel(t("importer.pasteHere")).fill(founding ?? "");
    await page.getByRole("button", { name: t("importer.takeApart") }).click();
    await page.getByRole("button", { name: t("importer.keep") }).click();
    await page.waitForURL(/\/edit$/);
    const id = new URL(page.url()).pathname.split("/").at(-2) ?? "";
    await page1(page).locator(".writing").waitFor();

    const toggle = page.getByRole("button", { name: t("editor.bar.preflight") });
    await toggle.click();
    const panel = page.getByRole("complementary", { name: t("panel.title") });
    const finding = (code: "number_mismatch" | "phone_malformed" | "email_placeholder") =>
      panel.getByRole("listitem").filter({ hasText: t(`editor.title.${code}`) });
    const mustFix = panel.locator("details").first().getByRole("listitem");
    await expect(mustFix).toHaveCount(4);
    await expect(panel).toContainText(t("panel.level", { level: 14, all: 16 }));
    await expectOpenToAll(page);

    // Each leads to its characters, in the page that says them.
    const jump = t("panel.jump");
    await finding("number_mismatch").getByRole("button", { name: jump }).click();
    await expect.poll(() => selected(page)).toBe("30");
    await expect(page1(page).locator(".writing .hit.on")).toHaveText("30");
    await expect(page2(page).locator(".writing .hit.on")).toHaveText("43");
    await finding("email_placeholder").first().getByRole("button", { name: jump }).press("Enter");
    await expect.poll(() => selectedInField(page)).toMatch(placeholder);
    await finding("email_placeholder").last().getByRole("button", { name: jump }).click();
    await expect.poll(() => selectedInField(page)).toMatch(placeholder);
    await finding("phone_malformed").getByRole("button", { name: jump }).click();
    await expect.poll(() => selectedInField(page)).toBe("٧٥١٢٣٤٢٥٥٠ ٤٦٩+");
    await page.keyboard.press("Control+Alt+ArrowUp");
    await expect.poll(() => selectedInField(page)).not.toBe("٧٥١٢٣٤٢٥٥٠ ٤٦٩+");

    // Repaired, undone, repaired again.
    const contact = page2(page).locator("[data-block=contact] textarea");
    const repair = finding("phone_malformed").getByRole("button", { name: t("panel.repair") });
    const before = await contact.inputValue();
    await repair.click();
    await expect(finding("phone_malformed")).toHaveCount(0);
    await expect(contact).not.toHaveValue(before);
    await page
      .getByRole("button", { name: t("common.undo"), exact: true })
      .last()
      .click();
    await expect(contact).toHaveValue(before);
    await repair.click();
    await expect(finding("phone_malformed")).toHaveCount(0);
    await expect(mustFix).toHaveCount(3);

    // Called intended, by name and with a reason.
    await finding("number_mismatch")
      .getByRole("button", { name: t("panel.intended") })
      .click();
    const dialog = page.getByRole("dialog", { name: t("panel.intendedTitle") });
    await dialog.getByRole("button", { name: t("panel.intend") }).click();
    await expect(dialog.getByRole("status")).toHaveText(t("panel.reasonMissing"));
    await expectOpenToAll(page);
    await dialog.getByLabel(t("panel.reason")).fill("He counted what the first phase had built.");
    await dialog.getByRole("button", { name: t("panel.intend") }).click();
    await expect(dialog).toHaveCount(0);
    await expect(mustFix).toHaveCount(2);
    const unfold = () =>
      panel
        .locator("summary")
        .filter({ hasText: t("panel.settled") })
        .click();
    await unfold();
    const settled = panel.getByRole("listitem").filter({ has: page.locator("blockquote") });
    await expect(settled).toContainText("He counted what the first phase had built.");
    await expect(settled).toContainText("Sara Mahmoud");
    await expectOpenToAll(page);
    // Taken back, and set aside again.
    await settled.getByRole("button", { name: t("panel.takeBack") }).click();
    await expect(settled).toHaveCount(0);
    await finding("number_mismatch")
      .getByRole("button", { name: t("panel.intended") })
      .click();
    await dialog.getByLabel(t("panel.reason")).fill("Thirty is what Germany paid for.");
    await dialog.getByRole("button", { name: t("panel.intend") }).click();
    await expect(mustFix).toHaveCount(2);

    // The dismissal lapses with the text that it was given for, and holds again when that text is back.
    const arabic = page2(page).locator(".writing");
    await unfold();
    await settled.getByRole("button", { name: jump }).click();
    await expect.poll(() => selected(page)).toBe("30");
    await page.keyboard.type("31");
    await expect(mustFix).toHaveCount(3);
    await expect(settled).toHaveCount(0);
    await finding("number_mismatch")
      .getByRole("button", { name: t("panel.inBoth", { value: "43" }) })
      .click();
    await expect(mustFix).toHaveCount(2);
    await expect(arabic).toContainText("43");

    // The placeholders are still there: nothing goes out.
    await expect(saved(page)).toBeVisible();
    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await expect(page.getByRole("heading", { name: t("publish.mustFix") })).toBeVisible();
    await expect(page.getByText(t("publish.disabledFix"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("publish.submitNow") })).toBeDisabled();
    await expectOpenToAll(page);
    await page
      .getByRole("link", { name: t("publish.toPlace") })
      .first()
      .click();
    await expect.poll(() => selectedInField(page)).toMatch(placeholder);
    for (const own of [page1, page2]) {
      const line = own(page).locator("[data-block=contact] textarea");
      await line.fill((await line.inputValue()).replace(placeholder, "sandra.black@iraq.example"));
    }
    await toggle.click();
    await expect(panel).toContainText(t("panel.allLevel", { level: 16, all: 16 }));
    await expectOpenToAll(page);
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();

    await page.goto(`${site.url}/desk/releases/${id}/publish`);
    await page.getByRole("button", { name: t("publish.submitNow") }).click();
    await expect.poll(async () => (await getRelease(ctx(), id)).state).toBe("published");
    expect(said).toEqual([]);
  });
}

/** The same release with another number in its Arabic headline, and a fund that the glossary knows by another name. */
const differing = {
  ...water.texts,
  ar: water.texts.ar && { ...water.texts.ar, headline: "المياه الصالحة للشرب تعود إلى 44 قرية في نينوى والأنبار" },
};

for (const language of ["en", "ar"] as const) {
  const t = wordsOf(language);

  test(`a headline is put right and back, and a name kept in the glossary, by keyboard, in ${language}`, async ({
    site,
    ctx,
    page,
    context,
  }) => {
    const said = complaintsOf(page);
    await page.setViewportSize(desk);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const { id: term } = await saveGlossaryEntry(ctx(), {
      kind: "term",
      names: { en: ["Tigris Recovery Fund"], ar: ["صندوق إنعاش دجلة"] },
    });
    const { id } = await draftOf(ctx(), differing);
    await enter(context, ctx(), site, { language });
    await page.goto(`${site.url}/desk/releases/${id}/edit`);
    const headline = page2(page).getByRole("textbox", { name: "العنوان", exact: true });
    await headline.waitFor();
    await page.getByRole("button", { name: t("editor.bar.preflight") }).click();
    const panel = page.getByRole("complementary", { name: t("panel.title") });
    const press = async (target: Locator, key: string) => {
      await target.focus();
      await page.keyboard.press(key);
    };

    const written = await headline.inputValue();
    const item = panel.getByRole("listitem").filter({ hasText: "44" });
    await press(item.getByRole("button", { name: t("panel.jump") }), "Enter");
    await expect.poll(() => selectedInField(page)).toMatch(/^4[34]$/);
    const take = item.getByRole("button", { name: t("panel.inBoth", { value: "43" }) });
    const undo = page.getByRole("button", { name: t("common.undo"), exact: true }).last();
    await press(take, "Enter");
    await expect(headline).toHaveValue(written.replace("44", "43"));
    await expect(item).toHaveCount(0);
    await press(undo, "Enter");
    await expect(headline).toHaveValue(written);
    await press(take, "Space");
    await expect(headline).toHaveValue(written.replace("44", "43"));
    await expect(saved(page)).toBeVisible();
    // What was written since is not taken back with it.
    await headline.press("End");
    await headline.pressSequentially("!");
    await press(undo, "Enter");
    await expect(headline).toHaveValue(`${written.replace("44", "43")}!`);

    const notes = panel.locator("details").filter({ hasText: t("state.severity.info") });
    await press(notes.locator("summary"), "Enter");
    const unknown = notes.getByRole("listitem").filter({ hasText: "Tigris Recovery Fund" });
    const keep = unknown.getByRole("button", { name: t("panel.keepTerm") });
    const dialog = page.getByRole("dialog", { name: t("panel.keepTerm") });
    await press(keep, "Enter");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(keep).toBeFocused();
    await page.keyboard.press("Enter");
    const arabic = dialog.locator("[name='names.ar']");
    await expect(arabic).toHaveValue("صندوق إنعاش دجلة");
    await expect(arabic).toHaveAttribute("dir", "rtl");
    await expectOpenToAll(page);
    await arabic.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("صندوق دجلة للتعافي");
    await press(dialog.getByRole("button", { name: t("panel.keep"), exact: true }), "Enter");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(t("panel.termKept"))).toBeVisible();
    await expect(unknown).toHaveCount(0);
    const kept = (await listGlossary(ctx())).find((entry) => entry.id === term);
    expect(kept?.names.ar).toEqual(["صندوق إنعاش دجلة", "صندوق دجلة للتعافي"]);
    await removeGlossaryEntry(ctx(), { id: term });
    expect(said).toEqual([]);
  });
}

/** What is selected in a field inside the text. */
const selectedInField = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : null;
  });

test("on a phone the findings are a sheet that a jump puts away", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(phone);
  const { id } = await draftOf(ctx(), water.texts);
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await page1(page).locator(".writing").waitFor();
  await page.getByRole("button", { name: "Pre-flight" }).click();
  const sheet = page.getByRole("dialog", { name: "Pre-flight" });
  await expect(sheet.getByRole("listitem").filter({ hasText: "Numbers differ" })).toBeVisible();
  await expectOpenToAll(page);
  await sheet.getByRole("button", { name: "Jump there" }).first().click();
  await expect(sheet).toHaveCount(0);
  await expect(page.locator(".finding")).toBeVisible();
  expect(await selected(page)).toBe("30");
});

test("who may not edit a text is offered no way to set its findings aside", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(desk);
  const { id } = await draftOf(ctx(), water.texts);
  await enter(context, ctx(), site, { roles: ["sender"] });
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await page.getByRole("button", { name: "Pre-flight" }).click();
  const panel = page.getByRole("complementary", { name: "Pre-flight" });
  await expect(panel.getByRole("listitem").filter({ hasText: "Numbers differ" })).toBeVisible();
  await expect(panel.getByRole("button", { name: "Intended …" })).toHaveCount(0);
  await expect(panel.getByRole("button", { name: "43 in both" })).toBeDisabled();
});
