import AxeBuilder from "@axe-core/playwright";
import { packRef } from "@/base/delivery-ref";
import { expect, test } from "../fixtures";
import { headerOf, readMessage } from "./checklist/message";
import { judgeMessage, leaves } from "./checklist/rules";
import { combinations, messagesIn, now } from "./checklist/sample";

for (const { combination, languages } of combinations) {
  test(`a mail in ${combination} holds to every rule of the checklist`, async () => {
    for (const { bytes, email, from } of await messagesIn(combination)) {
      const verdict = judgeMessage(bytes, { from, to: email, languages, hasPostalAddress: true, now });
      expect(verdict.fails).toEqual([]);
      expect(verdict.warnings.length, JSON.stringify(verdict.warnings)).toBeLessThanOrEqual(2);
    }
  });

  test(`no two mails of a send in ${combination} share what is one reader's, and none names another`, async () => {
    const mails = (await messagesIn(combination)).map(({ bytes, email, from }) => {
      const { headers, source } = readMessage(bytes);
      const of = (name: string) => headerOf(headers, name) ?? "";
      return {
        from,
        email,
        source,
        id: of("message-id"),
        leave: of("list-unsubscribe"),
        list: of("list-id"),
        feedback: of("feedback-id"),
      };
    });
    for (const own of ["from", "email", "id", "leave"] as const) {
      expect(new Set(mails.map((mail) => mail[own])).size, own).toBe(mails.length);
    }
    for (const shared of ["list", "feedback"] as const) expect(new Set(mails.map((mail) => mail[shared])).size).toBe(1);
    for (const { email, source } of mails) {
      for (const other of mails.filter((mail) => mail.email !== email)) expect(source).not.toContain(other.email);
    }
  });

  test(`a mail in ${combination} reads well in a browser, by day and by night`, async ({ browser }) => {
    const [mail] = await messagesIn(combination);
    const html = leaves(readMessage(mail?.bytes ?? Buffer.alloc(0))).html?.text ?? "";
    for (const [width, colorScheme] of [
      [360, "light"],
      [800, "dark"],
    ] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.setContent(html);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env.BAYAN_SHOTS) {
        await page.screenshot({ path: `${process.env.BAYAN_SHOTS}/mail-${combination}-${width}.png`, fullPage: true });
      }
      await context.close();
    }
  });
}

test("a comma between a phone and an address stands on the far side of the phone in Arabic", async ({ page }) => {
  const [mail] = await messagesIn("ar");
  await page.setContent(leaves(readMessage(mail?.bytes ?? Buffer.alloc(0))).html?.text ?? "");
  const [comma, phone] = await page.locator("a[href^='tel:']").evaluate((link) => {
    const text = link.closest("span")?.nextSibling;
    if (!text) throw new Error("nothing follows the phone");
    const range = window.document.createRange();
    const at = text.textContent?.indexOf("،") ?? -1;
    const holder = at < 0 ? text.nextSibling : text;
    if (!holder) throw new Error("no comma follows the phone");
    const from = holder.textContent?.indexOf("،") ?? 0;
    range.setStart(holder, from);
    range.setEnd(holder, from + 1);
    return [range.getBoundingClientRect().x, link.getBoundingClientRect().x];
  });
  expect(comma).toBeLessThan(phone ?? 0);
});

test("a fault of each kind is found by its rule", async () => {
  const [mail] = await messagesIn("ar+en");
  const source = mail?.bytes.toString("latin1") ?? "";
  const rulesOf = (changed: string, languages: ("en" | "ar")[] = ["ar", "en"]) =>
    judgeMessage(Buffer.from(changed, "latin1"), {
      from: mail?.from ?? "",
      to: mail?.email ?? "",
      languages,
      now,
    }).fails.map(({ rule }) => rule);
  expect(rulesOf(source)).toEqual([]);
  expect(rulesOf(source.replace("\r\n", "\n"))).toContain("S1");
  expect(rulesOf(source.replace("Precedence: list", "Bcc: all@victims.example"))).toContain("S10");
  expect(rulesOf(source.replace("Precedence: list", "From: other@x.example"))).toContain("S6");
  expect(rulesOf(source.replace(/^Date: .*$/m, "Date: today"))).toContain("S8");
  expect(rulesOf(source.replace(/@rafidain-relief.example>\r\nDate/, "@localhost>\r\nDate"))).toContain("S9");
  expect(rulesOf(source.replace("List-Unsubscribe=One-Click", "One-Click"))).toContain("B2");
  expect(rulesOf(source.replace(/--\r\n$/, "\r\n"))).toContain("M0");
  expect(rulesOf(source, ["en", "ar"])).toContain("M4b");
});

test("the token of a reader stands in no header but their own link", async () => {
  const [mail] = await messagesIn("en");
  const { headerLines } = readMessage(mail?.bytes ?? Buffer.alloc(0));
  const ref = packRef({ sliceId: 7, id: 1 });
  const holding = headerLines.filter((line) => line.includes(ref)).map((line) => /^[\w-]+/.exec(line)?.[0] ?? "folded");
  expect(holding.sort()).toEqual(["X-Send-Ref", "folded", "folded"]);
});
