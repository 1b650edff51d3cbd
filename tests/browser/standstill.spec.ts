import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { needAttention } from "@/domain/distribution/finish";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { beatPart } from "@/domain/settings/process-parts";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { readySend } from "../support/sends";

/** A send that stands still says why, in words, with the act to take, and offers only what can be done. */

test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

let lists = 0;
const readers = (n: number) => {
  const list = `still${++lists}`;
  return Array.from({ length: n }, (_, index) => [`r${index}@${list}.example`, "en"] as const);
};
const pageOf = async (ctx: Ctx, id: string) => `/desk/releases/${(await getSend(ctx, id)).releaseId}/send?send=${id}`;

/** A send of `n` that a fault has stopped, with these ends for its first mails; no worker touches it. */
async function stopped(ctx: Ctx, n: number, reason: "configuration" | "mails-held" | "counts-differ", ends: string[]) {
  const id = await readySend(ctx, readers(n));
  await ctx.db.execute(sql`update sends set state = 'sending', started_at = now() - interval '2 days',
    date_header = now() where id = ${id}`);
  for (const [place, set] of ends.entries())
    await ctx.db.execute(sql`update deliveries set ${sql.raw(set)}
      where send_id = ${id} and email like ${`r${place}@%`}`);
  await needAttention(ctx, { id }, reason, reason === "configuration" ? "535 5.7.8 Error: denied (#5.7.8)" : undefined);
  return id;
}

