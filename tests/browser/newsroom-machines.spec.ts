import { previewToken } from "@/domain/newsroom/preview";
import { openCtx } from "@/domain/open";
import { publishRelease } from "@/domain/publication/publish";
import { expect, operator, test } from "@/tests/fixtures";
import { brief, draftOf, type Filled, fillNewsroom } from "@/tests/support/newsroom";

let filled: Filled;
const newest = () => filled.out.at(-1) ?? "";

test.beforeAll(async ({ site: _ }) => {
  filled = await fillNewsroom(openCtx(operator, new Date()));
});

test("every language of a page points at the others and they point back", async ({ page, site }) => {
  const alternates = async (path: string) => {
    await page.goto(site.url + path);
    const links = await page
      .locator("link[rel=alternate][hreflang]")
      .evaluateAll((all) => all.map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")] as const));
    return Object.fromEntries(links);
  };
  for (const path of ["/news", `/news/${newest()}`]) {
    const english = await alternates(`/en${path}`);
    expect(english).toEqual({
      en: `${site.url}/en${path}`,
      ar: `${site.url}/ar${path}`,
      "x-default": `${site.url}/en${path}`,
    });
    expect(await alternates(`/ar${path}`)).toEqual(english);
  }
  expect(await alternates(`/en/news/${filled.english}`)).toEqual({
    en: `${site.url}/en/news/${filled.english}`,
    "x-default": `${site.url}/en/news/${filled.english}`,
  });
});

test("the facts for search engines name the translation and the correction", async ({ page, site }) => {
  const facts = async (path: string) => {
    await page.goto(site.url + path);
    return JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "");
  };
  const slug = filled.corrected;
  const at = (language: string) => `${site.url}/${language}/news/${slug}`;
  expect(await facts(`/ar/news/${slug}`)).toMatchObject({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": at("ar"),
    inLanguage: "ar",
    headline: "افتتاح إحدى عشرة مدرسة في الحويجة",
    publisher: { name: "الرافدين للإغاثة" },
    translationOfWork: { "@id": at("en"), inLanguage: "en" },
    correction: [{ "@type": "CorrectionComment", text: expect.stringContaining("تسع مدارس") }],
  });
  expect(await facts(`/en/news/${slug}`)).toMatchObject({ workTranslation: [{ "@id": at("ar"), inLanguage: "ar" }] });
});

test("what is not public has no address in any list, feed or sitemap, and answers as if it were nothing", async ({
  site,
}) => {
  const read = async (path: string) => {
    const reply = await fetch(site.url + path);
    return { status: reply.status, text: await reply.text() };
  };
  const lists = [
    "/en/news",
    "/ar/news",
    "/en/feed.xml",
    "/ar/feed.xml",
    "/en/atom.xml",
    "/ar/feed.json",
    "/sitemap.xml",
  ];
  for (const path of lists) {
    const { status, text } = await read(path);
    expect(status, path).toBe(200);
    for (const slug of [filled.scheduled, filled.draft, filled.withdrawn]) expect(text, path).not.toContain(slug);
    expect(text, path).not.toContain("nobody may read this");
    expect(text, path).not.toContain("5,000");
  }
  const nothing = await read("/en/news/nothing-at-all");
  for (const path of [filled.scheduled, `${filled.scheduled}/both`, `${filled.scheduled}.txt`, filled.draft]) {
    const { status, text } = await read(`/en/news/${path}`);
    expect(status, path).toBe(404);
    expect(text, path).toBe(nothing.text);
  }
});

test("a feed is whole: its language, direction in its markup, addresses as ids", async ({ site }) => {
  const reply = await fetch(`${site.url}/ar/feed.xml`);
  expect(reply.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  const rss = await reply.text();
  expect(rss).toContain("<language>ar</language>");
  expect(rss).toContain('<div lang="ar" dir="rtl">');
  expect(rss).toContain(`<guid isPermaLink="false">${site.url}/ar/news/${newest()}</guid>`);
  const json = await (await fetch(`${site.url}/en/feed.json`)).json();
  expect(json).toMatchObject({
    language: "en",
    items: expect.arrayContaining([expect.objectContaining({ id: `${site.url}/en/news/${newest()}` })]),
  });
});

test("what is published shows within a second on a page that was kept", async ({ site }) => {
  const titles = async () => (await (await fetch(`${site.url}/en/news`)).text()).includes("A bridge opens at noon");
  expect(await titles()).toBe(false);
  const ctx = openCtx(operator, new Date());
  const draft = await draftOf(ctx, {
    en: brief("A bridge opens at noon", "The bridge is open."),
    ar: brief("جسر يُفتتح ظهراً", "الجسر مفتوح."),
  });
  await publishRelease(ctx, { id: draft.id });
  await expect.poll(titles, { timeout: 1000, intervals: [20] }).toBe(true);
});

test("a preview is the public page to the letter, in a frame of ours and in no cache", async ({ site }) => {
  const token = previewToken(filled.scheduledId, new Date(Date.now() + 60_000));
  const read = async (query: string) => {
    const reply = await fetch(`${site.url}/preview/${token}${query}`);
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
  const web = await read("?language=ar");
  expect(web.status).toBe(200);
  expect(web.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  expect(web.headers.get("cache-control")).toBe("private, no-store");
  expect(web.headers.get("x-robots-tag")).toBe("noindex");
  expect(web.text).toContain("تحت الحظر");
  expect((await read("?language=both")).text).toContain('class="both"');
  const text = await read("?surface=text&language=both&first=ar");
  expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(text.text.indexOf("تحت الحظر")).toBeLessThan(text.text.indexOf("Under the clock"));
  expect(text.text).toContain("* * * * *");
  const mail = await read("?surface=mail&language=en");
  expect(mail.text).toContain("Under the clock");
  expect(mail.headers.get("content-security-policy")).toContain("script-src 'none'");
  expect((await fetch(`${site.url}/preview/${token.slice(0, -2)}`)).status).toBe(404);
});
