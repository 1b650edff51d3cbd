import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { desk, page1, page2 } from "../support/book";
import { enter } from "../support/desk";
import { draft } from "../support/releases";

/** What comes from Word, Google Docs and the web is a text of ours once it is pasted. */

async function paste(page: Page, side: "start" | "end", html: string, text = "") {
  const writing = page.locator(`[data-page="${side}"] .writing`);
  const last = writing.locator("> p").last();
  await last.click();
  await expect(async () => {
    await page.keyboard.press("Control+End");
    const isAtEnd = await last.evaluate((element) => {
      const { focusNode, focusOffset } = document.getSelection() ?? {};
      return element.contains(focusNode ?? null) && focusOffset === focusNode?.textContent?.length;
    });
    expect(isAtEnd).toBe(true);
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(last).toHaveText("");
  await writing.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      if (given.html) clipboardData.setData("text/html", given.html);
      clipboardData.setData("text/plain", given.text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { html, text },
  );
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
<p class=MsoNormal style='font-family:"Times New Roman";color:red'>The teams <b>rebuilt 12</b> stations:<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>pumps<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a.<span>&nbsp;&nbsp; </span></span>pipes<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span>meters<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><st1:place w:st="on">Mosul</st1:place> follows.<img src="file:///C:/x.png"></p></body></html>`;

const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="rtl" style="line-height:1.38"><span style="font-family:Arial">أعادت الفرق تأهيل </span><span style="font-weight:700">12 محطة</span><span>.</span></p><ul><li dir="rtl" aria-level="1"><p dir="rtl" role="presentation"><span>مضخات\u200f</span></p></li><li dir="rtl"><p dir="rtl"><span>عدّادات</span></p></li></ul><br /></b>`;

test("Word's list is a list, its bold is bold and the rest of it stays outside", async ({
  site,
  ctx,
  page,
  context,
}) => {
  await page.setViewportSize(desk);
  const { id } = await draft(ctx());
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await paste(page, "start", word);
  const writing = page1(page).locator(".writing");
  await expect(writing.locator("> ol > li")).toHaveText([/^pumps/, "meters"]);
  await expect(writing.locator("> ol ol, > ol ul")).toHaveText("pipes");
  await expect(writing.locator("strong")).toHaveText("rebuilt 12");
  await expect(writing.locator("> p").last()).toHaveText("Mosul follows.");
  await expect(writing.locator("img, [style*=color], [class*=Mso]")).toHaveCount(0);
  // The empty paragraph of Word is gone: the lead, what was pasted, nothing between.
  await expect(writing.locator("> p", { hasText: /^\s*$/ })).toHaveCount(0);
});

test("Google Docs' Arabic keeps its lists, without hidden signs", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(desk);
  const { id } = await draft(ctx());
  await enter(context, ctx(), site, { language: "ar" });
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await paste(page, "end", docs);
  const writing = page2(page).locator(".writing");
  await expect(writing.locator("> ul > li")).toHaveText(["مضخات", "عدّادات"]);
  await expect(writing.locator("strong")).toHaveText("12 محطة");
  expect(await writing.textContent()).not.toContain("\u200f");
  await expect(writing.locator("> p", { hasText: "أعادت الفرق تأهيل 12 محطة." })).toHaveCount(1);
});

test("a script on the clipboard is not even text", async ({ site, ctx, page, context }) => {
  await page.setViewportSize(desk);
  const { id } = await draft(ctx());
  await enter(context, ctx(), site);
  await page.goto(`${site.url}/desk/releases/${id}/edit`);
  await paste(
    page,
    "start",
    `<p onclick="x()">Safe<script>window.pwned=1</script><a href="javascript:x()">link</a></p>`,
  );
  const writing = page1(page).locator(".writing");
  await expect(writing).toContainText("Safelink");
  await expect(writing.locator("a, script, [onclick]")).toHaveCount(0);
  await paste(page, "start", "", "One line\n\nand another");
  await expect(writing.locator("> p").last()).toHaveText("and another");
});
