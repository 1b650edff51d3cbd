import { invalid } from "@/base/refusal";

/**
 * The text of a file of unknown encoding: UTF-8 or UTF-16 by mark or shape, else windows-1256, which
 * holds Arabic and French. Refuses `encoding-unknown` where the bytes are none of these.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  // Control characters other than tab and line ends: no text at all.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) throw invalid("encoding-unknown");
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 4000);
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  // Delimiters and line ends are ASCII: in UTF-16 every one of them has a zero byte on the same side.
  if (zeros(1) > 0 && zeros(0) === 0) return "utf-16le";
  if (zeros(0) > 0 && zeros(1) === 0) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1256";
  }
}
