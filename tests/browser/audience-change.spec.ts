import { createSend } from "@/domain/distribution/create-send";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { listOf, published, readySend, untilState } from "../support/sends";

/** An audience that is not what it was: when it is chosen, and when it is confirmed. */

test("the choice of a send that was cancelled when its release changed is gone on with", async ({
  page,
  site,
  ctx,
  desk,
}) => {
  const { t } = await desk("en");
  const [kept, out] = [
    await listOf(ctx(), "Kept desks", [["k@kept.example"]]),
    await listOf(ctx(), "Left out desks", []),
  ];
  const releaseId = await published(ctx());
  await createSend(ctx(), {
    releaseId,
    listIds: [kept],
    leftOutListIds: [out],
    languageRule: "both",
    skipsOtherLanguages: true,
    tracksClicks: true,
    idempotencyKey: "kept-draft",
  });
  await page.goto(`${site.url}/desk/releases/${releaseId}/audience`);
  await expect(page.getByText(t("keptAudience.title"))).toBeVisible();
  await page.getByRole("link", { name: t("audience.goOn") }).click();
  await page.waitForURL(/sendId/);
  await expect(page.locator(".led .tot dd")).toHaveText("1");
  // The page stayed as it was: its fields must follow the choice that it counts.
  await expect(page.getByRole("checkbox", { name: "Kept desks" }).first()).toBeChecked();
  for (const [name, value] of [
    ["leftOutListIds[]", out],
    ["languageRule", "both"],
    ["skipsOtherLanguages", "1"],
    ["tracksClicks", "1"],
  ])
    await expect(page.locator(`input[name="${name}"][value="${value}"]`)).toBeChecked();
  await expect(page.getByText(t("keptAudience.title"))).toBeVisible();
});

for (const language of ["en", "ar"] as const) {
  test(`an audience that has changed is told before anything leaves (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t, heard } = await desk(language);
    const name = `changing-${language}`;
    const row = (n: number): [string] => [`r${n}@${name}.example`];
    const listId = await listOf(ctx(), name, [1, 2, 3].map(row));
    const sent = await readySend(ctx(), [], { listIds: [listId] });
    await startSend(ctx(), { id: sent });
    await untilState(ctx, sent, ["completed"]);
    await listOf(ctx(), name, [row(4)]);

    const releaseId = await published(ctx());
    await page.goto(`${site.url}/desk/releases/${releaseId}/audience`);
    await page.getByRole("checkbox", { name }).check();
    await expect(page.getByText(t("audienceChange.manyMore"))).toBeVisible();
    await look(page, `${language}-audience-last-use`);
    // While the page stands open somebody joins the list.
    await listOf(ctx(), name, [row(5)]);
    await page.getByRole("button", { name: t("audience.next") }).click();
    await page.waitForURL(/\/send\/test/);
    await page.getByRole("link", { name: t("send.toConfirm") }).click();
    await expect(page.getByText(t("audienceChange.more"))).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(t("audienceChange.shownSays", { before: 4, now: "5" }))).toBeVisible();
    await look(page, `${language}-confirm-changed`);
    // Chosen anew with the right number nothing is told, and a choice that is sent off at once was shown none.
    await page.getByRole("link", { name: t("send.back") }).click();
    await expect(page.locator(".led .tot dd")).toHaveText("5");
    await page.getByRole("button", { name: t("audience.next") }).click();
    await page.waitForURL(/\/send\/test/);
    await page.getByRole("link", { name: t("send.toConfirm") }).click();
    await expect(page.getByRole("button", { name: /5/ })).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(t("audienceChange.more"))).toBeHidden();
    expect(heard).toEqual([]);
  });
}
