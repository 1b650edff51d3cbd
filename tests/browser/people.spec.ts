import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { people, rateLimits } from "@/db/schema/staff";
import type { Database } from "@/domain/context";
import { issueSetupLink } from "@/domain/staff/setup-link";
import { expect, test } from "../fixtures";
import { codeOf } from "../support/one-time-code";
import { goodPassword, signInAs } from "../support/people";
import { say } from "../support/words";

/** From the set-up link to a newsroom with people in it, as they meet it in a browser. */

async function audit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** A screen is looked at by day and night, on a phone and on a desk; the pictures lie in test-results. */
async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await audit(page);
    for (const [size, viewport] of Object.entries({ phone: [390, 844], desk: [1440, 900] } as const)) {
      await page.setViewportSize({ width: viewport[0], height: viewport[1] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(viewport[0]);
      if (process.env.BAYAN_PICTURES) {
        await page.screenshot({
          path: `${process.env.BAYAN_PICTURES}/${name}-${colorScheme}-${size}.png`,
          fullPage: true,
        });
      }
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
}

for (const language of ["en", "ar"] as const) {
  test.describe(`in the ${language} interface`, () => {
    test.use({ locale: language === "ar" ? "ar-IQ" : "en-GB" });

    test("a newsroom is set up, its people invited, and each signs in", async ({ browser, page, site, ctx }) => {
      await clear(ctx);
      const words = say(language);
      const faults: string[] = [];
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.message));

      await page.goto(`${site.url}/setup`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("setup.begin"));
      const token = await issueSetupLink(ctx());
      await page.goto(`${site.url}/setup/${token}`);
      await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await page.getByRole("button", { name: words("common.continue") }).click();
      await expect(page.locator(".errsum")).toBeFocused();
      await look(page, `${language}-setup-1`);
      const admin = `admin-${language}@newsroom.example`;
      await page.getByLabel(words("signIn.name")).fill("Sara Mansour");
      await page.getByLabel(words("signIn.email")).fill(admin);
      await page.getByLabel(words("signIn.password"), { exact: true }).fill("password1234");
      await page.getByRole("button", { name: words("common.continue") }).click();
      await expect(page.getByText(words("refusal.password-common")).first()).toBeVisible();
      await expect(page.getByLabel(words("signIn.name"))).toHaveValue("Sara Mansour");
      await page.getByLabel(words("signIn.password"), { exact: true }).fill(goodPassword);
      await page.getByRole("button", { name: words("common.continue") }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("setup.namesTitle"));
      await look(page, `${language}-setup-2`);
      await page.locator("[name='names.en']").fill("Rafidain Relief");
      await page.locator("[name='names.ar']").fill("الرافدين للإغاثة");
      await page.getByRole("button", { name: words("common.continue") }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("setup.languagesTitle"));
      await look(page, `${language}-setup-3`);
      // Left in the middle, the set-up goes on where it was.
      await page.goto(`${site.url}/setup/${token}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("setup.languagesTitle"));
      await page.getByRole("button", { name: words("common.continue") }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("setup.timeTitle"));
      await look(page, `${language}-setup-4`);
      await page.getByRole("button", { name: words("common.continue") }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("setup.mailTitle"));
      await look(page, `${language}-setup-5`);
      await page.getByRole("button", { name: words("transport.test") }).click();
      await expect(page.getByText(words("transport.testSent"))).toBeVisible();
      await site.sink.mailTo(admin);
      await page.getByLabel(words("newsroomForm.senderEmail")).fill("press@rafidain-relief.example");
      await page.getByRole("checkbox", { name: words("setup.sample") }).check();
      await page.getByRole("button", { name: words("setup.finish") }).click();

      await expect(page.getByRole("heading", { level: 1 })).toContainText("Sara");
      await look(page, `${language}-desk`);

      // A second factor: its key into an app, its codes shown once.
      await page.goto(`${site.url}/desk/profile`);
      await look(page, `${language}-profile`);
      const factor = page.getByRole("form", { name: words("profile.factor") });
      await factor.getByLabel(words("profile.current")).fill(goodPassword);
      await factor.getByRole("button", { name: words("profile.factorBegin") }).click();
      const href = await page.getByRole("link", { name: words("profile.openApp") }).getAttribute("href");
      await look(page, `${language}-profile-factor`);
      const recovery = (await page.locator("section .note li").allTextContents())[0] ?? "";
      await page.getByLabel(words("profile.confirmCode")).fill(easternDigits(codeOf(href ?? "")));
      await page.getByRole("button", { name: words("profile.confirm") }).click();
      await expect(page.getByText(words("profile.factorOn"))).toBeVisible();

      // Invitation, in the reader's language, by mail.
      await page.goto(`${site.url}/desk/settings/users/invite`);
      await page.getByRole("button", { name: words("users.invite") }).click();
      await look(page, `${language}-invite`);
      const editor = `editor-${language}@newsroom.example`;
      await page.getByLabel(words("users.email")).fill(editor);
      await page.getByRole("checkbox", { name: new RegExp(words("roles.editor")) }).check();
      await page.getByRole("button", { name: words("users.invite") }).click();
      await expect(page.getByText(words("users.inviteSent"))).toBeVisible();
      await look(page, `${language}-users`);
      const mail = (await site.sink.mailTo(editor)).parsed;
      const link = /https?:\/\/\S+\/sign-in\/invite\/[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";
      expect(mail.html).toContain(`dir="${language === "ar" ? "rtl" : "ltr"}"`);

      const other = await (await browser.newContext({ locale: language === "ar" ? "ar-IQ" : "en-GB" })).newPage();
      await other.goto(link);
      await look(other, `${language}-accept`);
      await other.getByLabel(words("signIn.name")).fill(language === "ar" ? "عمر حسن" : "Omar Hassan");
      await other.getByLabel(words("signIn.password"), { exact: true }).fill(goodPassword);
      await other.getByRole("button", { name: words("signIn.accept") }).click();
      await expect(other.getByRole("heading", { level: 1 })).toContainText(language === "ar" ? "عمر" : "Omar");
      await other.goto(link);
      await expect(other.getByText(words("refusal.invitation-used"))).toBeVisible();
      // An editor does not enter the settings, and is told so with the right status.
      const refused = await other.goto(`${site.url}/desk/settings/users`);
      expect(refused?.status()).toBe(403);
      await expect(other.getByRole("heading", { level: 1 })).toHaveText(words("common.noAccess"));
      await look(other, `${language}-no-access`);
      const missing = await other.goto(`${site.url}/desk/nowhere`);
      expect(missing?.status()).toBe(404);
      await look(other, `${language}-not-found`);

      // Roles, then closing the account: the open session ends.
      await page.reload();
      await page.getByRole("link", { name: new RegExp(language === "ar" ? "عمر" : "Omar") }).click();
      await look(page, `${language}-person`);
      await page.getByRole("checkbox", { name: new RegExp(words("roles.sender")) }).check();
      await page.getByRole("button", { name: words("users.saveRoles") }).click();
      await expect(page.getByText(words("settings.saved"))).toBeVisible();
      await page.getByRole("button", { name: words("users.close") }).click();
      await expect(page.getByText(words("users.reopenLead"))).toBeVisible();
      await other.goto(`${site.url}/desk`);
      await expect(other).toHaveURL(/\/sign-in\?to=%2Fdesk/);

      // Out, and in again with a code; the recovery code works once in its place.
      await page.getByRole("button", { name: /Sara Mansour/ }).click();
      await page.getByRole("menuitem", { name: words("nav.signOut") }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
      await look(page, `${language}-sign-in`);
      for (const code of [recovery, recovery]) {
        await page.goto(`${site.url}/sign-in?to=/desk/profile`);
        await page.getByLabel(words("signIn.email")).fill(admin.toUpperCase());
        await page.getByLabel(words("signIn.password"), { exact: true }).fill(goodPassword);
        await page.getByRole("button", { name: words("signIn.enter") }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("signIn.codeTitle"));
        await page.getByLabel(words("signIn.code")).fill(code);
        await page.getByRole("button", { name: words("signIn.codeEnter") }).click();
        if (page.url().includes("code")) await page.waitForURL(/profile/, { timeout: 5000 }).catch(() => {});
        if (page.url().includes("/desk/profile")) await page.context().clearCookies();
      }
      await expect(page.getByText(words("refusal.code-wrong")).first()).toBeVisible();
      await look(page, `${language}-code`);
      expect(faults.filter((fault) => !/40[34]/.test(fault))).toEqual([]);
    });

    test("a forgotten password is replaced through a mail", async ({ page, site, ctx, browser }) => {
      const words = say(language);
      const { email } = await signInAs(await browser.newContext(), site.url, ctx(), ["editor"], { language });
      await page.goto(`${site.url}/sign-in`);
      await page.getByRole("link", { name: words("signIn.forgotten") }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("signIn.resetTitle"));
      await page.getByLabel(words("signIn.email")).fill("nobody@newsroom.example");
      await page.getByRole("button", { name: words("signIn.resetSend") }).click();
      await expect(page.getByText(words("signIn.resetSent"))).toBeVisible();
      await page.goto(`${site.url}/sign-in/reset`);
      await look(page, `${language}-reset`);
      await page.getByLabel(words("signIn.email")).fill(email);
      await page.getByRole("button", { name: words("signIn.resetSend") }).click();
      await expect(page.getByText(words("signIn.resetSent"))).toBeVisible();
      const mail = (await site.sink.mailTo(email)).parsed;
      const link = /https?:\/\/\S+\/sign-in\/reset\/[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";
      await page.goto(link);
      await look(page, `${language}-new-password`);
      await page.getByLabel(words("signIn.newPassword")).fill("four slow winter trains");
      await page.getByRole("button", { name: words("signIn.savePassword") }).click();
      await expect(page.getByText(words("signIn.changed"))).toBeVisible();
      await page.getByLabel(words("signIn.email")).fill(email);
      await page.getByLabel(words("signIn.password"), { exact: true }).fill("four slow winter trains");
      await page.getByRole("button", { name: words("signIn.enter") }).click();
      await expect(page).toHaveURL(/\/desk$/);
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("signIn.deadTitle"));
      await look(page, `${language}-dead-link`);
    });

    test("the settings are kept, and the log says who changed what", async ({ page, context, site, ctx }) => {
      const words = say(language);
      await signInAs(context, site.url, ctx(), ["admin"], { name: "Laila Kazim", language });
      await page.goto(`${site.url}/desk/settings`);
      await look(page, `${language}-settings`);
      const time = page.getByRole("form", { name: words("settings.time") });
      await time.getByLabel(words("newsroomForm.zone")).selectOption("Asia/Dubai");
      await time.getByRole("button", { name: words("common.save") }).click();
      await expect(time.getByText(words("settings.saved"))).toBeVisible();
      await page.reload();
      await expect(time.getByLabel(words("newsroomForm.zone"))).toHaveValue("Asia/Dubai");
      await page.goto(`${site.url}/desk/settings/sending`);
      await look(page, `${language}-settings-sending`);
      const sender = page.getByRole("form", { name: words("settings.sender"), exact: true });
      await sender.getByLabel(words("newsroomForm.senderEmail")).fill("not an address");
      await sender.getByRole("button", { name: words("common.save") }).click();
      await expect(sender.getByText(words("refusal.email-invalid")).first()).toBeVisible();
      await page.goto(`${site.url}/desk/settings/rules`);
      await page.getByRole("checkbox", { name: words("settings.twoPairs") }).check();
      await page.getByRole("button", { name: words("common.save") }).click();
      await expect(page.getByText(words("settings.saved"))).toBeVisible();
      await look(page, `${language}-settings-rules`);
      await page.goto(`${site.url}/desk/settings/audit`);
      await expect(page.getByText("newsroom.rules-saved").first()).toBeVisible();
      await page.getByText(words("audit.show")).first().click();
      await look(page, `${language}-audit`);
      await page.getByLabel(words("audit.text")).fill("time-saved");
      await page.getByRole("button", { name: words("audit.filter") }).click();
      await expect(page.getByText("newsroom.rules-saved")).toHaveCount(0);
      await expect(page.getByText("newsroom.time-saved").first()).toBeVisible();
    });
  });
}

/** A newsroom without staff, as it comes. */
async function clear(ctx: () => { db: Database }): Promise<void> {
  const { db } = ctx();
  await db.delete(people).where(sql`true`);
  await db.delete(rateLimits).where(sql`true`);
  await db.execute(sql`update newsroom set names = default, zone = null, sender_email = null, set_up_at = null`);
}

const easternDigits = (code: string) => code.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? digit);

test.describe("without a session", () => {
  /** Every page and every handler of the desk, with something in the place of its parameters. */
  const routes = execFileSync("git", ["ls-files", "app/desk"], { encoding: "utf8" })
    .split("\n")
    .filter((path) => /\/(page\.tsx|route\.tsx?)$/.test(path))
    .map((path) => path.replace(/^app/, "").replace(/\/(page|route)\.tsx?$/, ""))
    .map((path) => path.replace(/\[[^\]]+\]/g, "00000000-0000-4000-8000-000000000000"));

  test("nobody sees any page of the desk: each guards itself, the proxy only adds headers", async ({
    request,
    site,
  }) => {
    expect(routes.length).toBeGreaterThan(8);
    expect(readFileSync("proxy.ts", "utf8")).not.toMatch(/redirect|rewrite|cookies|status/);
    for (const route of routes) {
      for (const cookie of ["", "bayan.session_token=made.up"]) {
        const reply = await request.get(site.url + route, { maxRedirects: 0, headers: { cookie } });
        expect([303, 307, 401, 404, 405], `${route} ${reply.status()}`).toContain(reply.status());
        if (reply.status() < 400) expect(reply.headers().location, route).toContain("/sign-in");
        expect(await reply.text()).not.toContain("Rafidain");
      }
    }
  });

  test("the desk's headers are strict, and no page is kept by anyone", async ({ request, site }) => {
    const policies = new Set<string>();
    for (const path of ["/sign-in", "/sign-in", "/setup"]) {
      const headers = (await request.get(site.url + path)).headers();
      const policy = headers["content-security-policy"] ?? "";
      policies.add(policy);
      for (const rule of ["'strict-dynamic'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(rule);
      }
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers["cache-control"]).toContain("no-store");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    }
    expect(policies.size, "each reply has a nonce of its own").toBe(3);
  });

  test("of better-auth only the harmless part is open, and only to our own pages", async ({ request, site, ctx }) => {
    await ctx().db.delete(rateLimits);
    const post = (path: string, origin?: string) =>
      request.post(`${site.url}/api/auth/${path}`, {
        data: { email: "nobody@newsroom.example", password: goodPassword },
        headers: { cookie: "a=b", ...(origin ? { origin } : {}) },
      });
    for (const path of ["sign-up/email", "update-user", "change-password", "two-factor/disable", "revoke-sessions"]) {
      expect((await post(path, site.url)).status(), path).toBe(404);
    }
    expect((await post("sign-in/email", site.url)).status()).toBe(401);
    expect((await post("sign-in/email", "https://news.example")).status()).toBe(403);
    expect((await post("sign-in/email")).status()).toBe(403);
  });
});

test("a form works before any script has come", async ({ browser, site, ctx }) => {
  const { email } = await signInAs(await browser.newContext(), site.url, ctx(), ["viewer"]);
  const page = await (await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" })).newPage();
  const words = say("en");
  await page.goto(`${site.url}/sign-in?to=//evil.example`);
  await page.getByLabel(words("signIn.email")).fill(email);
  await page.getByLabel(words("signIn.password"), { exact: true }).fill("not the right one");
  await page.getByRole("button", { name: words("signIn.enter") }).click();
  await expect(page.getByText(words("refusal.sign-in-wrong"))).toBeVisible();
  await expect(page.getByLabel(words("signIn.email"))).toHaveValue(email);
  await page.getByLabel(words("signIn.password"), { exact: true }).fill(goodPassword);
  await page.getByRole("button", { name: words("signIn.enter") }).click();
  await expect(page).toHaveURL(`${site.url}/desk`);
  await page.getByRole("button", { name: "ع، العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});
