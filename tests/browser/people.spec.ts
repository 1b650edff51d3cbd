import { sql } from "drizzle-orm";
import { issueSetupLink } from "@/domain/staff/setup-link";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { codeOf } from "../support/one-time-code";
import { goodPassword, signInAs } from "../support/people";
import { startSite } from "../support/site";
import { say } from "../support/words";

/** From the set-up link to a newsroom with people in it, as they meet it in a browser. */

// The longest file: in one process it would be waited for.
test.describe.configure({ mode: "parallel" });

// The tests of one process share a database: what is set here must not reach those that follow.
test.afterEach(async ({ ctx }) => {
  await ctx().db.execute(sql`update newsroom set two_pairs_of_eyes = false, zone = null`);
});

for (const language of ["en", "ar"] as const) {
  test.describe(`in the ${language} interface`, () => {
    test.use({ locale: language === "ar" ? "ar-IQ" : "en-GB" });

    test("a newsroom is set up, its people invited, and each signs in", async ({
      browser,
      page,
      freshDatabase,
      dataFolder,
      ctx,
    }) => {
      test.slow();
      // A newsroom as it comes: nobody is in it, and no mail was tried.
      const site = await startSite(freshDatabase.url, dataFolder);
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
      await site.sink.mailTo(admin);
      await expect(page.getByText(words("transport.reading.accepted.says"))).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText("250 OK: message queued")).toBeVisible();
      await look(page, `${language}-setup-tested`);
      await page.getByLabel(words("newsroomForm.senderEmail")).fill("press@rafidain-relief.example");
      await page.getByRole("checkbox", { name: words("setup.sample") }).check();
      await page.getByRole("button", { name: words("setup.finish") }).click();

      // Loading six releases and twenty contacts is work for a slow machine.
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Sara", { timeout: 30_000 });
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
      for (const works of [true, false]) {
        await page.goto(`${site.url}/sign-in?to=/desk/profile`);
        await page.getByLabel(words("signIn.email")).fill(admin.toUpperCase());
        await page.getByLabel(words("signIn.password"), { exact: true }).fill(goodPassword);
        await page.getByRole("button", { name: words("signIn.enter") }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("signIn.codeTitle"));
        await page.getByLabel(words("signIn.code")).fill(recovery);
        await page.getByRole("button", { name: words("signIn.codeEnter") }).click();
        if (works) {
          await page.waitForURL(/\/desk\/profile$/);
          await page.context().clearCookies();
        }
      }
      await expect(page.getByText(words("refusal.code-wrong")).first()).toBeVisible();
      await look(page, `${language}-code`);
      expect(faults.filter((fault) => !/40[34]/.test(fault))).toEqual([]);
      await site.stop();
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
      const rules = page.getByRole("form", { name: words("settings.rulesTitle") });
      await page.getByRole("checkbox", { name: words("settings.twoPairs") }).check();
      await rules.getByRole("button", { name: words("common.save") }).click();
      await expect(rules.getByText(words("settings.saved"))).toBeVisible();
      const weights = page.getByRole("form", { name: words("weights.title") });
      await expect(weights.getByRole("row", { name: words("editor.title.phone_malformed") })).toContainText(
        words("weights.fixed").replace("{weight}", words("state.severity.error")),
      );
      await weights.getByLabel(words("editor.title.url_mismatch")).selectOption("error");
      await weights.getByRole("button", { name: words("common.save") }).click();
      await expect(weights.getByText(words("settings.saved"))).toBeVisible();
      await page.reload();
      await expect(weights.getByLabel(words("editor.title.url_mismatch"))).toHaveValue("error");
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

const easternDigits = (code: string) => code.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? digit);
