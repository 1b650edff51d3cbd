import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { asJsonLd, htmlReply } from "@/app/_server/document";
import { replyHeaders } from "@/app/_server/reply-headers";
import { directionOf } from "@/base/locale";
import { languages } from "@/base/vocabulary";

test.beforeAll(() => {
  execFileSync(process.execPath, ["scripts/fonts.mjs"]);
});

test("the style on the page is the one that its policy allows, and no other", async () => {
  const reply = await htmlReply({
    language: "ar",
    title: "خبر",
    keeping: "nowhere",
    styles: ".x{color:red}",
    body: <p>نص</p>,
  });
  const html = await reply.text();
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  expect(style).toContain(".x{color:red}");
  const hash = createHash("sha256").update(style).digest("base64");
  expect(reply.headers.get("content-security-policy")).toBe(
    `default-src 'none'; script-src 'none'; style-src 'sha256-${hash}'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  );
  expect(html).not.toMatch(/\sstyle="/);
});

test("every language stands on the page with its own direction", async () => {
  for (const language of languages) {
    const html = await (await htmlReply({ language, title: "T", keeping: "nowhere", body: "B" })).text();
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}" dir="${directionOf(language)}">`));
  }
});

test("a page without a listing is for no search engine, no cache and no frame", async () => {
  const reply = await htmlReply({ language: "en", title: "T", keeping: "nowhere", body: "B" });
  expect(reply.headers.get("cache-control")).toBe("private, no-store");
  expect(reply.headers.get("x-robots-tag")).toBe("noindex");
  expect(reply.headers.has("x-bayan-public")).toBe(false);
  const html = await reply.text();
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  expect(html).not.toContain("og:");
});

test("a preview may stand in a frame of ours and nowhere else", () => {
  expect(replyHeaders({ keeping: "nowhere", framedBy: "self" })["content-security-policy"]).toContain(
    "frame-ancestors 'self'",
  );
});

test("a public page says what it shows and how long it holds", () => {
  expect(replyHeaders({ keeping: { tags: ["release:1", "newsroom"], forAtMost: 12.9 } })).toMatchObject({
    "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
    "x-bayan-public": "release:1 newsroom",
    "x-bayan-keep": "12",
  });
  expect(replyHeaders({ keeping: { tags: [] } })["x-bayan-public"]).toBe("*");
});

test("a headline cannot end the element that states the facts", () => {
  const headline = "</script><script>alert(1)</script> & <!-- \u2028";
  const json = asJsonLd({ headline });
  expect(json).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(json)).toEqual({ "@context": "https://schema.org", headline });
});

test("a title and a description of hard signs stay text", async () => {
  const title = `"><script>alert(1)</script> '&'`;
  const reply = await htmlReply({
    language: "en",
    title,
    keeping: "nowhere",
    listing: { canonical: '/en/news/"x"', description: title },
    body: title,
  });
  const html = await reply.text();
  expect(html).not.toContain("<script>alert");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});
