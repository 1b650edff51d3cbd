import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A reply as a handler gave it. `tags`: what it shows; null: not to be kept. */
export interface Rendered {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
  tags: readonly string[] | null;
  /** Milliseconds, counted from the start of the render. */
  forAtMost?: number;
}

/** A reply in one encoding. Headers are flat arrays: `writeHead` takes them as they are. */
export interface Form {
  headers: string[];
  /** Those of a 304. */
  unchanged: string[];
  etag: string;
  body: Buffer;
}

export interface Forms {
  status: number;
  identity: Form;
  gzip?: Form;
  br?: Form;
  bytes: number;
}

/** What a visitor must not see, what belongs to one connection, and what is said anew per form. */
const left = new Set([
  "x-bayan-public",
  "x-bayan-keep",
  "vary",
  "connection",
  "keep-alive",
  "date",
  "transfer-encoding",
  "content-length",
  "set-cookie",
  "etag",
]);

/** A 304 repeats what a cache needs to renew its copy (RFC 9110, 15.4.5). */
const repeated = new Set(["cache-control", "content-security-policy", "vary", "etag", "expires"]);

const compressible = /^(?:text\/|image\/svg)|[/+](?:json|xml|javascript)\b/;
/** Below this a compressed reply saves no packet. */
const smallest = 512;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** All encodings of a reply, made once and off the main thread. */
export async function formsOf({ status, headers, body }: Rendered): Promise<Forms> {
  const own = headers.filter(([name]) => !left.has(name));
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const form = (content: Buffer, suffix = "", encoding?: string): Form => {
    const etag = `"${hash}${suffix}"`;
    const all: [string, string][] = [
      ...own,
      ["vary", "accept-encoding"],
      ["etag", etag],
      ...(encoding ? [["content-encoding", encoding] as [string, string]] : []),
    ];
    return {
      etag,
      body: content,
      headers: [...all, ["content-length", String(content.length)]].flat(),
      unchanged: all.filter(([name]) => repeated.has(name)).flat(),
    };
  };
  const identity = form(body);
  if (body.length < smallest || !compressible.test(type)) return { status, identity, bytes: body.length };
  const [zipped, brotli] = await Promise.all([
    toGzip(body, { level: 7 }),
    toBrotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  ]);
  return {
    status,
    identity,
    gzip: form(zipped, "-gzip", "gzip"),
    br: form(brotli, "-br", "br"),
    bytes: body.length + zipped.length + brotli.length,
  };
}
