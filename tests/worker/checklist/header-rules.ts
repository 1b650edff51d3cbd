import { addressOf, decodeWords, domainOf, headerOf, headersOf, type Message, unfold } from "./message";
import type { Asking, Facts } from "./rules";

const singletons = [
  "date",
  "from",
  "sender",
  "reply-to",
  "to",
  "cc",
  "bcc",
  "message-id",
  "in-reply-to",
  "references",
  "subject",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "content-language",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "feedback-id",
];

/** S1 to S15: the envelope of the message as RFC 5322, 2047 and the receivers ask for it. */
export function headerRules({ source, headers, headerLines }: Message, facts: Facts, { must, should }: Asking): void {
  const lines = source.split("\r\n");
  const utf8 = /[^\x20-\x7e]/.test(facts.to);
  must("S1", !/[^\r]\n|\r[^\n]/.test(source), "a bare CR or LF");
  must(
    "S2a",
    lines.every((line) => line.length <= 998),
  );
  should(
    "S2b",
    lines.every((line) => line.length <= 78),
    lines.find((line) => line.length > 78),
  );
  must("S3a", utf8 || headerLines.every((line) => /^[\t\x20-\x7e]*$/.test(line)));
  should("S3b", utf8 || /^[\t\r\n\x20-\x7e]*$/.test(source));
  must("S4", !source.includes("\0"));
  must(
    "S5",
    unfold(headerLines.join("\r\n")).every((line) => /^[\w-]+:/.test(line)),
  );
  for (const name of singletons) must("S6", headersOf(headers, name).length <= 1, name);
  for (const name of ["from", "to", "date", "message-id", "subject", "content-type"]) {
    must("S7", headerOf(headers, name), name);
  }
  must("S7m", headerOf(headers, "mime-version") === "1.0");

  const date = headerOf(headers, "date") ?? "";
  must("S8", /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/.test(date), date);
  must("S8n", Math.abs(new Date(date).getTime() - facts.now.getTime()) < 86_400_000, date);

  const from = addressOf(headerOf(headers, "from") ?? "");
  const to = addressOf(headerOf(headers, "to") ?? "");
  const replyTo = addressOf(headerOf(headers, "reply-to") ?? "");
  const messageId = /^<([^<>@\s]+)@([a-z0-9.-]+\.[a-z]{2,})>$/.exec(headerOf(headers, "message-id") ?? "");
  must("S9", messageId && !/localhost/.test(messageId[2] ?? ""), headerOf(headers, "message-id"));
  must("S9d", from && messageId?.[2] === domainOf(from.address));
  must("S10", !headerOf(headers, "bcc"));
  must("S10h", !/localhost|\.local\b|\.internal\b/i.test(headerLines.join("\n")));
  should("S10l", !headers.some(([name]) => /^(x-mailer|x-php|x-originating-ip|user-agent)/.test(name)));
  must("S11", to && headersOf(headers, "to").length === 1);
  must("S11c", !headerOf(headers, "cc"));
  must("S11r", to?.address.toLowerCase() === facts.to.toLowerCase(), `${to?.address} ${facts.to}`);
  must("S12", from);
  must("S12s", !from?.name.includes("@"));
  should("S12n", (from?.name.length ?? 0) > 0);

  for (const [name, value] of headers) {
    for (const word of value.match(/=\?[^?]*\?[^?]*\?[^?]*\?=/g) ?? []) {
      must("S13", word.length <= 75 && /^=\?utf-8\?[bq]\?[^\s?]+\?=$/i.test(word), `${name} ${word}`);
      // Each decodes alone: no letter is cut in two.
      must("S13", !decodeWords(word).includes("\ufffd"), name);
    }
    must("S13q", !/"[^"]*=\?utf-8\?[^"]*"/i.test(value), name);
    must("S13b", !/[\u202a-\u202e\u2066-\u2069]/.test(decodeWords(value)), name);
    must("S13c", !/\p{Cc}/u.test(decodeWords(value)), name);
  }
  const subject = decodeWords(headerOf(headers, "subject") ?? "");
  must("S14", subject.trim() !== "");
  must("S14r", !/^\s*(re|fwd?|aw|رد)\s*:/i.test(subject), subject);
  should("S14l", subject.length <= 150);
  should("S14c", !/[A-Z]{12,}/.test(subject.replace(/\s/g, "")) && !/!{2,}/.test(subject));
  must("S15", replyTo && /^[^@\s]+@[^@\s]+$/.test(replyTo.address));
  should("S15n", !/no-?reply/i.test(replyTo?.address ?? ""));

  const envelope = domainOf(facts.from);
  const own = from ? domainOf(from.address) : "";
  const organisation = (domain: string) => domain.split(".").slice(-2).join(".");
  must("V1", organisation(envelope) === organisation(own), envelope);
}
