import "server-only";
import { headers } from "next/headers";
import { webEnv } from "@/base/env";
import { forbidden } from "@/base/refusal";

/**
 * Refuses `foreign-origin` where a form did not come from our own pages. Next lets a request without an
 * Origin through, and compares a present one with the Host alone.
 */
export async function refuseForeign(): Promise<void> {
  const header = await headers();
  const origin = header.get("origin");
  const host = header.get("host");
  const own = new Set([webEnv().url, `http://${host}`, `https://${host}`]);
  const site = header.get("sec-fetch-site");
  if (!origin || !own.has(origin) || (site && site !== "same-origin")) throw forbidden("foreign-origin");
}
