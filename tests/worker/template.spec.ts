import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { composeMessage, type Message } from "@/worker/smtp/compose";
import {
  compileTemplate,
  cutBody,
  type Filling,
  fillTemplate,
  packTemplate,
  type Template,
  unpackTemplate,
} from "@/worker/smtp/template";

const placeholder = "token-placeholder-of-some-40-characters.";
const other = "other-placeholder-of-some-40-characters.";
const placeholders = [placeholder, other];
const link = (token: string) => `https://news.example/u/${token}`;
const choose = (token: string) => `https://news.example/p/${token}`;

const date = new Date("2026-11-30T09:00:00Z");

function mail(
  language: "en" | "ar",
  [token = "", second = ""]: readonly string[],
): Omit<Message, "to" | "messageId" | "date"> {
  const words =
    language === "ar" ? "عادت المياه إلى 43 قرية في نينوى والأنبار. " : "Water returned to 43 villages = all of them. ";
  const text = `${words.repeat(9)}\n.leading dot\n${link(token)}\n${words}${link(token)} .\n${choose(second)}\n`;
  return {
    from: { name: language === "ar" ? "الرافدين للإغاثة" : "Rafidain Relief", address: "press@relief.example" },
    replyTo: "press@relief.example",
    subject: language === "ar" ? "المياه تعود" : "Water returns",
    text,
    html: `<p dir="rtl">${words.repeat(7)}<a href="${link(token)}">x</a></p>\n<p>${words.repeat(31)}</p><a href="${link(token)}">y</a> <a href="${choose(second)}">z</a>`,
    headers: {
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "Relief <press.relief.example>",
      Precedence: "list",
    },
  };
}

