import { listClicks } from "@/domain/distribution/counted-links";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { listOf, published, readySend } from "../support/sends";

/** Clicks are counted where somebody asked for it, for the whole send. */

test.describe.configure({ timeout: 120_000 });

const person = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

for (const language of ["en", "ar"] as const) {
  test(`a link counts whoever follows it, scanners apart, and tells the report (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const releaseId = await published(ctx());
    const listId = await listOf(ctx(), `Counted ${language}`, [[`a@counted-${language}.example`, "en"]]);
    await page.goto(`${site.url}/desk/releases/${releaseId}/audience?listIds[]=${listId}`);
    const box = page.getByRole("checkbox", { name: t("audience.clicks") });
    await expect(box).not.toBeChecked();
    await look(page, `${language}-audience-clicks`);

    const id = await readySend(ctx(), [], { releaseId, listIds: [listId], tracksClicks: true });
    await page.goto(`${site.url}/desk/releases/${releaseId}/send?send=${id}`);
    await expect(page.getByText(t("clicks.gate"))).toBeVisible();
    const [mail] = await ctx().db.execute<{ text: string }>(`select text from send_templates where send_id = '${id}'`);
    const address = /\/c\/[\w.-]+/.exec(mail?.text ?? "")?.[0] ?? "";
    const ask = (method: string, headers: Record<string, string>) =>
      page.request.fetch(site.url + address, { method, headers, maxRedirects: 0 });
    for (const headers of [
      { "user-agent": person },
      { "user-agent": "curl/8" },
      { "user-agent": person, purpose: "prefetch" },
    ]) {
      const reply = await ask("GET", headers as Record<string, string>);
      expect(reply.status()).toBe(302);
      expect(reply.headers().location).toMatch(/\/en\/news\//);
      expect(reply.headers()["set-cookie"]).toBeUndefined();
      expect(reply.headers()["cache-control"]).toContain("no-store");
    }
    expect((await ask("HEAD", { "user-agent": person })).status()).toBe(302);
    expect((await ask("POST", { "user-agent": person })).status()).toBe(405);
    expect((await fetch(`${site.url}/c/https:%2F%2Fevil.example`, { redirect: "manual" })).status).toBe(404);
    expect(await listClicks(ctx(), id)).toMatchObject([{ people: 1, machines: 2 }]);

    await page.goto(`${site.url}/desk/releases/${releaseId}/report?send=${id}`);
    await expect(
      page
        .getByRole("table", { name: t("clicks.title") })
        .locator("tbody td")
        .nth(1),
    ).toHaveText("1");
    await look(page, `${language}-report-clicks`);
  });
}