for (const language of ["en", "ar"] as const) {
  test(`a refused sign-in is told in words, the relay's own apart and from left to right (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t, heard } = await desk(language);
    const inDoubt = "state = 1, uncertain = true, claimed_at = now(), due_at = now() + interval '5 minutes'";
    const refused = "state = 4, smtp_code = 550, smtp_text = '550 5.7.1 Refused by policy'";
    const id = await stopped(ctx(), 30, "configuration", [inDoubt, ...Array.from({ length: 22 }, () => refused)]);
    await page.goto(`${site.url}${await pageOf(ctx(), id)}`);
    await expect(page.getByText(t("send.because", { reason: t("send.reasons.configuration") }))).toBeVisible();
    await expect(page.getByText(t("send.acts.configuration"))).toBeVisible();
    const own = page.getByText("535 5.7.8 Error: denied (#5.7.8)", { exact: true });
    await expect(own).toHaveAttribute("dir", "ltr");
    // One mail in doubt among thousands that wait is no reason to give the whole send up.
    await expect(page.getByRole("button", { name: t("send.giveUpHeld") })).toBeHidden();
    await expect(page.getByRole("button", { name: t("send.resume") })).toBeVisible();
    const rows = page.getByRole("table", { name: t("send.needsPerson") }).locator("tbody tr");
    await expect(rows).toHaveCount(20);
    await expect(rows.first()).toContainText(t("state.delivery.uncertain"));
    // Nothing is promised for a time at which the send stands still.
    await expect(rows.first()).toContainText(t("send.whenResumed"));
    await expect(page.getByRole("link", { name: t("send.moreNeed", { count: 3 }) })).toBeVisible();
    // Two days ago: a clock alone would say today.
    const started = (await getSend(ctx(), id)).startedAt ?? new Date();
    await expect(page.locator(".head .sub")).toContainText(
      new Intl.DateTimeFormat("en", { day: "numeric", timeZone: "Asia/Baghdad" }).format(started),
    );
    await look(page, `${language}-configuration`);
    expect(heard).toEqual([]);
  });

  test(`where nothing waits any more a send can be ended, and held mails are only decided about (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const accepted = "state = 3, accepted_at = now()";
    const held = await stopped(ctx(), 2, "mails-held", [accepted, "state = 8"]);
    await page.goto(`${site.url}${await pageOf(ctx(), held)}`);
    await expect(page.getByText(t("send.heldSays", { count: 1 }))).toBeVisible();
    await expect(page.getByRole("button", { name: t("send.resume") })).toBeHidden();
    await expect(page.getByRole("table", { name: t("send.needsPerson") })).toContainText(t("send.personDecides"));
    await look(page, `${language}-mails-held`);

    const differ = await stopped(ctx(), 3, "counts-differ", [accepted, accepted, accepted]);
    await ctx().db.execute(sql`delete from deliveries where send_id = ${differ} and email like 'r2@%'`);
    await page.goto(`${site.url}${await pageOf(ctx(), differ)}`);
    const reason = t("send.reasons.counts-differ", { fixed: "3", rows: "2" });
    await expect(page.getByText(t("send.because", { reason }))).toBeVisible();
    await expect(page.getByRole("button", { name: t("send.resume") })).toBeHidden();
    await page.getByRole("button", { name: t("send.end"), exact: true }).click();
    await expect(page.getByRole("alertdialog")).toContainText(t("send.endSays"));
    await look(page, `${language}-counts-differ`);
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("send.end"), exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      t("send.cancelledTitle", { done: "2", total: "2" }),
      { timeout: 30_000 },
    );
  });

  test(`a stopped send does not say that nothing left while one mail is in doubt (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const id = await readySend(ctx(), readers(3));
    await ctx().db.execute(sql`update deliveries set state = case when email like 'r0@%' then 8 else 7 end
      where send_id = ${id}`);
    await ctx().db.execute(sql`update sends set state = 'cancelled', started_at = now(), date_header = now(),
      finished_at = now() where id = ${id}`);
    await page.goto(`${site.url}${await pageOf(ctx(), id)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      t("send.cancelledDoubt", { done: "0", total: "3", doubt: "1" }),
    );
    await look(page, `${language}-cancelled-doubt`);
  });

  test(`a relay that is out of reach is named while it is away, and no longer (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const id = await readySend(ctx(), readers(3));
    const goOn = site.sink.hold();
    try {
      await startSend(ctx(), { id });
      await page.goto(`${site.url}${await pageOf(ctx(), id)}`);
      const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
      const away = { relay: "mail.nadhra.example:587", since: at(-5), next: at(60), says: "connect ECONNREFUSED" };
      const beat = (relaysAway: (typeof away)[]) =>
        beatPart(ctx().db, { id: "another", part: "worker", host: "there", pid: 1, relaysAway });
      await beat([away]);
      const note = page.getByRole("status").filter({ hasText: away.relay });
      await expect(note).toContainText(away.says, { timeout: 15_000 });
      await expect(note.getByText(away.relay, { exact: true })).toHaveAttribute("dir", "ltr");
      await look(page, `${language}-relay-away`);
      await beat([]);
      await expect(note).toBeHidden({ timeout: 15_000 });
      await expect(page.getByText(t("send.noWorker"))).toBeHidden();
    } finally {
      goOn();
    }
  });
}

test("figures have the digits of the newsroom, inside a sentence and beside it", async ({ page, site, ctx, desk }) => {
  const { t } = await desk("ar");
  await ctx().db.execute(sql`update newsroom set digits = 'arab'`);
  try {
    const held = await stopped(ctx(), 4, "mails-held", ["state = 8", "state = 8", "state = 8"]);
    await page.goto(`${site.url}${await pageOf(ctx(), held)}`);
    await expect(page.getByText(t("send.heldSays", { count: 3 }).replace("3", "٣"))).toBeVisible();
    await expect(page.locator(".figs .fig").nth(3)).toHaveText("٣");
    await look(page, "ar-digits");
  } finally {
    await ctx().db.execute(sql`update newsroom set digits = 'latn'`);
  }
});

test("the hold says that nothing goes on while no worker runs", async ({ page, site, ctx, desk }) => {
  const { t } = await desk("en");
  const id = await readySend(ctx(), readers(1));
  await page.goto(`${site.url}${await pageOf(ctx(), id)}`);
  await expect(page.getByText(t("send.noWorker"))).toBeHidden();
  // No worker can say that it lives: as when all have died.
  await ctx().db.transaction(async (tx) => {
    await tx.execute(sql`lock table process_parts in exclusive mode`);
    await expect(page.getByText(t("send.noWorker"))).toBeVisible({ timeout: 25_000 });
    await look(page, "en-no-worker");
  });
  await expect(page.getByText(t("send.noWorker"))).toBeHidden({ timeout: 15_000 });
});
