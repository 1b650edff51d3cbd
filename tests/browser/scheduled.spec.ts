import { sql } from "drizzle-orm";
import { formatDateTime } from "@/base/locale";
import { zoneCity } from "@/base/zone";
import { getSend } from "@/domain/distribution/queries";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { goodPassword } from "../support/people";
import { readySend } from "../support/sends";

/** A send at a time of its own, made on the desk: chosen, read aloud, waited for, moved and taken off. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

const zone = "Asia/Baghdad";
const nine = "T06:00:00Z";

for (const language of ["en", "ar"] as const) {
  test(`a send is scheduled, moved to another day, and taken off the clock (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t, heard } = await desk(language);
    await ctx().db.execute(sql`update sessions set stepped_up_at = now()`);
    const id = await readySend(ctx(), [[`r@hour-${language}.example`, "en"]]);
    const { releaseId } = await getSend(ctx(), id);
    const says = (at: Date) =>
      t("send.atTime", { time: formatDateTime(at, language, zone), zone: zoneCity(zone, language) });
    const day = async (digits: string) => {
      await page.locator(".field.date [data-type=day]").click();
      await page.keyboard.type(digits);
    };
    await page.goto(`${site.url}/desk/releases/${releaseId}/send?send=${id}`);
    const proof = page.getByLabel(t("send.stepUp"));
    if (await proof.isVisible()) await proof.fill(goodPassword);
    await page.getByRole("radio", { name: t("sendTime.at") }).check();
    // An hour that is over is refused in words, and what was chosen stays.
    await day("30112019");
    await page.getByRole("button", { name: t("send.scheduleTo", { count: "1" }) }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(t("refusal.time-past"));
    await day("30112039");
    await expect(page.locator("p.say")).toContainText(says(new Date(`2039-11-30${nine}`)));
    await look(page, `${language}-when`);
    if (await proof.isVisible()) await proof.fill(goodPassword);
    await page.getByRole("button", { name: t("send.scheduleTo", { count: "1" }) }).click();

    await expect(page.getByText(t("sendTime.change"))).toBeVisible();
    expect(await getSend(ctx(), id)).toMatchObject({ state: "scheduled", scheduledAt: new Date(`2039-11-30${nine}`) });
    await expect(page.locator("p.say")).toContainText(says(new Date(`2039-11-30${nine}`)));
    await expect(page.locator(".hold")).toContainText(formatDateTime(new Date(`2039-11-30${nine}`), language, zone));
    await page.getByText(t("sendTime.change")).click();
    await day("01122039");
    await look(page, `${language}-scheduled`);
    await page.getByRole("button", { name: t("sendTime.save") }).click();
    await expect(page.locator("p.say")).toContainText(says(new Date(`2039-12-01${nine}`)));
    expect((await getSend(ctx(), id)).scheduledAt).toEqual(new Date(`2039-12-01${nine}`));

    await page.getByRole("button", { name: t("send.cancelHold") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("send.cancelledNone"));
    expect((await getSend(ctx(), id)).state).toBe("cancelled");
    expect(heard).toEqual([]);
  });
}
