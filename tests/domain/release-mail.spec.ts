import { expect, test } from "@playwright/test";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import type { Language } from "@/base/vocabulary";
import type { DocumentJson } from "@/document/schema";
import { type MailPart, type ReleaseMail, renderReleaseMail } from "@/emails/release";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const text = (value: string) => ({ type: "text", text: value });
const paragraph = (value: string) => ({ type: "paragraph", content: [text(value)] });

function part(lang: "en" | "ar"): MailPart {
  const ar = lang === "ar";
  const document: DocumentJson = {
    type: "doc",
    content: [
      { type: "lead", content: [text(ar ? "عادت المياه إلى 43 قرية." : "Water returned to 43 villages.")] },
      {
        type: "quote",
        content: [
          { type: "quoteText", content: [paragraph(ar ? "وصل الماء" : "Water came")] },
          { type: "attribution", attrs: { text: ar ? "سلمى" : "Salma" } },
        ],
      },
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [paragraph(ar ? "<b>قسم</b> أول" : "<b>part</b> one")] }],
      },
      {
        type: "contacts",
        content: [
          { type: "contactCue", content: [text(ar ? "للاتصال:" : "Contact:")] },
          {
            type: "contact",
            attrs: { raw: ar ? "نور، هاتف ٠٧٥٠ ٤٤٥ ١٠٤٢، press@relief.example" : "Noor, +964 750 445 1042" },
          },
        ],
      },
    ],
  };
  return {
    version: {
      lang,
      headline: ar ? "المياه تعود" : "Water returns",
      dateline: { place: ar ? "الموصل" : "Mosul", date: "2026-11-30" },
      document,
    },
    url: `https://news.example/${lang}/news/water`,
  };
}

const mail = (first: "en" | "ar", ...rest: ("en" | "ar")[]): ReleaseMail => ({
  parts: [part(first), ...rest.map(part)],
  names: { en: "Relief", ar: "الإغاثة" },
  postalAddresses: { en: "Karrada, Baghdad", ar: "الكرادة، بغداد" },
  zone: "Asia/Baghdad",
  zoneNames: { en: "Baghdad", ar: "بغداد" },
  digits: "latn",
  publishedAt: new Date("2026-11-30T09:00:00Z"),
  unsubscribeUrl: "https://news.example/u/token",
  preferencesUrl: "https://news.example/p/token",
});

/** Every text node with the nearest `dir` and `lang` above it, and every element. */
function walk(html: string) {
  const texts: { value: string; dir?: string; lang?: string }[] = [];
  const elements: Element[] = [];
  const visit = (node: Node, dir?: string, lang?: string) => {
    if (defaultTreeAdapter.isTextNode(node) && node.value.trim()) texts.push({ value: node.value.trim(), dir, lang });
    if (!("childNodes" in node)) return;
    const attributes = defaultTreeAdapter.isElementNode(node) ? node.attrs : [];
    if (defaultTreeAdapter.isElementNode(node)) {
      if (node.tagName === "style" || node.tagName === "title") return;
      elements.push(node);
    }
    const own = (name: string) => attributes.find((attribute) => attribute.name === name)?.value;
    for (const child of node.childNodes) visit(child, own("dir") ?? dir, own("lang") ?? lang);
  };
  visit(parse(html));
  return { texts, elements };
}

for (const order of [["ar"], ["en"], ["ar", "en"], ["en", "ar"]] as [Language & ("en" | "ar"), ...("en" | "ar")[]][]) {
  test(`a mail in ${order.join(" then ")} says direction and language at every text`, async () => {
    const { html, subject } = await renderReleaseMail(mail(...order));
    expect(subject).toBe(order[0] === "ar" ? "المياه تعود" : "Water returns");
    const { texts, elements } = walk(html);
    for (const { value, dir, lang } of texts) {
      if (/\p{Script=Arabic}/u.test(value)) expect([dir, lang], value).toEqual(["rtl", "ar"]);
      else if (/[A-Za-z]/.test(value) && !value.includes("@")) expect([dir, lang], value).toEqual(["ltr", "en"]);
    }
    expect(elements.filter(({ tagName }) => tagName === "bdi" || tagName === "script")).toEqual([]);
    const links = elements.filter(({ tagName }) => tagName === "a");
    expect(links.filter(({ attrs }) => attrs.some(({ name }) => name === "dir"))).toEqual([]);
    expect(
      links.filter(({ attrs }) => attrs.some(({ value }) => value === "https://news.example/u/token")),
    ).toHaveLength(order.length);
  });
}

test("user text is escaped, and quotation marks come from the language", async () => {
  const { html } = await renderReleaseMail(mail("ar", "en"));
  expect(html).toContain("&lt;b&gt;part&lt;/b&gt; one");
  expect(walk(html).texts.map(({ value }) => value)).toEqual(expect.arrayContaining(["«وصل الماء»", "“Water came”"]));
});

test("a phone in an Arabic contact is isolated, in Western digits, and can be called", async () => {
  const { html, text: plain } = await renderReleaseMail(mail("ar"));
  expect(html).toMatch(
    /<span dir="ltr"[^>]*>\u200e<a class="lnk" href="tel:\+9647504451042"[^>]*>\+964 750 445 1042<\/a>\u200e<\/span>/,
  );
  expect(plain).toContain("\u200e+964 750 445 1042\u200e");
});

test("the text part carries both languages apart by a line of stars, with a way to leave in each", async () => {
  const { text: plain } = await renderReleaseMail(mail("ar", "en"));
  const [ar = "", en = ""] = plain.split("\n\n* * * * *\n\n");
  expect(ar.startsWith("المياه تعود")).toBe(true);
  expect(ar).toContain("إلغاء الاشتراك:\nhttps://news.example/u/token");
  expect(en).toContain("Unsubscribe:\nhttps://news.example/u/token");
  expect(en).toContain("“Water came”\nSalma");
});

test("an embargo stands above everything, and without a page there is no link to one", async () => {
  const [first] = mail("en").parts;
  const embargoed = await renderReleaseMail({
    ...mail("en"),
    parts: [{ ...first, url: undefined }],
    publishedAt: undefined,
    embargoUntil: new Date("2026-11-30T09:00:00Z"),
  });
  expect(embargoed.text.startsWith("Embargoed until Monday 30 November 2026, 12:00 Baghdad time")).toBe(true);
  expect(embargoed.html).not.toContain("Read on the web");
});
