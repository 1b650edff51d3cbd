import { forbidden } from "@/base/refusal";
import { toWesternDigits } from "@/text/digits";
import type { Ctx } from "../context";
import { askAuth, type Visitor } from "./auth";
import type { GiveCode, SignIn } from "./input";
import { countTry } from "./throttle";

export interface SignedIn {
  /** Lines of `Set-Cookie` for the browser. */
  cookies: string[];
  /** True: the password was right, and a code is asked for next. */
  needsCode: boolean;
}

/** Tries for one account from all addresses together: a guesser is stopped, a forgetful person is not. */
const perAccount = { tries: 30, seconds: 15 * 60 };

/**
 * Opens a session, or asks for the second factor. One neutral refusal, `sign-in-wrong`, for an unknown
 * address, a wrong password and a disabled person alike; `too-many-tries` by visitor and by account.
 * better-auth's hook leaves the trace (auth.ts), once the session is open.
 */
export async function signIn(ctx: Ctx, { email, password }: SignIn, visitor: Visitor): Promise<SignedIn> {
  await countTry(ctx, `sign-in:${email}`, perAccount);
  const reply = await askAuth("/sign-in/email", { email, password }, visitor);
  refuseHaste(reply);
  if (!reply.ok) throw forbidden("sign-in-wrong");
  const body: unknown = await reply.json();
  const needsCode = typeof body === "object" && body !== null && "twoFactorRedirect" in body;
  return { cookies: reply.headers.getSetCookie(), needsCode };
}

/**
 * The second step: six digits of the app, in any script, or one of the recovery codes. Refuses
 * `code-wrong` and `too-many-tries`; after ten wrong codes better-auth locks the second factor for a while.
 */
export async function giveCode(_: Ctx, { code }: GiveCode, visitor: Visitor): Promise<SignedIn> {
  const plain = toWesternDigits(code).replace(/[\s\u200e\u200f]/g, "");
  const path = /^\d{6}$/.test(plain) ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const reply = await askAuth(path, { code: plain }, visitor);
  refuseHaste(reply);
  if (!reply.ok) throw forbidden("code-wrong", { field: "code" });
  return { cookies: reply.headers.getSetCookie(), needsCode: false };
}

function refuseHaste(reply: Response): void {
  if (reply.status !== 429) return;
  throw forbidden("too-many-tries", { seconds: Number(reply.headers.get("x-retry-after") ?? 60) });
}
