import { identityOf } from "@/base/mail-identity";
import { parseDocument } from "@/document/schema";
import { renderMail } from "@/domain/distribution/render-mail";
import type { ReleaseRow } from "@/domain/releases/rows";
import type { Newsroom } from "@/domain/settings/queries";
import { fillingOf } from "@/worker/filling";
import { compileMail } from "@/worker/smtp/compile-mail";
import type { DkimKey } from "@/worker/smtp/dkim";
import { pressOf } from "@/worker/smtp/press";
import { unpackTemplate } from "@/worker/smtp/template";

/** Mails of one believable release, made as a send makes them. */
export const now = new Date("2026-11-30T09:00:00Z");
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
  sender: undefined,
  senderEmail: "press@rafidain-relief.example",
  senderNames: { en: "Rafidain Relief", ar: "الرافدين للإغاثة" },
  replyTo: "press@rafidain-relief.example",
  postalAddresses: { en: "Rafidain Relief, Karrada, Baghdad, Iraq", ar: "الرافدين للإغاثة، الكرادة، بغداد، العراق" },
  twoPairsOfEyes: false,
  senderIsNotApprover: false,
  demandsSecondFactor: false,
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

const unsubscribeMailbox = "unsubscribe@bounces.rafidain-relief.example";

/** The mail in these languages to each of three readers. */
export async function messagesIn(combination: string, dkim?: DkimKey) {
  process.env.BAYAN_URL = "https://news.rafidain-relief.example";
  const mail = await renderMail({ combination, release, revisions: [revision("en"), revision("ar")], newsroom });
  const facts = {
    fromEmail: newsroom.senderEmail,
    replyTo: newsroom.replyTo,
    listName: "Rafidain Relief",
    feedbackId: "0b0e0c1a:press:release:bayan",
  };
  const press = pressOf(unpackTemplate(await compileMail(mail, facts)), dkim);
  const copies = readers.map(async ({ name, email }, index) => {
    const identity = identityOf({
      key: "k".repeat(40),
      sendId: "0b0e0c1a-0000-4000-8000-000000000001",
      emailNorm: email,
      ref: { sliceId: 7, id: index + 1 },
      domain: "rafidain-relief.example",
      bounceDomain: "bounces.rafidain-relief.example",
    });
    const office = { origin: "https://news.rafidain-relief.example", unsubscribeMailbox };
    const pieces = await press(fillingOf(office, identity, { to: { name, address: email }, date: now }));
    return { bytes: Buffer.concat(pieces), email, from: identity.envelopeFrom };
  });
  return Promise.all(copies);
}

export const combinations: { combination: string; languages: ("en" | "ar")[] }[] = [
  { combination: "en", languages: ["en"] },
  { combination: "ar", languages: ["ar"] },
  { combination: "en+ar", languages: ["en", "ar"] },
  { combination: "ar+en", languages: ["ar", "en"] },
];
