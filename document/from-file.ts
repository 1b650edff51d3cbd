import { invalid } from "@/base/refusal";
import { blocksOfText, type SourceBlock } from "@/text/split/source";
import { blocksOfDocx } from "./from-docx";
import { blocksOfHtml } from "./from-html";
import { decodeText } from "./from-text";

/** The largest file that an import reads. */
export const largestImport = 20 * 1024 * 1024;

/**
 * Blocks of a file to import: .docx, HTML or plain text, told by its content, never by its name.
 * Refuses `nothing-to-import` (empty), `file-too-large` (above 20 MB, or a zip bomb), `file-encrypted`,
 * `file-kind-unknown` (a picture, a PDF, an old .doc), `file-unreadable`, `encoding-unknown`.
 */
export async function readImport(bytes: Uint8Array, name = ""): Promise<SourceBlock[]> {
  if (bytes.length > largestImport) throw invalid("file-too-large", { bytes: bytes.length, most: largestImport });
  if (bytes.length === 0) throw invalid("nothing-to-import");
  const kind = binaryKind(bytes);
  if (kind === "zip") return blocksOfDocx(bytes);
  if (kind === "encrypted") throw invalid("file-encrypted", { name });
  if (kind) throw invalid("file-kind-unknown", { name, kind });
  const text = decodeText(bytes);
  const blocks = isHtml(text, name) ? blocksOfHtml(text) : blocksOfText(text);
  if (blocks.length === 0) throw invalid("nothing-to-import");
  return blocks;
}

const signatures: [kind: string, bytes: number[]][] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0]],
  ["png", [0x89, 0x50, 0x4e, 0x47]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["gif", [0x47, 0x49, 0x46, 0x38]],
  ["webp", [0x52, 0x49, 0x46, 0x46]],
  ["tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["tiff", [0x4d, 0x4d, 0x00, 0x2a]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["rtf", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["gzip", [0x1f, 0x8b]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf]],
  ["rar", [0x52, 0x61, 0x72, 0x21]],
];

function binaryKind(bytes: Uint8Array): string | undefined {
  const kind = signatures.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
  if (kind !== "ole") return kind;
  // Word keeps a document with a password in an OLE file that names its parts in UTF-16.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  )
    ? "encrypted"
    : "doc";
}

function isHtml(text: string, name: string): boolean {
  const start = text
    .replace(/^\ufeff/, "")
    .trimStart()
    .slice(0, 2000);
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--|<!doctype html|<html|<head|<body|<(?:p|div|h[1-6]|table|article|section|span|meta)[\s>])/i.test(
      start,
    )
  )
    return true;
  return /\.x?html?$/i.test(name) && /<\/?[a-z][^>]*>/i.test(text);
}
