import { publicMark } from "@/app/_server/reply-headers";
import { readFont } from "@/ui/assets";

export const dynamic = "force-dynamic";

/** A font file. Its name holds the hash of its bytes, so it may be kept for ever. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const font = readFont((await params).file);
  if (!font) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(font, {
    headers: {
      "content-type": "font/woff2",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      // A preview stands in a sandboxed frame, whose origin is none: fonts are fetched across origins there.
      "access-control-allow-origin": "*",
      [publicMark]: "fonts",
    },
  });
}
