import { expect, test } from "@playwright/test";
import type { NodeJson } from "@/document/schema";
import { documentToHtml, type HtmlOptions, standaloneHtml } from "@/document/to-html";
import { doc, lead, options, p, quote, text } from "@/tests/support/blocks";

/** The HTML of everything after the lead. */
function html(lang: HtmlOptions["lang"], ...content: NodeJson[]): string {
  return documentToHtml(doc(lead, ...content), options(lang))
    .slice(1)
    .map((block) => block.html)
    .join("\n");
}

test("a whole release comes out as written, block by block", () => {
  const blocks = documentToHtml(
    doc(
      { type: "lead", content: [text("Water is back in "), text("43", { type: "bold" }), text(" villages.")] },
      { type: "heading", attrs: { level: 3 }, content: [text("Next steps")] },
      {
        type: "orderedList",
        attrs: { start: 3 },
        content: [
          {
            type: "listItem",
            content: [
              p(text("Roads")),
              { type: "bulletList", content: [{ type: "listItem", content: [p(text("North"))] }] },
            ],
          },
        ],
      },
      quote(["We began small."], { text: "Dr. Salma Al-Jubouri, Head of Programmes" }),
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", content: [p(text("Year"))] },
              { type: "tableHeader", attrs: { colspan: 2 }, content: [p(text("Wells"))] },
            ],
          },
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", content: [p(text("2026"))] },
              { type: "tableCell", content: [p(text("12"))] },
              { type: "tableCell", content: [p()] },
            ],
          },
        ],
      },
      { type: "callout", content: [p(text("Note well."))] },
      { type: "rule" },
      p(),
      { type: "availability", content: [text("She is available in Arabic.")] },
      { type: "notes", content: [p(text("Pictures on request."))] },
      { type: "boilerplate", attrs: { raw: "About Rafidain Relief\nFounded in 2004." } },
      { type: "boilerplate", attrs: { raw: "Founded in 2004, and independent." } },
      {
        type: "contacts",
        content: [
          { type: "contactCue", content: [text("Please contact:")] },
          { type: "contact", attrs: { raw: "Noor Al-Azzawi\npress@rafidain.example" } },
        ],
      },
    ),
    options("en", { dateline: { place: "Mosul", date: "2026-11-30" } }),
  );
  expect(blocks.map(({ type, html }) => `${type}: ${html}`)).toEqual([
    'lead: <p class="ld"><span class="dl">Mosul, 30 November 2026 – </span>Water is back in <strong>43</strong> villages.</p>',
    "heading: <h3>Next steps</h3>",
    'orderedList: <ol start="3"><li><p>Roads</p><ul><li><p>North</p></li></ul></li></ol>',
    "quote: <blockquote><p>“We began small.”</p><footer><b>Dr. Salma Al-Jubouri</b>, Head of Programmes</footer></blockquote>",
    'table: <div class="tbl" tabindex="0" role="region" aria-label="Table"><table><tbody><tr><th scope="col"><p>Year</p></th><th colspan="2" scope="col"><p>Wells</p></th></tr><tr><th scope="row"><p>2026</p></th><td><p>12</p></td><td></td></tr></tbody></table></div>',
    'callout: <div class="co" role="note"><p>Note well.</p></div>',
    "rule: <hr>",
    "availability: <p>She is available in Arabic.</p>",
    'notes: <section class="notes"><h2>Notes to editors</h2><p>Pictures on request.</p></section>',
    'boilerplate: <section class="notes"><h2>About Rafidain Relief</h2><p>Founded in 2004.</p></section>',
    'boilerplate: <section class="notes"><h2>About us</h2><p>Founded in 2004, and independent.</p></section>',
    'contacts: <div class="ctc"><p class="cue">Please contact:</p><p>Noor Al-Azzawi<br><a dir="ltr" href="mailto:press@rafidain.example">press@rafidain.example</a></p></div>',
  ]);
});

test("marks come from the language; those that were typed round a quotation are not doubled", () => {
  const said = (lang: HtmlOptions["lang"], ...words: string[]) =>
    html(lang, quote(words, { text: "X" })).replace(/<footer>.*/, "");
  expect(said("en", "One.", "Two.")).toBe("<blockquote><p>“One.</p><p>“Two.”</p>");
  expect(said("ar", "الماء يعود.")).toBe("<blockquote><p>«الماء يعود.»</p>");
  expect(said("fr", "L’eau revient.")).toBe("<blockquote><p>«\u202fL’eau revient.\u202f»</p>");
  expect(said("ar", '"الماء يعود."')).toBe("<blockquote><p>«الماء يعود.»</p>");
  expect(said("en", "“One.", "Two.”")).toBe("<blockquote><p>“One.</p><p>“Two.”</p>");
  expect(said("en", "“One” said nobody")).toBe("<blockquote><p>““One” said nobody”</p>");
});