async function decoded(raw: Buffer) {
  const parsed = await simpleParser(raw, {
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  const header = (name: string) => parsed.headerLines.find(({ key }) => key === name)?.line.replace(/\r?\n\s+/g, " ");
  const to = Array.isArray(parsed.to) ? parsed.to[0] : parsed.to;
  return {
    subject: parsed.subject,
    from: parsed.from?.text,
    to: to?.value.map(({ name, address }) => ({ name, address })),
    messageId: parsed.messageId,
    date: parsed.date?.toISOString(),
    text: parsed.text,
    html: parsed.html,
    unsubscribe: header("list-unsubscribe"),
    post: header("list-unsubscribe-post"),
    ref: header("x-send-ref"),
    headers: parsed.headerLines.map(({ key }) => key).sort(),
  };
}

const names = fc.oneof(
  fc.constantFrom(
    "كريم الربيعي",
    "Amal Sabri",
    "O'Neil, Tom (desk)",
    'Quote "Q" \\ back',
    "",
    "لُبنى عبد الرّحمن العبيدي".repeat(3),
    "🗞️ Desk",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

const token = (length: number) =>
  fc
    .array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."), {
      minLength: length,
      maxLength: length,
    })
    .map((letters) => letters.join(""));

const fillings: fc.Arbitrary<Filling> = fc
  .record({
    to: fc.record({ name: names, address: fc.nat(1e9).map((n) => `reader.${n}@voice.example`) }),
    messageId: fc.nat(1e9).map((n) => `<m${n}@relief.example>`),
    sendRef: fc.nat(1e9).map(String),
    tokens: fc.tuple(token(placeholder.length), token(other.length)),
  })
  .map((filling) => ({
    ...filling,
    date,
    listUnsubscribe: `<${link(filling.tokens[0])}>, <mailto:unsubscribe@bounces.example?subject=${filling.tokens[0]}>`,
  }));

const filledBy = (template: Template, filling: Filling) =>
  Buffer.concat(fillTemplate(template.headers, cutBody(template, placeholder.length), filling));

for (const language of ["en", "ar"] as const) {
  test(`a filled mail in ${language} says what a mail composed for that person would`, async () => {
    // Three hundred readers of each language in every run; BAYAN_RUNS=10000 takes some minutes.
    test.setTimeout(900_000);
    const template = unpackTemplate(packTemplate(await compileTemplate(mail(language, placeholders), placeholders)));
    // In base64 two of them share a line.
    expect(template.slots).toHaveLength(language === "ar" ? 5 : 6);
    await fc.assert(
      fc.asyncProperty(fillings, async (filling) => {
        const filled = filledBy(template, filling);
        const { to, messageId, listUnsubscribe, sendRef, tokens } = filling;
        const composed = await composeMessage({
          ...mail(language, tokens),
          to: { ...to, name: to.name.includes("@") ? "" : to.name },
          messageId,
          date,
          headers: { ...mail(language, tokens).headers, "List-Unsubscribe": listUnsubscribe, "X-Send-Ref": sendRef },
        });
        expect(await decoded(filled)).toEqual(await decoded(composed));
      }),
      { numRuns: Number(process.env.BAYAN_RUNS ?? 300) },
    );
  });

  test(`every line of a mail in ${language} is CRLF and short, whoever it is for`, async () => {
    const template: Template = await compileTemplate(mail(language, placeholders), placeholders);
    await fc.assert(
      fc.property(fillings, (filling) => {
        const raw = filledBy(template, filling).toString("latin1");
        expect(/[^\r]\n|\r[^\n]/.test(raw)).toBe(false);
        expect(/[^\t\r\n\x20-\x7e]/.test(raw)).toBe(false);
        expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(200);
        expect(filledBy(template, filling).equals(filledBy(template, filling))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
}

test("tokens that share a line of base64 are each exchanged", async () => {
  const close = ([token, second]: readonly string[]) => ({
    ...mail("ar", [token ?? "", second ?? ""]),
    text: `${"عادت المياه إلى القرى. ".repeat(9)}\n${token}\n${second} ${token}\n`,
  });
  const template = await compileTemplate(close(placeholders), placeholders);
  const tokens = [placeholder.replace("token", "TOKEN"), other.replace("other", "OTHER")] as const;
  const filled = await decoded(
    filledBy(template, {
      to: { name: "", address: "a@voice.example" },
      messageId: "<1@relief.example>",
      date,
      listUnsubscribe: "<https://news.example/u/x>",
      sendRef: "1",
      tokens,
    }),
  );
  expect(filled.text?.trimEnd().endsWith(`${tokens[0]}\n${tokens[1]} ${tokens[0]}`)).toBe(true);
  for (const one of placeholders) expect(filled.text).not.toContain(one);
});

test("a name of 10 kB or of 200 emoji stands in lines that every relay takes, and reads as it was written", async () => {
  const template = await compileTemplate(mail("ar", placeholders), placeholders);
  const long = [
    "n".repeat(10_000),
    "word ".repeat(2000).trim(),
    "👩‍🚀".repeat(200),
    "لبنى العبيدي ".repeat(800).trim(),
  ];
  for (const name of long) {
    const filling: Filling = {
      to: { name, address: "reader@voice.example" },
      messageId: "<1@relief.example>",
      date,
      listUnsubscribe: "<https://news.example/u/x>",
      sendRef: "1",
      tokens: placeholders,
    };
    const filled = filledBy(template, filling);
    const lines = filled.toString("latin1").split("\r\n");
    // RFC 5322 2.1.1; and RFC 2047 2 for each word of the phrase.
    expect(Math.max(...lines.map((line) => line.length)), name.slice(0, 20)).toBeLessThanOrEqual(998);
    for (const [word] of filled.toString("latin1").matchAll(/=\?UTF-8\?B\?[^?]*\?=/g)) {
      expect(word.length).toBeLessThanOrEqual(75);
      expect(Buffer.from(word.slice(10, -2), "base64").toString().isWellFormed()).toBe(true);
      expect(Buffer.from(word.slice(10, -2), "base64").toString()).not.toContain("\ufffd");
    }
    expect((await decoded(filled)).to).toEqual([{ name, address: "reader@voice.example" }]);
  }
});

test("a name cannot bring a header or turn the line round", async () => {
  const template = await compileTemplate(mail("en", placeholders), placeholders);
  const to = { name: "Eve\r\nBcc: all@victims.example\u202e\u0000", address: "eve@voice.example" };
  const filling = {
    to,
    messageId: "<1@relief.example>",
    date,
    listUnsubscribe: "<https://news.example/u/x>",
    sendRef: "1",
    tokens: placeholders,
  };
  const { headers, to: seen } = await decoded(filledBy(template, filling));
  expect(headers).not.toContain("bcc");
  expect(seen).toEqual([{ name: "", address: "eve@voice.example" }]);
});
