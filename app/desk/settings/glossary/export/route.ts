import { requireCtx } from "@/app/_server/session";
import { glossaryFormats } from "@/domain/records/input";
import { exportGlossary } from "@/domain/records/queries";

const types = { csv: "text/csv; charset=utf-8", tbx: "application/x-tbx; charset=utf-8" };

/** The whole glossary as a file: `?as=csv`, or `?as=tbx` for translation tools. */
export async function GET(request: Request) {
  const ctx = await requireCtx("release.read");
  const asked = new URL(request.url).searchParams.get("as");
  const format = glossaryFormats.find((one) => one === asked);
  if (!format) return new Response(null, { status: 404 });
  return new Response(await exportGlossary(ctx, format), {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="glossary.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}
