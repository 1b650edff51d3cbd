import { requireCtx } from "@/app/_server/session";
import { listDeadLinks } from "@/domain/releases/web-links";

export const dynamic = "force-dynamic";

/** The addresses that lead nowhere by now, for texts that stay open. */
export async function GET() {
  const ctx = await requireCtx("release.read");
  return Response.json(await listDeadLinks(ctx), { headers: { "cache-control": "private, no-store" } });
}
