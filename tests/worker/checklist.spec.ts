import AxeBuilder from "@axe-core/playwright";
import { packRef } from "@/base/delivery-ref";
import { identityOf } from "@/base/mail-identity";
import { parseDocument } from "@/document/schema";
import { renderMail } from "@/domain/distribution/render";
import type { ReleaseRow } from "@/domain/releases/rows";
import type { Newsroom } from "@/domain/settings/queries";
import { compileMail } from "@/worker/smtp/compile-mail";
import { fillTemplate, unpackTemplate } from "@/worker/smtp/template";
import { expect, test } from "../fixtures";
import { headerOf, readMessage } from "./checklist/message";
import { judgeMessage, leaves } from "./checklist/rules";

const now = new Date("2026-11-30T09:00:00Z");
const inline = (text: string) => [{ type: "text", text }];
const paragraph = (text: string, type = "paragraph") => ({ type, content: inline(text) });

/** A release with every block that a mail shows, in one language. */
const written = (words: {
  lead: string;
  text: string;
  quote: string;
  speaker: string;
  item: string;
  cue: string;
  contact: string;
}) =>
  parseDocument({
    type: "doc",
    content: [
      paragraph(words.lead, "lead"),
      paragraph(words.text),
      { type: "heading", attrs: { level: 2 }, content: inline(words.item) },
      {
        type: "quote",
        content: [
          { type: "quoteText", content: [paragraph(words.quote)] },
          { type: "attribution", attrs: { text: words.speaker } },
        ],
      },
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph(words.item)] }] },
      { type: "rule" },
      paragraph(words.text),
      {
        type: "contacts",
        content: [paragraph(words.cue, "contactCue"), { type: "contact", attrs: { raw: words.contact } }],
      },
    ],
  });

const texts = {
  en: {
    headline: "Clean water returns to 43 villages in Ninewa and Anbar",
    preheader: "A joint programme rebuilds 12 pumping stations and trains 120 operators",
    datelinePlace: "Mosul",
    document: written({
      lead: "Rafidain Relief and the water directorates have returned clean drinking water to 43 villages.",
      text: "Engineering teams rebuilt 12 pumping stations & laid 86 kilometres of pipe; 5 < 7 stations remain. ".repeat(
        6,
      ),
      quote: "Today water reaches homes in 43 villages, and it is the residents themselves who run the stations.",
      speaker: "Dr. Salma Al-Jubouri, Head of Programmes",
      item: "Solar power at seven sites",
      cue: "For more information, please contact:",
      contact: "Noor Al-Azzawi, Media Officer, +964 750 000 0142, press@rafidain-relief.example",
    }),
  },
  ar: {
    headline: "المياه الصالحة للشرب تعود إلى 43 قرية في نينوى والأنبار",
    preheader: "برنامج مشترك يعيد تأهيل 12 محطة ضخ ويدرّب 120 مشغّلاً",
    datelinePlace: "الموصل",
    document: written({
      lead: "أعادت منظمة الرافدين للإغاثة بالتعاون مع مديريتي ماء نينوى والأنبار المياه الصالحة للشرب إلى 43 قرية.",
      text: "أعادت الفرق الهندسية تأهيل 12 محطة ضخ، ومدّت 86 كيلومتراً من الأنابيب. ".repeat(6),
      quote: "أما اليوم فالماء يصل إلى البيوت في 43 قرية، والأهالي أنفسهم هم من يديرون المحطات.",
      speaker: "د. سلمى الجبوري، مديرة البرامج",
      item: "منظومات طاقة شمسية في سبعة مواقع",
      cue: "للمزيد من المعلومات يرجى الاتصال:",
      contact: "نور العزاوي، مسؤولة الإعلام، هاتف +964 750 000 0142، press@rafidain-relief.example",
    }),
  },
};

const blank = {
  kicker: "",
  subhead: "",
  datelineText: "",
  datelineDate: "2026-11-30",
  summary: "",
  mailSubject: "",
  schemaVersion: 1,
  contentHash: "",
  releaseId: "r",
};
const revision = (language: "en" | "ar") => ({
  ...blank,
  language,
  ...texts[language],
  kicker: language === "ar" ? "بيان صحفي" : "Press release",
});

const newsroom: Newsroom = {
  names: { en: "Rafidain Relief", ar: "الرافدين للإغاثة" },
  zone: "Asia/Baghdad",
  digits: "latn",
  region: "IQ",
  languages: [
    { language: "en", isSource: true, isPublic: true },
    { language: "ar", isSource: false, isPublic: true },
  ],
  source: "en",
  senderEmail: "press@rafidain-relief.example",
  senderNames: { en: "Rafidain Relief", ar: "الرافدين للإغاثة" },
  replyTo: "press@rafidain-relief.example",
  postalAddresses: { en: "Rafidain Relief, Karrada, Baghdad, Iraq", ar: "الرافدين للإغاثة، الكرادة، بغداد، العراق" },
  twoPairsOfEyes: false,
  senderIsNotApprover: false,
  uncertainPolicy: "resend",
  severities: {},
  setUp: true,
};

// Only what a mail reads of a release.
const release = {
  state: "published",
  slug: "clean-water",
  publishedAt: now,
  publishAt: null,
  embargoUntil: null,
} as ReleaseRow;

const readers = [
  { name: "كريم الربيعي", email: "k.rubaie@nahrain.example" },
  { name: "Helen Marsh, Gulf Wire (desk)", email: "h.marsh@gulfwire.example" },
  { name: "", email: "newsroom@tigris24.example" },
];

async function messagesIn(combination: string) {
  process.env.BAYAN_URL = "https://news.rafidain-relief.example";
  const mail = await renderMail({ combination, release, revisions: [revision("en"), revision("ar")], newsroom });
  const facts = {
    fromEmail: newsroom.senderEmail,
    replyTo: newsroom.replyTo,
    listName: "Rafidain Relief",
    feedbackId: "0b0e0c1a:press:release:bayan",
  };
  const template = unpackTemplate(await compileMail(mail, facts));
  return readers.map(({ name, email }, index) => {
    const identity = identityOf({
      key: "k".repeat(40),
      sendId: "0b0e0c1a-0000-4000-8000-000000000001",
      emailNorm: email,
      ref: { sliceId: 7, id: index + 1 },
      domain: "rafidain-relief.example",
      bounceDomain: "bounces.rafidain-relief.example",
    });
    const bytes = fillTemplate(template, {
      to: { name, address: email },
      messageId: identity.messageId,
      date: now,
      listUnsubscribe: `<https://news.rafidain-relief.example/u/${identity.unsubscribeToken}>`,
      sendRef: identity.sendRef,
      token: identity.unsubscribeToken,
    });
    return { bytes, email, from: identity.envelopeFrom };
  });
}

const combinations: { combination: string; languages: ("en" | "ar")[] }[] = [
  { combination: "en", languages: ["en"] },
  { combination: "ar", languages: ["ar"] },
  { combination: "en+ar", languages: ["en", "ar"] },
  { combination: "ar+en", languages: ["ar", "en"] },
];

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
  expect(holding.sort()).toEqual(["X-Send-Ref", "folded"]);
});
