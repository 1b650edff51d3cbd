import { headerOf, type Message } from "./message";
import { type Asking, type Facts, leaves } from "./rules";

const words = (text: string) => text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** M0 to M9: a clean tree of parts, and a plain text that stands for itself. */
export function mimeRules(message: Message, { languages }: Facts, { must, should }: Asking): void {
  const { text, html } = leaves(message);
  must("M0", message.isClosed && message.parts.length > 0);
  must("M1", message.type === "multipart/alternative");
  must("M1t", message.parts[0]?.type === "text/plain");
  must("M1h", message.parts.at(-1)?.type === "text/html");
  for (const part of message.parts) {
    must("M2", part.charset === "utf-8", part.type);
    must("M2d", !part.text.includes("\ufffd") && ["base64", "quoted-printable"].includes(part.encoding), part.type);
    if (part.encoding === "base64") {
      should("M3c", !/[^\r]\n/.test(part.text), "bare LF inside base64");
      must(
        "M3",
        part.raw
          .trim()
          .split("\r\n")
          .every((line) => line.length <= 76),
      );
    }
  }
  should("M8", !message.source.includes("multipart/multilingual"));
  should("M9", headerOf(message.headers, "content-language") === languages.join(", "), "Content-Language");

  const plain = text?.text ?? "";
  const markup = html?.text ?? "";
  must("M4", words(plain).length >= 20, "hardly any words");
  must("M4h", !/<\/?[a-z][^>]*>|&(nbsp|amp|lt|gt|#\d+);/i.test(plain), "HTML in the plain text");
  if (languages.includes("ar")) must("M4a", (plain.match(/\p{Script=Arabic}{2,}/gu)?.length ?? 0) > 10);
  if (languages.includes("en")) must("M4e", (plain.match(/\b[A-Za-z]{3,}\b/g)?.length ?? 0) > 10);
  if (languages.length > 1) {
    must("M4b", /^\* \* \* \* \*\r?$/m.test(plain), "the languages are not told apart");
    const order = [plain.search(/\p{Script=Arabic}/u), plain.search(/[A-Za-z]/)];
    const isArabicFirst = (order[0] ?? 0) < (order[1] ?? 0);
    must("M4b", isArabicFirst === (languages[0] === "ar"), "the reader's language is not on top");
  }
  const inHtml = new Set(words(markup.replace(/<[^>]+>/g, " ")));
  const shared = words(plain).filter((word) => inHtml.has(word)).length;
  should("M5", shared >= words(plain).length * 0.7, `${shared} of ${words(plain).length}`);
  must("M6", !/content-disposition: attachment/i.test(message.source));
  must("M7", Buffer.byteLength(markup) <= 102_400, `${Buffer.byteLength(markup)} bytes`);
  must("M7x", message.source.length < 20 * 1024 * 1024);
  should("M7s", Buffer.byteLength(markup) <= 81_920);
  should("M7r", Buffer.byteLength(markup) < 60 * Buffer.byteLength(plain));
}
