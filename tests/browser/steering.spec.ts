import { eq, sql } from "drizzle-orm";
import { sends } from "@/db/schema/distribution";
import type { Ctx } from "@/domain/context";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { readySend, untilState } from "../support/sends";

/** A send that is under way: held up, gone on with, stopped, and what a person decides about. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

let lists = 0;
const readers = (n: number) => {
  const list = `s${++lists}`;
  return Array.from({ length: n }, (_, index) => [`r${index}@${list}.example`, index % 2 ? "ar" : "en"] as const);
};
const releaseOf = async (ctx: Ctx, id: string) => (await getSend(ctx, id)).releaseId;

for (const language of ["en", "ar"] as const) {
  test(`a send is paused, goes on, and its rest is stopped (${language})`, async ({ page, site, ctx, desk }) => {
    const { t, heard } = await desk(language);
    const id = await readySend(ctx(), readers(200));
    const goOn = site.sink.hold();
    await startSend(ctx(), { id });
    await page.goto(`${site.url}/desk/releases/${await releaseOf(ctx(), id)}/send?send=${id}`);
    // Some are in the relay's hands, which answers nothing; the others wait.
    await expect.poll(async () => (await getSend(ctx(), id)).counts.sending, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.getByRole("button", { name: t("send.pause") }).click();
    await expect(page.getByRole("button", { name: t("send.resume") })).toBeVisible();
    goOn();
    const paused = await untilState(ctx, id, ["paused"]);
    expect(paused.counts.accepted).toBeGreaterThan(0);
    expect(paused.counts.queued).toBeGreaterThan(0);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      t("send.pausedTitle", { done: paused.counts.accepted, total: 200 }),
    );
    await look(page, `${language}-paused`);

    const finish = site.sink.hold();
    await page.getByRole("button", { name: t("send.resume") }).click();
    await untilState(ctx, id, ["sending"]);
    await expect.poll(async () => (await getSend(ctx(), id)).counts.sending, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.getByRole("button", { name: t("send.stopRest", { count: "" }).replace("()", "").trim() }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await look(page, `${language}-stop`);
    await page.getByRole("button", { name: t("send.stopYes") }).click();
    await untilState(ctx, id, ["cancelling", "cancelled"]);
    finish();
    const stopped = await untilState(ctx, id, ["cancelled"]);
    expect(stopped.counts.accepted + stopped.counts.cancelled).toBe(200);
    expect(stopped.counts.cancelled).toBeGreaterThan(0);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      t("send.cancelledTitle", { done: stopped.counts.accepted, total: 200 }),
    );
    await look(page, `${language}-stopped`);
    expect(heard).toEqual([]);
  });

  test(`a person decides about mails of which nobody knows (${language})`, async ({ page, site, ctx, desk }) => {
    const { t } = await desk(language);
    for (const decision of ["resendHeld", "giveUpHeld"] as const) {
      const id = await readySend(ctx(), readers(3));
      await startSend(ctx(), { id });
      await untilState(ctx, id, ["completed"]);
      // As a breakdown of the line leaves it, in an office that holds such mails.
      await ctx().db.execute(
        sql`update deliveries set state = 8, accepted_at = null where send_id = ${id} and email like 'r1@%'`,
      );
      await ctx()
        .db.update(sends)
        .set({ state: "attention", finishedAt: null, reason: "mails-held" })
        .where(eq(sends.id, id));
      await page.goto(`${site.url}/desk/releases/${await releaseOf(ctx(), id)}/send?send=${id}`);
      await expect(page.getByText(t("send.heldSays", { count: 1 }))).toBeVisible();
      if (decision === "resendHeld") await look(page, `${language}-held`);
      await page.getByRole("button", { name: t(`send.${decision}`) }).click();
      const over = await untilState(ctx, id, ["completed"]);
      expect(over.counts).toMatchObject(
        decision === "resendHeld" ? { accepted: 3, cancelled: 0 } : { accepted: 2, cancelled: 1 },
      );
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("send.finishedTitle", { done: 3, total: 3 }));
    }
  });

  test(`who failed is first in the report, and gets another try by one button (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const people = readers(4);
    const [refused] = people[2] ?? [""];
    site.sink.refuses.add(refused);
    const id = await readySend(ctx(), people);
    await startSend(ctx(), { id });
    await untilState(ctx, id, ["completed"]);
    site.sink.refuses.clear();
    await page.goto(`${site.url}/desk/releases/${await releaseOf(ctx(), id)}/report?send=${id}`);
    const first = page
      .getByRole("table", { name: t("report.everyone") })
      .locator("tbody tr")
      .first();
    await expect(first).toContainText(refused);
    await expect(first).toContainText("Refused by policy");
    await look(page, `${language}-report-failed`);
    await page.getByRole("button", { name: t("report.again", { count: 1 }) }).click();
    await page.waitForURL(new RegExp(`/send\\?send=(?!${id})`));
    // A new send to exactly this person, still to be confirmed.
    await expect(page.getByRole("button", { name: t("send.sendTo", { count: "1" }) })).toBeVisible({ timeout: 45_000 });
    const again = new URL(page.url()).searchParams.get("send") ?? "";
    await startSend(ctx(), { id: again });
    await untilState(ctx, again, ["completed"]);
    expect((await site.sink.mailTo(refused)).to).toEqual([refused]);
    await page.goto(`${site.url}/desk`);
    const row = page
      .getByRole("table", { name: t("home.sent") })
      .locator("tbody tr")
      .first();
    await expect(row).toContainText("4");
    await expect(row).toContainText("1");
    await look(page, `${language}-home-sent`);
  });
}
