import type { NextRequest } from "next/server";
import { notFound, publicCtx } from "../_page/door";
import { openSourceView, openView } from "../_page/view";

export const dynamic = "force-dynamic";

/** Every other address: not found, in the language with which it begins. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = publicCtx();
  const [, locale = ""] = request.nextUrl.pathname.split("/");
  return notFound((await openView(ctx, locale)) ?? (await openSourceView(ctx)));
}
