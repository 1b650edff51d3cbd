import { addressOf, domainOf, headerOf, type Message } from "./message";
import { type Asking, type Facts, leaves } from "./rules";

/** V, B: how a reader leaves, and how a bounce comes home, without anybody being named in it. */
export function listRules(message: Message, facts: Facts, { must, should }: Asking): void {
  const { headers } = message;
  const { text, html } = leaves(message);
  const from = addressOf(headerOf(headers, "from") ?? "");
  const field = headerOf(headers, "list-unsubscribe") ?? "";
  const uris = [...field.matchAll(/<([^<>]+)>/g)].map(([, uri = ""]) => uri);
  const https = uris.filter((uri) => uri.startsWith("https:"));
  const url = https[0] ?? "";
  must("B1", https.length === 1, field);
  must("B1h", !uris.some((uri) => uri.startsWith("http:")));
  must("B1s", /^<[^<>\s]+>(, <[^<>\s]+>)*$/.test(field), field);
  must("B2", headerOf(headers, "list-unsubscribe-post") === "List-Unsubscribe=One-Click");
  const token = url.slice(url.lastIndexOf("/") + 1);
  must("B4", token.length >= 16 && URL.canParse(url), url);
  const [local = ""] = facts.to.split("@");
  const decoded = token.split(".").map((piece) => Buffer.from(piece, "base64url").toString("latin1"));
  for (const hidden of [facts.to, local, Buffer.from(facts.to).toString("base64").replace(/=+$/, "")]) {
    must("B4r", !url.includes(hidden) && !decoded.some((piece) => piece.includes(hidden)), "the reader is named");
    must("V3", !facts.from.includes(hidden), "the reader is named in the envelope sender");
  }
  must(
    "B4d",
    from && domainOf(`@${new URL(url || "https://x").host}`).endsWith(organisation(domainOf(from.address))),
    url,
  );
  should("V2", /^b-[a-z2-7]{20}-[a-z2-7]{10}@/.test(facts.from), facts.from);

  must(
    "B5",
    /^(?:"[^"<>]+"|[\w' -]+)? ?<[a-z0-9.-]+\.[a-z]{2,}>$/.test(headerOf(headers, "list-id") ?? ""),
    headerOf(headers, "list-id"),
  );
  should("B5d", from && (headerOf(headers, "list-id") ?? "").includes(`${domainOf(from.address)}>`));
  must("B7n", /^[^:\s]*:[^:\s]*:[^:\s]*:[\w-]{5,15}$/.test(headerOf(headers, "feedback-id") ?? ""));
  must("B7s", !(headerOf(headers, "feedback-id") ?? "").includes("@"));
  must("B7p", !["auto-replied"].includes(headerOf(headers, "auto-submitted") ?? ""));
  must("B8", (headerOf(headers, "precedence") ?? "list") === "list");

  const plain = text?.text ?? "";
  const markup = html?.text ?? "";
  const words = { en: "Unsubscribe", ar: "إلغاء الاشتراك" };
  must("B6", markup.includes(`href="${url}"`), "no visible link in the HTML");
  must("B6t", plain.includes(url), "no link in the plain text");
  for (const language of facts.languages) {
    must("B6v", plain.includes(words[language]) && markup.includes(words[language]), language);
    should(
      "B6a",
      new RegExp(`href="${url.replace(/[.+?]/g, "\\$&")}"[^>]*>\\s*${words[language]}`).test(markup),
      language,
    );
  }
  if (facts.hasPostalAddress) {
    must("B9t", /Baghdad|بغداد/.test(plain.slice(-400)), "no postal address in the text");
    must("B9h", /Karrada|الكرادة/.test(markup), "no postal address in the HTML");
  }
}

const organisation = (domain: string) => domain.split(".").slice(-2).join(".");
