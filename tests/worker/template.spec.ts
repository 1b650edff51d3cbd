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
const link = (token: string) => `https://news.example/u/${token}`;

const date = new Date("2026-11-30T09:00:00Z");

function mail(language: "en" | "ar", token: string): Omit<Message, "to" | "messageId" | "date"> {
  const words =
    language === "ar" ? "عادت المياه إلى 43 قرية في نينوى والأنبار. " : "Water returned to 43 villages = all of them. ";
  const text = `${words.repeat(9)}\n.leading dot\n${link(token)}\n${words}${link(token)} .\n`;
  return {
    from: { name: language === "ar" ? "الرافدين للإغاثة" : "Rafidain Relief", address: "press@relief.example" },
    replyTo: "press@relief.example",
    subject: language === "ar" ? "المياه تعود" : "Water returns",
    text,
    html: `<p dir="rtl">${words.repeat(7)}<a href="${link(token)}">x</a></p>\n<p>${words.repeat(31)}</p><a href="${link(token)}">y</a>`,
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

const fillings: fc.Arbitrary<Filling> = fc
  .record({
    to: fc.record({ name: names, address: fc.nat(1e9).map((n) => `reader.${n}@voice.example`) }),
    messageId: fc.nat(1e9).map((n) => `<m${n}@relief.example>`),
    sendRef: fc.nat(1e9).map(String),
    token: fc
      .array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."), {
        minLength: placeholder.length,
        maxLength: placeholder.length,
      })
      .map((letters) => letters.join("")),
  })
  .map((filling) => ({
    ...filling,
    date,
    listUnsubscribe: `<${link(filling.token)}>, <mailto:unsubscribe@bounces.example?subject=${filling.token}>`,
  }));

const filledBy = (template: Template, filling: Filling) =>
  Buffer.concat(fillTemplate(template.headers, cutBody(template, filling.token.length), filling));

for (const language of ["en", "ar"] as const) {
  test(`a filled mail in ${language} says what a mail composed for that person would`, async () => {
    test.setTimeout(240_000);
    const template = unpackTemplate(packTemplate(await compileTemplate(mail(language, placeholder), placeholder)));
    expect(template.slots).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fillings, async (filling) => {
        const filled = filledBy(template, filling);
        const { to, messageId, listUnsubscribe, sendRef, token } = filling;
        const composed = await composeMessage({
          ...mail(language, token),
          to: { ...to, name: to.name.includes("@") ? "" : to.name },
          messageId,
          date,
          headers: { ...mail(language, token).headers, "List-Unsubscribe": listUnsubscribe, "X-Send-Ref": sendRef },
        });
        expect(await decoded(filled)).toEqual(await decoded(composed));
      }),
      { numRuns: Number(process.env.BAYAN_RUNS ?? 300) },
    );
  });

  test(`every line of a mail in ${language} is CRLF and short, whoever it is for`, async () => {
    const template: Template = await compileTemplate(mail(language, placeholder), placeholder);
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
  const close = (token: string) => ({
    ...mail("ar", token),
    text: `${"عادت المياه إلى القرى. ".repeat(9)}\n${token}\n${token} ${token}\n`,
  });
  const template = await compileTemplate(close(placeholder), placeholder);
  const token = placeholder.replace("token", "TOKEN");
  const filled = await decoded(
    filledBy(template, {
      to: { name: "", address: "a@voice.example" },
      messageId: "<1@relief.example>",
      date,
      listUnsubscribe: "<https://news.example/u/x>",
      sendRef: "1",
      token,
    }),
  );
  expect(filled.text?.trimEnd().endsWith(`${token}\n${token} ${token}`)).toBe(true);
  expect(filled.text).not.toContain(placeholder);
});

test("a name cannot bring a header or turn the line round", async () => {
  const template = await compileTemplate(mail("en", placeholder), placeholder);
  const to = { name: "Eve\r\nBcc: all@victims.example\u202e\u0000", address: "eve@voice.example" };
  const filling = {
    to,
    messageId: "<1@relief.example>",
    date,
    listUnsubscribe: "<https://news.example/u/x>",
    sendRef: "1",
    token: placeholder,
  };
  const { headers, to: seen } = await decoded(filledBy(template, filling));
  expect(headers).not.toContain("bcc");
  expect(seen).toEqual([{ name: "", address: "eve@voice.example" }]);
});
