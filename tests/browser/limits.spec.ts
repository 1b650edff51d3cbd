import { sql } from "drizzle-orm";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { signInAs } from "../support/people";
import { say } from "../support/words";

// The tests of one process share a site: a limit that stayed would slow the mails of those that follow.
test.afterEach(async ({ ctx }) => {
  await ctx().db.execute(sql`delete from lane_limits`);
});

for (const language of ["en", "ar"] as const) {
  test.describe(`in the ${language} interface`, () => {
    test.use({ locale: language === "ar" ? "ar-IQ" : "en-GB" });

    test("an administrator limits a receiver and a domain with the keyboard, and frees one again", async ({
      page,
      context,
      site,
      ctx,
    }) => {
      const words = say(language);
      await signInAs(context, site.url, ctx(), ["admin"], { language });
      await page.goto(`${site.url}/desk/settings/sending`);
      await expect(page.getByText(words("laneLimits.none"))).toBeVisible();
      await page.locator("summary", { hasText: words("laneLimits.add") }).focus();
      await page.keyboard.press("Enter");
      const form = page.getByRole("form", { name: words("laneLimits.add") });
      const set = async (receiver: string, domain: string, perMinute: string) => {
        await form.locator("[name=receiver]").selectOption(receiver);
        await form.locator("[name=domain]").fill(domain);
        await form.locator("[name=perMinute]").fill(perMinute);
        await form.locator("[name=perMinute]").press("Enter");
      };
      await set("gmail", "ministry.example", "0");
      await expect(page.locator(".errsum")).toBeFocused();
      await expect(page.getByText(words("refusal.rate-invalid")).first()).toBeVisible();
      await set("gmail", "ministry.example", "600");
      await expect(page.getByText(words("refusal.receiver-or-domain")).first()).toBeVisible();
      await look(page, `${language}-limits-refused`);
      await set("gmail", "", language === "ar" ? "٦٠٠" : "600");
      const gmail = page.getByRole("listitem").filter({ hasText: "Gmail" });
      await expect(gmail).toContainText("600");
      await set("", "ministry.example", "30");
      await expect(page.getByRole("listitem").filter({ hasText: "ministry.example" })).toContainText("30");
      await set("other", "", "2");
      await expect(page.getByRole("listitem").filter({ hasText: words("laneLimits.others") })).toBeVisible();
      await look(page, `${language}-limits`);

      await gmail.getByRole("button", { name: words("laneLimits.removeOf").replace("{name}", "Gmail") }).press("Enter");
      await expect(gmail).toBeHidden();
      const kept = await ctx().db.execute<{ lane: string }>(sql`select lane from lane_limits order by lane`);
      expect(kept.map(({ lane }) => lane)).toEqual(["ministry.example", "other"]);
    });
  });
}
