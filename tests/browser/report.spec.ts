import { sql } from "drizzle-orm";
import { importContacts } from "@/domain/contacts/import";
import { getListIds } from "@/domain/contacts/queries";
import type { Ctx } from "@/domain/context";
import { expect, test } from "../fixtures";
import { enter } from "../support/desk";
import { look } from "../support/look";
import { published, readySend } from "../support/sends";

/** The report of a send on which everything happened. */

test.describe.configure({ timeout: 180_000 });

const outlets = ["Al-Nahrain Daily", "Gulf Wire", "Radio Dijla Voice", ""];
const domains = ["gmail.com", "yahoo.com", "the-long-named-radio-of-the-south.dijla.example"];

async function eventfulSend(ctx: Ctx, place: string, apart = "20 seconds"): Promise<{ id: string; releaseId: string }> {
  const rows = Array.from({ length: 60 }, (_, i) =>
    [`${place}${i}@${domains[i % 3]}`, ["ar", "en", "ar+en"][i % 3], `Reader ${i}`, outlets[i % 4]].join(","),
  );
  await importContacts(ctx, { bytes: Buffer.from(["email,language,name,outlet", ...rows].join("\n")), list: place });
  const releaseId = await published(ctx);
  const id = await readySend(ctx, [], { releaseId, listIds: await getListIds(ctx, [place]) });
  await ctx.db.execute(sql`
    update sends set state = 'completed', started_at = now() - interval '40 minutes', date_header = now(),
      finished_at = now() where id = ${id}
  `);
  await ctx.db.execute(sql`
    with numbered as (select id, slice_id, row_number() over (order by id) as n from deliveries where send_id = ${id}),
    fate as (update deliveries d set
      state = case when n % 10 = 3 then 4 when n % 20 = 7 then 5 when n = 12 then 6 else 3 end,
      smtp_code = case when n % 10 = 3 then 550 else 250 end, smtp_text = case when n % 10 = 3 then '550 5.1.1 <reader@the-long-named-radio-of-the-south.dijla.example>: no such user' else '250 ok' end,
      accepted_at = now() - interval '40 minutes' + n * interval '20 seconds'
      from numbered where numbered.id = d.id returning d.id, d.slice_id, d.state, n)
    insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
    select now() - 120 * ${apart}::interval + n * ${apart}::interval, slice_id, id,
      (case state when 4 then 'rejected' else 'accepted' end)::delivery_event_kind, 'test', ${place} || id from fate where state in (3, 4)
    union all select now() - interval '38 minutes' + n * interval '15 seconds', slice_id, id, 'deferred', 'test', ${place} || 'd' || id
      from fate where n % 6 = 0
    union all select now() - interval '20 minutes' + n * interval '10 seconds', slice_id, id, 'bounce_hard', 'test', ${place} || 'b' || id
      from fate where n % 15 = 0
  `);
  return { id, releaseId };
}

for (const language of ["en", "ar"] as const) {
  test(`a report tells what became of every mail, drawn and as a table (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const { id, releaseId } = await eventfulSend(ctx(), `eventful-${language}`);
    await page.goto(`${site.url}/desk/releases/${releaseId}/report?send=${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("report.title"));

    // One drawing is shown at each size, and says what it is; the table beneath says the same.
    await expect(page.getByRole("img", { name: t("timeline.chart") })).toHaveCount(1);
    const told = await page.locator("svg.chart.max-sm\\:hidden rect").count();
    expect(told).toBeGreaterThan(20);
    await page.getByText(t("timeline.asTable")).click();
    const minutes = page.getByRole("table", { name: t("timeline.minute") });
    const cells = await minutes.locator("tbody tr td:nth-child(2)").allTextContents();
    const accepted = cells.reduce((sum, cell) => sum + Number(cell), 0);
    await expect(page.locator(".figs .fig").first()).toContainText(String(accepted));
    for (const title of ["report.byLanguage", "breakdown.byOutlet", "breakdown.byLane"] as const) {
      await expect(
        page
          .getByRole("table", { name: t(title) })
          .locator("tr.total td")
          .nth(1),
      ).toHaveText("60");
    }
    await look(page, `${language}-report-eventful`);
    // On a phone no column is out of sight.
    const before = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const table of await page.locator(".tbwrap").all())
      expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    if (before) await page.setViewportSize(before);
    await page.emulateMedia({ forcedColors: "active" });
    const folder = process.env.BAYAN_PICTURES;
    if (folder) await page.screenshot({ path: `${folder}/${language}-report-forced.png` });
    await page.emulateMedia({ forcedColors: "none", media: "print", colorScheme: "dark" });
    if (folder) await page.screenshot({ path: `${folder}/${language}-report-print.png` });
    await page.emulateMedia({ media: "screen", colorScheme: "light" });

    await page.getByRole("searchbox").last().fill("gulf wire");
    await page.keyboard.press("Enter");
    await page.waitForURL(/text=gulf/);
    await expect(page.getByRole("table", { name: t("report.everyone") }).locator("tbody tr")).toHaveCount(15);
  });
}

