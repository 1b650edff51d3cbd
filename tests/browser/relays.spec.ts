import { sql } from "drizzle-orm";
import { expect, test } from "../fixtures";
import { look } from "../support/look";
import { signInAs } from "../support/people";
import { say } from "../support/words";

// The tests of one process share a site: a relay that stayed would take the mails of those that follow.
test.afterEach(async ({ ctx }) => {
  await ctx().db.execute(sql`delete from relays`);
  await ctx().db.execute(sql`delete from dkim_keys`);
});

for (const language of ["en", "ar"] as const) {
  test.describe(`in the ${language} interface`, () => {
    test.use({ locale: language === "ar" ? "ar-IQ" : "en-GB" });

    test("an administrator adds a mail server and a signing key, and takes them away", async ({
      page,
      context,
      site,
      ctx,
    }) => {
      const words = say(language);
      await signInAs(context, site.url, ctx(), ["admin"], { language });
      await page.goto(`${site.url}/desk/settings/sending`);
      const open = (name: string) => page.locator("summary", { hasText: name }).first().click();

      await open(words("relays.add"));
      const relay = page.getByRole("form", { name: words("relays.add") });
      await relay.locator("[name=address]").fill("mail.relay.example");
      await relay.locator("[name=password]").fill("hunter-of-words");
      await relay.getByRole("button", { name: words("relays.add") }).click();
      await expect(page.locator(".errsum")).toBeFocused();
      await relay.locator("[name=address]").fill("smtps://mail.relay.example:465?pool=5");
      await relay.locator("[name=user]").fill("press");
      await relay.locator("[name=password]").fill("hunter-of-words");
      await relay.locator("[name=weight]").fill("3");
      await relay.getByRole("button", { name: words("relays.add") }).click();
      await expect(page.getByText(words("relays.added"))).toBeVisible();
      await expect(page.getByText("smtps://press@mail.relay.example:465?pool=5&weight=3")).toBeVisible();
      expect(await page.content()).not.toContain("hunter-of-words");

      await open(words("dkimKeys.add"));
      const key = page.getByRole("form", { name: words("dkimKeys.add") });
      await key.locator("[name=domain]").fill("relief.example");
      await key.locator("[name=selector]").fill("bayan2026");
      await key.locator("[name=pem]").fill("-----BEGIN PRIVATE KEY-----\nnothing\n-----END PRIVATE KEY-----");
      await key.getByRole("button", { name: words("dkimKeys.add") }).click();
      await expect(page.getByText(words("refusal.key-unusable")).first()).toBeVisible();
      expect(await key.locator("[name=pem]").inputValue()).toBe("");
      await key.getByRole("button", { name: words("dkimKeys.add") }).click();
      await expect(page.getByText("bayan2026._domainkey.relief.example")).toBeVisible();
      await expect(page.getByText(/v=DKIM1; k=rsa; p=/)).toBeVisible();
      await expect(page.getByText(words("dkimKeys.waits"))).toBeVisible();
      await look(page, `${language}-sending`);
      await open(words("dkimKeys.use"));
      await page.getByRole("button", { name: words("dkimKeys.use") }).click();
      await expect(page.getByText(words("dkimKeys.waits"))).toBeHidden();

      await open(words("relays.remove"));
      await page
        .getByRole("button", { name: words("relays.remove") })
        .first()
        .click();
      await expect(page.getByText(words("relays.none"))).toBeVisible();
    });
  });
}
