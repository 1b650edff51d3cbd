import { database } from "@/db/client";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { people, readySend } from "../support/sends";

/** Watching a send: the line to the server may break, and nobody is talked at. */

test.describe.configure({ timeout: 180_000 });

for (const language of ["en", "ar"] as const) {
  test(`the progress goes on by itself when the server was away (${language})`, async ({ page, site, ctx, desk }) => {
    const { t } = await desk(language);
    const readers = people(30).map(([email, own]) => [`${language}-${email}`, own] as const);
    const id = await readySend(ctx(), readers);
    const release = site.sink.hold();
    try {
      await startSend(ctx(), { id });
      const [send] = await ctx().db.execute<{ release_id: string }>(`select release_id from sends where id = '${id}'`);
      await page.goto(`${site.url}/desk/releases/${send?.release_id}/send?send=${id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("send.settled", { done: 0, total: 30 }));
      // What is spoken is written down from here on.
      await page.evaluate(() => {
        const spoken: string[] = [];
        Object.assign(window, { spoken });
        const hear = (node: Node) => {
          const region = (node instanceof Element ? node : node.parentElement)?.closest("[role=status]");
          if (region?.textContent) spoken.push(region.textContent);
        };
        new MutationObserver((changes) => {
          for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) hear(node);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });

      const back = await site.crashWeb();
      await expect(page.getByText(t("send.noConnection"))).toBeVisible({ timeout: 15_000 });
      await look(page, `${language}-line-lost`);
      await back();
      await expect(page.getByText(t("send.noConnection"))).toBeHidden({ timeout: 30_000 });
      await expect(page.getByText(t("send.connectedAgain"))).toBeAttached();
    } finally {
      release();
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("send.finishedTitle", { done: 30, total: 30 }), {
      timeout: 60_000,
    });
    const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    expect(spoken).toContain(t("send.announce", { done: 30, total: 30 }));
    // A tenth at a time at most, and the line lost and found.
    expect(new Set(spoken).size).toBeLessThanOrEqual(12);
  });
}

test("a send that gets ready while its page is being drawn is shown as ready", async ({ page, site, ctx, desk }) => {
  const { t } = await desk("en");
  const id = await readySend(ctx(), people(3));
  const [send] = await ctx().db.execute<{ release_id: string }>(`select release_id from sends where id = '${id}'`);
  const jobs = `select 1 from pgboss.job where data ->> 'sendId' = '${id}' and state < 'completed'`;
  await expect.poll(async () => (await ctx().db.execute(jobs)).length).toBe(0);
  await ctx().db.execute(`update sends set state = 'freezing' where id = '${id}'`);
  // The page has read the send's state and waits for the mails; then the state changes beneath it.
  const opened = await database().transaction(async (tx) => {
    await tx.execute("lock table send_templates in access exclusive mode");
    const opening = page.goto(`${site.url}/desk/releases/${send?.release_id}/send?send=${id}`);
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await ctx().db.execute(waiting)).length).toBeGreaterThan(0);
    await tx.execute(`update sends set state = 'ready' where id = '${id}'`);
    return { opening };
  });
  await opened.opening;
  await expect(page.getByRole("button", { name: t("send.sendTo", { count: "3" }) })).toBeVisible({ timeout: 20_000 });
});
