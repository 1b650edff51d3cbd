import mammoth from "mammoth";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { invalid, isRefusal } from "@/base/refusal";
import type { SourceBlock } from "@/text/split/source";
import { blocksOfHtml } from "./from-html";

/** A release of a hundred pages is below 2 MB of XML; what unpacks to more is a bomb. */
const mostUnpacked = 60 * 1024 * 1024;
const mostEntries = 3000;

/**
 * Blocks of a Word document (.docx). The archive is measured before it is read: sizes by its
 * directory, then by unpacking its XML with a limit, since a directory may lie.
 * Refuses `file-too-large` (a zip bomb), `file-encrypted`, `file-kind-unknown` (another zip), `file-unreadable`.
 */
export async function blocksOfDocx(bytes: Uint8Array): Promise<SourceBlock[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    await measure(buffer);
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "br[type='page'] => hr"],
        // Pictures come by upload, with a description and rights; here they would only be weight.
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    return blocksOfHtml(value);
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw invalid("file-unreadable", { says: error instanceof Error ? error.message.slice(0, 200) : "" });
  }
}

async function measure(buffer: Buffer): Promise<void> {
  const zip = await open(buffer);
  const entries = await listEntries(zip);
  if (!entries.some(({ fileName }) => fileName === "word/document.xml")) throw invalid("file-kind-unknown");
  if (entries.some((entry) => entry.isEncrypted())) throw invalid("file-encrypted");
  let left = mostUnpacked;
  for (const entry of entries.filter(({ fileName }) => /\.(?:xml|rels)$/i.test(fileName))) {
    left -= await unpackedSize(zip, entry, left);
  }
  zip.close();
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (zip) resolve(zip);
      else reject(error ?? new Error("no archive"));
    });
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let total = 0;
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      total += entry.uncompressedSize;
      if (total > mostUnpacked || entries.length > mostEntries) reject(invalid("file-too-large"));
      else zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

function unpackedSize(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (!stream) return reject(error ?? new Error("no stream"));
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) return;
        stream.destroy();
        reject(invalid("file-too-large"));
      });
      stream.on("end", () => resolve(size));
      stream.on("error", reject);
    });
  });
}
