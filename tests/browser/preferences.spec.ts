import { eq, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { suppressions } from "@/db/schema/distribution";
import type { Ctx } from "@/domain/context";
import { expect, test } from "@/tests/fixtures";
import { look } from "@/tests/support/look";
import { identityTo } from "@/tests/support/mail-tokens";
import { listOf, readySend } from "@/tests/support/sends";

/** A reader on two lists, and the address of their preferences as their mail has it. */
async function reader(ctx: Ctx, origin: string, email: string, language: string) {
  const lists = [
    await listOf(ctx, `Floods of ${email}`, [[email, language, "Karim Al-Rubaie"]]),
    await listOf(ctx, `المياه ${email}`, [[email, language]]),
  ];
  await readySend(ctx, [], { listIds: lists.slice(0, 1) });
  const { preferencesToken, unsubscribeToken } = await identityTo(ctx, email);
  return { page: `${origin}/p/${preferencesToken}`, leave: `${origin}/u/${unsubscribeToken}` };
}

const words = {
  en: {
    save: "Save",
    saved: "Saved.",
    undo: "Undo",
    pause: "Pause until",
    languages: "Languages",
    erase: "Delete my data",
    yes: "Delete for good",
    gone: "Nothing is kept about you",
    data: "My data",
  },
  ar: {
    save: "حفظ",
    saved: "تم الحفظ",
    undo: "تراجع",
    pause: "إيقاف مؤقت حتى",
    languages: "اللغات",
    erase: "حذف بياناتي",
    yes: "حذف نهائي",
    gone: "لا بيانات محفوظة عنك",
    data: "بياناتي",
  },
};

for (const language of ["en", "ar"] as const) {
  test(`a reader of ${language} chooses, undoes, pauses, takes their data along and has it deleted, without a script`, async ({
    browser,
    ctx,
    site,
  }) => {
    test.slow();
    const email = `karim.${language}@nahrain.example`;
    const at = await reader(ctx(), site.url, email, language === "ar" ? "ar+en" : "en");
    const say = words[language];
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));

    // From the page that leaves, in the reader's own language.
    await page.goto(at.leave);
    await page.getByRole("link", { name: language === "ar" ? /^اختيار اللغات/ : /^Choose languages/ }).click();
    expect(page.url()).toBe(`${at.page}?in=${language}`);
    const reply = await page.goto(at.page);
    expect(reply?.headers()).toMatchObject({ "cache-control": "private, no-store", "referrer-policy": "no-referrer" });
    expect(reply?.headers()["content-security-policy"]).toContain("script-src 'none'");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const boxes = page.getByRole("checkbox");
    await expect(boxes).toHaveCount(2);
    await boxes.last().uncheck();
    await page.getByLabel(say.languages, { exact: true }).selectOption("ar");
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(say.pause).fill(day);
    await page.getByRole("button", { name: say.save }).press("Enter");
    await expect(page.getByRole("status")).toContainText(say.saved);
    const live = () => ctx().db.$count(suppressions, sql`email_norm = ${email} and lifted_at is null`);
    expect(await live()).toBe(2);
    await page.goto(`${at.page}?in=${language}`);
    await expect(boxes.last()).not.toBeChecked();
    await expect(page.getByLabel(say.pause)).toHaveValue(day);

    // Saved again with another day, and taken back.
    await page.getByLabel(say.pause).fill("");
    await page.getByRole("button", { name: say.save }).click();
    await page.getByRole("button", { name: say.undo }).click();
    await expect(page.getByLabel(say.pause)).toHaveValue(day);
    await page.getByLabel(say.pause).evaluate((field) => field.removeAttribute("min"));
    await page.getByLabel(say.pause).fill("2020-01-01");
    await page.getByRole("button", { name: say.save }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await live()).toBe(2);

    // Scanners read every address of the page and change nothing.
    for (const address of [at.page, `${at.page}?data`, `${at.page}?act=erase`]) {
      for (const method of ["GET", "HEAD"]) expect((await fetch(address, { method })).status).toBe(200);
    }
    expect((await fetch(at.page, { method: "POST", body: "act=erase" })).status).toBe(200);
    expect(await ctx().db.$count(contacts, eq(contacts.emailNorm, email))).toBe(1);
    const data = await fetch(`${at.page}?data`);
    expect(data.headers.get("content-disposition")).toContain("my-data.json");
    expect(await data.json()).toMatchObject({ email, entry: { name: "Karim Al-Rubaie" } });

    await page.goto(`${at.page}?in=${language}`);
    await page.getByText(say.erase, { exact: true }).click();
    await page.getByRole("button", { name: say.yes }).click();
    await expect(page.getByRole("heading", { name: say.gone })).toBeVisible();
    expect(await ctx().db.$count(contacts, eq(contacts.emailNorm, email))).toBe(0);
    expect((await fetch(at.page, { method: "POST", body: new URLSearchParams({ act: "erase" }) })).status).toBe(200);
    // The browser remarks on the one answer that refused.
    expect(complaints.filter((says) => !says.includes("422"))).toEqual([]);
    await context.close();
  });

  test(`the preferences in ${language} are open to all, by day and night, on a desk and a phone`, async ({
    browser,
    ctx,
    site,
  }) => {
    test.slow();
    const at = await reader(ctx(), site.url, `helen.${language}@gulf.example`, language);
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(at.page);
    await look(page, `prefer-${language}`);
    await page.getByText(words[language].data, { exact: true }).click();
    await page.getByText(words[language].erase, { exact: true }).click();
    await page.getByRole("button", { name: words[language].save }).click();
    await page.getByText(words[language].data, { exact: true }).click();
    await page.getByText(words[language].erase, { exact: true }).click();
    await look(page, `prefer-${language}-saved`);
    await page.goto(at.leave);
    await look(page, `leave-${language}`);
    await context.close();
  });
}

test("a link to preferences that was cut short says so", async ({ page, site }) => {
  const reply = await page.goto(`${site.url}/p/short`);
  expect(reply?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});
