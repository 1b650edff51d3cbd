import { sql } from "drizzle-orm";
import { importContacts } from "@/domain/contacts/import";
import { getListIds } from "@/domain/contacts/queries";
import type { Ctx } from "@/domain/context";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { published, readySend } from "../support/sends";

/** The report of a send on which everything happened. */

test.describe.configure({ timeout: 180_000 });

const outlets = ["Al-Nahrain Daily", "Gulf Wire", "Radio Dijla Voice", ""];
const domains = ["gmail.com", "yahoo.com", "dijla.example"];

async function eventfulSend(ctx: Ctx, place: string): Promise<{ id: string; releaseId: string }> {
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
      smtp_code = case when n % 10 = 3 then 550 else 250 end, smtp_text = case when n % 10 = 3 then '550 5.1.1 no such user' else '250 ok' end,
      accepted_at = now() - interval '40 minutes' + n * interval '20 seconds'
      from numbered where numbered.id = d.id returning d.id, d.slice_id, d.state, n)
    insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
    select now() - interval '40 minutes' + n * interval '20 seconds', slice_id, id,
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
