import type { Ctx } from "@/domain/context";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { countDeliveries } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "@/tests/fixtures";
import { expectOpenToAll } from "@/tests/support/open-to-all";
import { listOf, published, untilState } from "@/tests/support/sends";

let keys = 0;

/** A new release to a list, all the way through the running worker. */
async function sendOut(ctx: () => Ctx, listId: string) {
  const { id } = await createSend(ctx(), {
    releaseId: await published(ctx()),
    listIds: [listId],
    languageRule: "own",
    skipsOtherLanguages: false,
    idempotencyKey: `unsubscribe-${++keys}-${process.pid}`,
  });
  await freezeSend(ctx(), { id });
  await untilState(ctx, id, ["ready"]);
  await startSend(ctx(), { id });
  await untilState(ctx, id, ["completed"]);
  return id;
}

for (const [language, email, other] of [
  ["ar", "amal@dijla.example", "en"],
  ["en", "helen@gulf.example", "ar"],
] as const) {
  test(`a reader of ${language} follows the mail's link out, and the next send leaves them alone`, async ({
    browser,
    ctx,
    site,
  }) => {
    test.slow();
    const list = await listOf(ctx(), `Readers of ${language}`, [
      [email, language],
      [`stays.${email}`, language],
    ]);
    await sendOut(ctx, list);
    const mail = await site.sink.mailTo(email);
    const link = /https?:\/\/\S+\/u\/[\w.-]+/.exec(mail.parsed.text ?? "")?.[0] ?? "";
    expect(mail.parsed.html).toContain(link);
    expect(mail.raw.toString("latin1").replace(/\r\n /g, " ")).toContain(`List-Unsubscribe: <${link}>`);

    for (const [width, colorScheme] of [
      [1280, "light"],
      [360, "dark"],
    ] as const) {
      // A browser without script: there is none to run.
      const context = await browser.newContext({
        javaScriptEnabled: false,
        colorScheme,
        viewport: { width, height: 800 },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      const reply = await page.goto(link);
      expect(reply?.headers()).toMatchObject({
        "cache-control": "private, no-store",
        "referrer-policy": "no-referrer",
      });
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("section").first()).toHaveAttribute("lang", language);
      await expect(page.locator("section").last()).toHaveAttribute("lang", other);
      await expect(page.getByText(email).first()).toBeVisible();
      expect(await page.locator("body").evaluate((body) => body.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      const button = page.getByRole("button", { name: "Unsubscribe إلغاء الاشتراك" });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await expect(button).toBeFocused();
      if (process.env.BAYAN_SHOTS)
        await page.screenshot({ path: `${process.env.BAYAN_SHOTS}/u-${language}-${width}.png` });
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "Done. You are unsubscribed." })).toBeVisible();
      await expect(page.getByRole("heading", { name: "أُلغي الاشتراك." })).toBeVisible();
      expect(page.url()).toBe(link);
      if (process.env.BAYAN_SHOTS)
        await page.screenshot({ path: `${process.env.BAYAN_SHOTS}/u-${language}-${width}-done.png` });
      await page.getByRole("button", { name: "Subscribe again" }).click();
      await expect(page.getByRole("heading", { name: "You are subscribed again." })).toBeVisible();
      expect(complaints).toEqual([]);
      await context.close();
    }

    const open = await browser.newContext({ bypassCSP: true });
    const audited = await open.newPage();
    await audited.goto(link);
    await expectOpenToAll(audited);
    await open.close();

    // One click of the mail program itself, twice, and a scanner before and after it.
    const oneClick = () =>
      fetch(link, {
        method: "POST",
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
        redirect: "manual",
      });
    expect((await fetch(link, { method: "HEAD" })).status).toBe(200);
    expect([(await oneClick()).status, (await oneClick()).status]).toEqual([200, 200]);
    expect((await fetch(link)).status).toBe(200);
    const multipart = new FormData();
    multipart.set("List-Unsubscribe", "One-Click");
    expect((await fetch(link, { method: "POST", body: multipart })).status).toBe(200);

    const next = await sendOut(ctx, list);
    expect(await countDeliveries(ctx(), next)).toMatchObject({ frozen: 1, accepted: 1 });
    expect(site.sink.mails.filter(({ to }) => to.includes(email))).toHaveLength(1);
  });
}

test("a link that was cut short says so, with an address to write to", async ({ page, site }) => {
  for (const token of ["short", `${"A".repeat(16)}.${"B".repeat(6)}.${"C".repeat(22)}`, "a.b.c"]) {
    const reply = await page.goto(`${site.url}/u/${token}`);
    expect(reply?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "هذا الرابط لا يعمل" })).toBeVisible();
    expect((await fetch(`${site.url}/u/${token}`, { method: "POST" })).status).toBe(404);
  }
});
