import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { eq, sql } from "drizzle-orm";
import { sends } from "@/db/schema/distribution";
import { importContacts } from "@/domain/contacts/import";
import type { Ctx } from "@/domain/context";
import { publishRelease } from "@/domain/publication/publish";
import { expect, test } from "../fixtures";
import type { Words } from "../support/interface-words";
import { look } from "../support/look";
import { goodPassword } from "../support/people";
import { draft } from "../support/releases";

/** From a file of contacts to a report, as a press officer meets it; then one journalist leaves. */

test.describe.configure({ mode: "parallel", timeout: 240_000 });
test.use({ actionTimeout: 15_000 });

const csv = (list: string) =>
  [
    "email,name,name_ar,language,outlet",
    `karim@${list}.example,Karim Al-Rubaie,كريم الربيعي,ar,Al-Nahrain Daily`,
    `helen@${list}.example,Helen Marsh,,en,Gulf Wire`,
    `amal@${list}.example,Amal Sabri,آمال صبري,ar+en,Radio Dijla Voice`,
    "not an address,Nobody,,,",
  ].join("\n");

for (const language of ["en", "ar"] as const) {
  test(`a release goes to a list, is watched and reported, and who left gets no other (${language})`, async ({
    page,
    context,
    site,
    ctx,
    desk,
  }) => {
    const { t, heard } = await desk(language);
    const { id } = await draft(ctx());
    await publishRelease(ctx(), { id });
    const list = `desks-${language}`;

    await page.goto(`${site.url}/desk/contacts/import`);
    await page.getByLabel(t("contactImport.choose")).setInputFiles({
      name: "press.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv(list)),
    });
    await page.getByLabel(t("contactImport.list")).fill(list);
    await page.getByRole("button", { name: t("contactImport.check") }).click();
    await expect(page.getByText(t("contactImport.because.email-invalid"))).toBeVisible();
    await look(page, `${language}-import-checked`);
    await page.getByRole("button", { name: t("contactImport.import", { count: 3 }) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("contactImport.done"));

    await chooseAudience(page, `${site.url}/desk/releases/${id}/audience`, list, t);
    await expect(page.locator(".led .tot dd")).toHaveText("3");
    await look(page, `${language}-audience`);
    await page.getByRole("button", { name: t("audience.next") }).click();

    await page.waitForURL(/\/send\/test/);
    await page.getByLabel(t("send.testTo")).fill("sara@newsroom.example");
    await page.getByRole("button", { name: t("send.testButton") }).click();
    await expect(page.getByText(t("send.testQueued"))).toBeVisible();
    expect((await site.sink.mailTo("sara@newsroom.example")).parsed.subject).toMatch(/^\[TEST\] /);
    await expect(page.getByText(t("send.testAccepted"))).toBeVisible();
    await look(page, `${language}-test`);

    await page.getByRole("link", { name: t("send.toConfirm") }).click();
    const sendButton = page.getByRole("button", { name: t("send.sendTo", { count: "3" }) });
    await expect(sendButton).toBeVisible();
    await expect(page.locator(".say")).toContainText("3");
    await look(page, `${language}-confirm`);
    await prove(page, t);
    await sendButton.click();

    // The hold: nothing leaves while it runs, and another page shows the same.
    await expect(page.getByRole("timer")).toBeVisible();
    await look(page, `${language}-hold`);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByRole("button", { name: t("send.cancelHold") })).toBeVisible();
    expect(site.sink.mails.filter(({ to }) => to[0]?.endsWith(`@${list}.example`))).toEqual([]);
    await page.close();

    // The tab is closed; the other one sees the end without being touched.
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(t("send.finishedTitle", { done: 3, total: 3 }), {
      timeout: 90_000,
    });
    await look(other, `${language}-progress`);
    const mail = await site.sink.mailTo(`amal@${list}.example`);
    expect(mail.parsed.headers.get("list")).toBeTruthy();

    await other.getByRole("link", { name: t("send.toReport") }).click();
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(t("report.title"));
    await expect(other.getByRole("row", { name: new RegExp(`helen@${list}.example`) })).toContainText("250");
    await look(other, `${language}-report`);
    const file = await takeFile(other, ctx(), t, language);
    const rows = readFileSync(await file.path(), "utf8").split("\r\n");
    expect(rows).toHaveLength(5);
    expect(rows[0]).toBe(
      "\ufeffemail,name,outlet,languages,state,may_have_arrived,attempts,accepted_at,deferred_until,code,relay,bounced,bounced_at,bounce,complained_at,unsubscribed_at",
    );
    expect(rows.filter((row) => /^(karim|helen).*,(Al-Nahrain Daily|Gulf Wire),/.test(row))).toHaveLength(2);

    // Amal follows the link in her mail and leaves; the next send does without her.
    const leave = /https?:\/\/\S+\/u\/[\w.%~-]+/.exec(mail.parsed.text ?? "")?.[0];
    expect(leave).toBeDefined();
    await other.goto(leave ?? "");
    await other.getByRole("main").getByRole("button").first().click();
    const next = await draft(ctx());
    await publishRelease(ctx(), { id: next.id });
    await chooseAudience(other, `${site.url}/desk/releases/${next.id}/audience`, list, t);
    await expect(other.locator(".led .tot dd")).toHaveText("2");
    await expect(other.locator(".led")).toContainText(t("audience.unsubscribed"));
    expect(heard).toEqual([]);
  });

  test(`a send is stopped in its last seconds, and nothing has left (${language})`, async ({
    page,
    site,
    ctx,
    desk,
  }) => {
    const { t } = await desk(language);
    const { id } = await draft(ctx());
    await publishRelease(ctx(), { id });
    const list = `held-${language}`;
    await importContacts(ctx(), { bytes: Buffer.from(csv(list)), list });
    await chooseAudience(page, `${site.url}/desk/releases/${id}/audience`, list, t);
    await page.getByRole("button", { name: t("audience.next") }).click();
    await page.waitForURL(/\/send\/test/);
    await page.getByRole("link", { name: t("send.toConfirm") }).click();
    await prove(page, t);
    // Back to the audience: who was fixed has not been sent anything, and is chosen anew.
    await page.getByRole("link", { name: t("send.back") }).click();
    await expect(page.getByText(t("audience.changed"))).toBeVisible();
    await expect(page.locator(".led .tot dd")).toHaveText("3");
    await look(page, `${language}-audience-changed`);
    await page.getByRole("radio", { name: t("audience.both") }).check();
    await page.waitForURL(/languageRule=both/);
    await page.getByRole("button", { name: t("audience.next") }).click();
    await page.waitForURL(/\/send\/test/);
    await page.getByRole("link", { name: t("send.toConfirm") }).click();
    await prove(page, t);
    expect(await ctx().db.$count(sends, eq(sends.releaseId, id))).toBe(1);
    await page.getByRole("button", { name: t("send.sendTo", { count: "3" }) }).click();
    await page.getByRole("button", { name: t("send.cancelHold") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("send.cancelledNone"));
    await look(page, `${language}-cancelled`);
    expect(site.sink.mails.filter(({ to }) => to[0]?.endsWith(`@${list}.example`))).toEqual([]);
  });
}

async function chooseAudience(page: Page, address: string, list: string, t: Words): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("audience.title"));
  await page.getByRole("checkbox", { name: list }).check();
  // The count follows by itself.
  await page.waitForURL(/listIds/);
}

/** Gives the password where the screen asks for it. */
async function prove(page: Page, t: Words): Promise<void> {
  const field = page.getByLabel(t("send.stepUp"));
  // The audience is being fixed until then: a job on a machine that has other work too.
  await expect(page.getByRole("button", { name: /3/ })).toBeVisible({ timeout: 45_000 });
  if (await field.isVisible()) await field.fill(goodPassword);
}

/** Names and addresses leave as a file only by the hand of whoever proves who they are. */
async function takeFile(page: Page, { db }: Ctx, t: Words, language: string) {
  await db.execute(sql`update sessions set stepped_up_at = null`);
  await page.getByRole("link", { name: t("report.csv"), exact: true }).click();
  const proof = page.getByLabel(t("newsroomForm.proof"), { exact: true });
  await proof.fill("not the password");
  await look(page, `${language}-report-file`);
  await page.getByRole("button", { name: t("reportFile.download") }).click();
  await expect(page.getByText(t("refusal.password-wrong"))).toBeVisible();
  await proof.fill(goodPassword);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: t("reportFile.download") }).click(),
  ]);
  return file;
}
