import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { and, eq, isNull } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { suppressions } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { ContactFields } from "@/domain/contacts/input";
import { saveContact } from "@/domain/contacts/save-contact";
import { openNoticeKeys } from "@/domain/settings/notice-keys";
import { expect, test } from "../fixtures";
import { wordsOf } from "../support/interface-words";
import { look } from "../support/look";
import { goodPassword, signInAs } from "../support/people";

test.describe.configure({ timeout: 180_000 });

/** Proves who one is, where the form asks for it. */
async function press(page: Page, form: string, button: string) {
  const within = page.getByRole("form", { name: form });
  const proof = within.locator('input[name="proof"]');
  if (await proof.count()) await proof.fill(goodPassword);
  await within.getByRole("button", { name: button, exact: true }).click();
}

for (const language of ["en", "ar"] as const) {
  test(`an admin shows the secret that signs bounces, and keeps the key of a provider (${language})`, async ({
    page,
    context,
    site,
    ctx,
  }) => {
    const t = wordsOf(language);
    await signInAs(context, site.url, ctx(), ["admin"], { language });
    await page.goto(`${site.url}/desk/settings/bounces`);
    await expect(page.getByRole("heading", { name: t("hooks.own") })).toBeVisible();
    await look(page, `bounces-${language}`);

    // What could not be acted on is shown with its fault, until it is tried again.
    await ctx().db.delete(inboundNotices);
    const stuck = { receivedAt: new Date(), payload: Buffer.from("[]"), error: 'invalid input syntax: "x"' };
    await ctx()
      .db.insert(inboundNotices)
      .values({ ...stuck, source: "mailgun", sourceId: `stuck-${language}`, parkedAt: new Date(), tries: 6 });
    await page.reload();
    await expect(page.getByRole("row", { name: t("cameIn.sources.mailgun") })).toContainText("invalid input syntax");
    await look(page, `bounces-${language}-parked`);
    await page.getByRole("button", { name: t("cameIn.tryAgain") }).click();
    await expect(page.getByRole("button", { name: t("cameIn.tryAgain") })).toHaveCount(0);

    await page.getByLabel(t("hooks.ses")).fill("not an arn");
    await press(page, t("hooks.sesName"), t("hooks.save"));
    await expect(page.getByLabel(t("hooks.ses"))).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel(t("hooks.ses")).fill("arn:aws:sns:eu-west-1:123456789012:bounces");
    await press(page, t("hooks.sesName"), t("hooks.save"));
    await expect(page.getByRole("form", { name: t("hooks.sesName") }).getByText(t("settings.saved"))).toBeVisible();
    expect((await openNoticeKeys(ctx())).ses).toBe("arn:aws:sns:eu-west-1:123456789012:bounces");

    await press(page, t("hooks.secret"), t("hooks.show"));
    const secret = (await page.locator("dd code").first().textContent())?.trim() ?? "";
    await look(page, `bounces-${language}-shown`);
    const acts = await ctx().db.select().from(auditEntries);
    expect(acts.map(({ action }) => action)).toContain("newsroom.hook-secret-shown");
    expect(JSON.stringify(acts)).not.toContain(secret);

    // What the README says of the form of a request, with the secret that was shown.
    const body = JSON.stringify({
      id: `readme-${language}`,
      kind: "hard",
      token: `b-${"a".repeat(20)}-${"b".repeat(10)}@b.example`,
    });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = `sha256=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
    const send = (signed: string) =>
      fetch(`${site.url}/hooks/bounces`, {
        method: "POST",
        headers: { "x-bayan-timestamp": at, "x-bayan-signature": signed },
        body,
      });
    const before = await ctx().db.$count(inboundNotices);
    expect((await send(signature.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).status).toBe(401);
    expect((await send(signature)).status).toBe(200);
    expect(await ctx().db.$count(inboundNotices)).toBe(before + 1);
  });

  test(`mail to an address is stopped on its contact's page, and allowed again with a reason (${language})`, async ({
    page,
    context,
    site,
    ctx,
  }) => {
    const t = wordsOf(language);
    const email = `stopped.${language}@nahrain.example`;
    const { id } = await saveContact(ctx(), ContactFields.parse({ email, name: "Karim Al-Rubaie" }));
    await signInAs(context, site.url, ctx(), ["admin"], { language });
    const live = () =>
      ctx().db.$count(suppressions, and(eq(suppressions.emailNorm, email), isNull(suppressions.liftedAt)));
    await page.goto(`${site.url}/desk/contacts/${id}`);
    await page.locator("summary", { hasText: t("contacts.stop") }).click();
    await page.getByRole("button", { name: t("contacts.stop") }).click();
    await expect(page.getByText(t("contacts.suppressedSays"))).toBeVisible();
    expect(await live()).toBe(1);
    await page.locator("summary", { hasText: t("contacts.lift") }).click();
    await look(page, `contact-${language}-stopped`);
    await page.getByLabel(t("contacts.liftReason")).fill("asked by phone, note of 3 May");
    await press(page, t("contacts.lift"), t("contacts.lift"));
    await expect(page.getByText(t("contacts.suppressedSays"))).toBeHidden();
    expect(await live()).toBe(0);
  });
}

test("a sender stops an address but cannot allow it again, nor see the settings of bounces", async ({
  page,
  context,
  site,
  ctx,
}) => {
  const t = wordsOf("en");
  const { id } = await saveContact(ctx(), ContactFields.parse({ email: "sender.stops@nahrain.example" }));
  await signInAs(context, site.url, ctx(), ["sender"]);
  await page.goto(`${site.url}/desk/contacts/${id}`);
  await page.locator("summary", { hasText: t("contacts.stop") }).click();
  await page.getByRole("button", { name: t("contacts.stop") }).click();
  await expect(page.getByText(t("contacts.suppressedSays"))).toBeVisible();
  await expect(page.locator("summary", { hasText: t("contacts.lift") })).toHaveCount(0);
  expect((await page.goto(`${site.url}/desk/settings/bounces`))?.status()).toBe(403);
});
