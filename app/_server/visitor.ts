import "server-only";
import { cookies, headers } from "next/headers";
import type { Visitor } from "@/domain/staff/auth";

/** What this request says of who sent it. Our own server has replaced what the visitor could have made up. */
export async function readVisitor(): Promise<Visitor> {
  const header = await headers();
  return {
    cookie: header.get("cookie"),
    address: header.get("x-forwarded-for"),
    agent: header.get("user-agent"),
  };
}

/** Hands the cookies of better-auth's reply to the browser. */
export async function keepCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const line of lines) {
    const [pair = "", ...rest] = line.split(/;\s*/);
    const at = pair.indexOf("=");
    const attributes = new Map(rest.map((one) => [one.split("=")[0]?.toLowerCase(), one.split("=")[1] ?? ""]));
    const maxAge = attributes.get("max-age");
    jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
      httpOnly: attributes.has("httponly"),
      secure: attributes.has("secure"),
      sameSite: "lax",
      path: attributes.get("path") ?? "/",
      ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    });
  }
}