test("a quotation as it was imported keeps its own marks and words, and gets no line below it", () => {
  const imported = "“The milestone of 30 fora,” says Thomas Weiss.";
  expect(html("en", quote([imported], { raw: true }))).toBe(`<blockquote class="raw"><p>${imported}</p></blockquote>`);
});

test("an Arabic speaker's name ends at the Arabic comma", () => {
  expect(html("ar", quote(["نعم."], { text: "د. سلمى الجبوري، مديرة البرامج" }))).toContain(
    "<footer><b>د. سلمى الجبوري</b>، مديرة البرامج</footer>",
  );
});

/** Strings that turn round in bare text (bilingual.md C1), and how they must be isolated. */
const hard: [raw: string, html: string][] = [
  [
    "هاتف +964 751 234 2550 ايميل",
    'هاتف <a dir="ltr" class="ltr" href="tel:+9647512342550">+964 751 234 2550</a> ايميل',
  ],
  ["هاتف ‎+964-751-234-2550‎.", 'هاتف ‎<a dir="ltr" class="ltr" href="tel:+9647512342550">+964-751-234-2550</a>‎.'],
  ["هاتف +٩٦٤ ٧٥١ ٢٣٤ ٢٥٥٠", 'هاتف <a dir="ltr" class="ltr" href="tel:+9647512342550">+964 751 234 2550</a>'],
  [
    "البريد press@rafidain.example، بغداد",
    'البريد <a dir="ltr" href="mailto:press@rafidain.example">press@rafidain.example</a>، بغداد',
  ],
  [
    "انظر https://example.org/ar/a?b=1&c=2.",
    'انظر <a dir="ltr" href="https://example.org/ar/a?b=1&amp;c=2">https://example.org/ar/a?b=1&amp;c=2</a>.',
  ],
  ["موقع www.example.org", 'موقع <a dir="ltr" href="https://www.example.org">www.example.org</a>'],
  ["زار iom.int أمس", 'زار <bdi dir="ltr">iom.int</bdi> أمس'],
  // What is wrong stays as it came: a guess would be a wrong number in every view.
  ["هاتف ٧٥١٢٣٤٢٥٥٠ ٤٦٩+", "هاتف ٧٥١٢٣٤٢٥٥٠ ٤٦٩+"],
  ["[email protected]", "[email protected]"],
  ["بلغ 1,100 عضواً في 2016", "بلغ 1,100 عضواً في 2016"],
];

test("phones and addresses stand isolated from the direction around them, in texts and in contacts", () => {
  for (const [raw, expected] of hard) {
    expect(html("ar", p(text(raw))), raw).toBe(`<p>${expected}</p>`);
    expect(html("ar", { type: "contacts", content: [{ type: "contact", attrs: { raw } }] }), raw).toBe(
      `<div class="ctc"><p>${expected}</p></div>`,
    );
  }
});

test("a link with a bold word is one link, and an address inside it is not a link within a link", () => {
  const link = { type: "link", attrs: { href: "https://example.org/" } };
  expect(
    html("en", p(text("Read "), text("the ", link), text("whole", link, { type: "bold" }), text(" report", link))),
  ).toBe('<p>Read <a href="https://example.org/">the <strong>whole</strong> report</a></p>');
  expect(html("en", p(text("+964 751 234 2550", link)))).toBe(
    '<p><a href="https://example.org/"><bdi dir="ltr" class="ltr">+964 751 234 2550</bdi></a></p>',
  );
});

test("a run or block in another language or direction says so", () => {
  expect(html("ar", p(text("زار "), text("Thomas Weiss", { type: "lang", attrs: { lang: "en" } })))).toBe(
    '<p>زار <bdi lang="en" dir="ltr">Thomas Weiss</bdi></p>',
  );
  expect(html("ar", { ...p(text("IOM Iraq")), attrs: { dir: "ltr" } })).toBe('<p dir="ltr">IOM Iraq</p>');
});

test("a picture that the reader may not see leaves nothing behind", () => {
  const figure = { type: "figure", attrs: { assetId: "a1", captionOverride: 'The "new" pump' } };
  expect(html("en", figure)).toBe("");
  const picture = () => ({
    src: "/media/a1/w.avif",
    width: 8,
    height: 5,
    alt: "A pump",
    caption: "",
    credit: "O. Khalil",
  });
  const [, shown] = documentToHtml(doc(lead, figure), options("en", { picture }));
  expect(shown?.html).toBe(
    '<figure><img src="/media/a1/w.avif" width="8" height="5" alt="A pump" loading="lazy" decoding="async"><figcaption>The &quot;new&quot; pump <span class="cr">O. Khalil</span></figcaption></figure>',
  );
});

test("a feed entry carries its language and direction itself", () => {
  expect(standaloneHtml(doc(lead), options("ar"))).toBe('<div lang="ar" dir="rtl"><p class="ld">Lead.</p></div>');
});
