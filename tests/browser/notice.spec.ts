import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { goodPassword } from "../support/people";
import { change, listOf, published, untilState } from "../support/sends";

/** A mistake went out: it is corrected, and those who have it are told, and nobody else. */

test.describe.configure({ mode: "parallel", timeout: 240_000 });
test.use({ actionTimeout: 15_000 });

for (const language of ["en", "ar"] as const) {
  test(`those who have the earlier text are told of the correction (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const place = `told-${language}.example`;
    const listId = await listOf(ctx(), `Told ${language}`, [
      [`karim@${place}`, "ar"],
      [`helen@${place}`, "en"],
    ]);
    const releaseId = await published(ctx());
    const { id } = await createSend(ctx(), {
      releaseId,
      listIds: [listId],
      languageRule: "own",
      skipsOtherLanguages: false,
      idempotencyKey: `told-${language}`,
    });
    await freezeSend(ctx(), { id });
    await untilState(ctx, id, ["ready"]);
    await startSend(ctx(), { id });
    await untilState(ctx, id, ["completed"]);

    await change(ctx(), releaseId);
    await page.goto(`${site.url}/desk/releases/${releaseId}/publish`);
    const note = (one: "en" | "ar") => page.getByLabel(t("publish.note", { language: t(`languages.${one}`) }));
    await note("en").fill("The ferry carried 240 passengers.");
    await note("ar").fill("نقلت العبّارة 240 راكباً.");
    await page.getByRole("button", { name: t("publish.correct"), exact: true }).click();
    await expect(page.getByText(t("notice.have.correction", { count: 2 }))).toBeVisible();
    await look(page, `${language}-notice-offer`);
    await page.getByRole("button", { name: t("notice.prepare.correction", { count: 2 }) }).click();

    await page.waitForURL(/\/send\?send=/);
    await expect(page.getByText(t("notice.gate"))).toBeVisible({ timeout: 45_000 });
    await page.locator("summary").filter({ hasText: "تصحيح: " }).click();
    const mail = page.frameLocator(`iframe[title="${t("preparedMail.frame", { languages: t("languages.ar") })}"]`);
    await expect(mail.getByText("نقلت العبّارة 240 راكباً. (")).toBeVisible();
    await look(page, `${language}-notice-confirm`);
    const proof = page.getByLabel(t("send.stepUp"));
    if (await proof.isVisible()) await proof.fill(goodPassword);
    await page.getByRole("button", { name: t("send.sendTo", { count: "2" }) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("send.finishedTitle", { done: 2, total: 2 }), {
      timeout: 90_000,
    });
    const mine = site.sink.mails.filter(({ to }) => to[0] === `karim@${place}`);
    expect(mine).toHaveLength(2);
    expect(mine[1]?.parsed.subject).toMatch(/^تصحيح: /);
    expect(mine[1]?.parsed.text).toContain("نقلت العبّارة 240 راكباً.");

    await page.getByRole("link", { name: t("send.toReport") }).click();
    await expect(page.getByText(t("notice.all"))).toBeVisible();
    await look(page, `${language}-notice-report`);
  });
}