for (const language of ["en", "ar"] as const) {
  test(`a send that stopped by itself waits on the desk, and its figures are for everyone (${language})`, async ({
    page,
    context,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const { id, releaseId } = await eventfulSend(ctx(), `stopped-${language}`, "30 minutes");
    await ctx().db.execute(
      sql`update sends set state = 'paused', reason = 'refusals', finished_at = null where id = ${id}`,
    );
    await ctx().db.execute(sql`
      update deliveries set state = 2, due_at = now() + interval '10 minutes' where send_id = ${id} and state = 6
    `);
    await page.goto(`${site.url}/desk`);
    // The newest stands first.
    const row = page
      .locator(".wt")
      .filter({ hasText: t("waitingSend.paused") })
      .first();
    await expect(row).toBeVisible();
    await look(page, `${language}-desk-waiting`);
    await row.getByRole("link", { name: t("home.open") }).click();
    await page.waitForURL(new RegExp(`/send\\?send=${id}`));

    await page.goto(`${site.url}/desk/releases/${releaseId}/report`);
    await expect(page.locator(".figs")).toContainText(t("deferredMail.whenResumed"));
    await expect(page.getByText(t("deferredMail.standsStill"))).toBeVisible();
    const everyone = page.getByRole("table", { name: t("report.everyone") });
    await expect(everyone.getByText(t("deferredMail.resumed")).filter({ visible: true })).toHaveCount(1);
    await page.getByLabel(t("report.state"), { exact: true }).selectOption("bounced");
    await page
      .getByRole("button", { name: t("common.find") })
      .last()
      .click();
    await page.waitForURL(/state=bounced/);
    await expect(everyone.locator("tbody tr")).toHaveCount(4);
    await expect(everyone.getByText(t("state.delivery.bounced"))).toHaveCount(4);
    await look(page, `${language}-report-stopped`);

    await context.clearCookies();
    await enter(context, ctx(), site, { roles: ["viewer"], language, name: "Huda Salim" });
    await page.goto(`${site.url}/desk/reports`);
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page.locator(".figs .fig").first()).toContainText("60");
    await expect(page.getByRole("table", { name: t("breakdown.byOutlet") })).toBeVisible();
    await expect(everyone).toHaveCount(0);
    await expect(page.getByRole("link", { name: t("report.csv"), exact: true })).toHaveCount(0);
    await expect(page.getByText(/stopped-\w+\d+@/)).toHaveCount(0);
    expect((await page.request.post(`${site.url}/desk/releases/${releaseId}/report/csv`)).status()).toBe(403);
  });
}

test("from a later page of the reports and of the recipients one comes back to the first", async ({
  page,
  site,
  ctx,
  desk,
}) => {
  const { t } = await desk("en");
  const rows = Array.from({ length: 101 }, (_, i) => [`paged${i}@dijla.example`] as [string]);
  const id = await readySend(ctx(), rows);
  const columns = sql.raw("release_id, language_rule, from_email, reply_to, identity_key, created_by_name");
  await ctx().db.execute(sql`
    insert into sends (state, idempotency_key, created_at, ${columns})
    select 'cancelled', 'paged-' || n, created_at - n * interval '1 hour', ${columns}
    from sends, generate_series(1, 50) n where id = ${id}
  `);
  const [row] = await ctx().db.execute<{ release_id: string }>(sql`select release_id from sends where id = ${id}`);
  const pages = page.getByRole("navigation", { name: t("common.pages") });
  for (const address of ["/desk/reports", `/desk/releases/${row?.release_id}/report?send=${id}`]) {
    await page.goto(site.url + address);
    await expect(pages.getByRole("link", { name: t("common.firstPage") })).toHaveCount(0);
    await pages.getByRole("link", { name: t("common.next") }).click();
    await page.waitForURL(/after=/);
    await pages.getByRole("link", { name: t("common.firstPage") }).click();
    await page.waitForURL((url) => !url.searchParams.has("after"));
  }
});
