import { invalid } from "@/base/refusal";

const decode = (bytes: Uint8Array, encoding: string, fatal = false) => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Text of a file in whatever encoding it was saved: a byte-order mark decides, else valid UTF-8,
 * else what yields words: UTF-16 without a mark, windows-1256 or ISO 8859-6 (Arabic), windows-1252.
 * Refuses `encoding-unknown` where none of them does.
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return readable(decode(bytes, "utf-16le"));
  if (a === 0xfe && b === 0xff) return readable(decode(bytes, "utf-16be"));
  const utf8 = decode(bytes, "utf-8", true);
  if (utf8 !== null && !utf8.includes("\0")) return utf8;
  if (a === 0xef && b === 0xbb && c === 0xbf) throw invalid("encoding-unknown");
  const wide = ["utf-16le", "utf-16be"].map((encoding) => decode(bytes, encoding)).find(isWords);
  if (wide) return wide;
  if (bytes.includes(0)) throw invalid("encoding-unknown");
  return readable(singleByte(bytes));
}

function readable(text: string | null): string {
  if (text === null || !isWords(text)) throw invalid("encoding-unknown");
  return text;
}

/** Letters, digits, punctuation and spaces of the scripts that we read, and next to nothing else. */
function isWords(text: string | null): text is string {
  if (text === null) return false;
  const sample = text.slice(0, 20_000);
  const known =
    sample.match(/[\s\u0020-\u007e\u00a0-\u024f\u0600-\u06ff\u2000-\u206f\u20a0-\u20bf\ufb50-\ufdff\ufe70-\ufeff]/g)
      ?.length ?? 0;
  return known >= sample.length * 0.95 && /\p{L}{2}/u.test(sample);
}

function singleByte(bytes: Uint8Array): string | null {
  const arabic = ["windows-1256", "iso-8859-6"]
    .map((encoding) => decode(bytes, encoding))
    .filter((text) => text !== null)
    // The article is in every Arabic sentence, and its two letters differ between the encodings.
    .sort((one, other) => count(other, /ال/g) - count(one, /ال/g))[0];
  if (arabic && isArabicWords(arabic)) return arabic;
  const latin = decode(bytes, "windows-1252");
  const odd = latin ? count(latin, /(?<!\p{L})[à-öø-ÿ](?!\p{L})/gu) + count(latin, /[\u0080-\u009f]/g) : 0;
  return latin && odd <= count(latin, /[^\0-\x7f]/g) * 0.2 ? latin : null;
}

/** In the wrong encoding Arabic letters stand alone between Latin ones or beside signs. */
function isArabicWords(text: string): boolean {
  const letters = count(text, /\p{Script=Arabic}/gu);
  const inWords = (text.match(/[\p{Script=Arabic}\p{M}]{3,}/gu) ?? []).join("").length;
  return letters >= 8 && inWords >= letters * 0.7 && /ال/.test(text) && !/\ufffd/.test(text);
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
