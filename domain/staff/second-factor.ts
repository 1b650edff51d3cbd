import { z } from "zod";
import { forbidden } from "@/base/refusal";
import { toWesternDigits } from "@/text/digits";
import { record } from "../audit";
import type { Ctx } from "../context";
import { askAuth, type Visitor } from "./auth";
import type { Person } from "./queries";

export const OwnPassword = z.object({ password: z.string().min(1).max(4096) });
export type OwnPassword = z.infer<typeof OwnPassword>;
export const AppCode = z.object({ code: z.string().min(1).max(40) });
export type AppCode = z.infer<typeof AppCode>;

const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

type Own = Ctx & { actor: Person };

/**
 * Makes a secret for an authenticator app and ten recovery codes; both are shown once and the factor
 * holds only after `confirmSecondFactor`. Refuses `password-wrong`, `too-many-tries`.
 */
export async function beginSecondFactor(_: Own, { password }: OwnPassword, visitor: Visitor) {
  const reply = await askAuth("/two-factor/enable", { password, method: "totp" }, visitor);
  await refuse(reply, "password-wrong", "password");
  const { totpURI, backupCodes } = Begun.parse(await reply.json());
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  return { uri: totpURI, secret, recoveryCodes: backupCodes };
}

/** Turns the second factor on by a first right code. Lines of `Set-Cookie`. Refuses `code-wrong`. */
export async function confirmSecondFactor(ctx: Own, { code }: AppCode, visitor: Visitor): Promise<string[]> {
  const plain = toWesternDigits(code).replace(/\s/g, "");
  const reply = await askAuth("/two-factor/verify-totp", { code: plain }, visitor);
  await refuse(reply, "code-wrong", "code");
  await record(ctx, "person.second-factor-on", { kind: "person", id: ctx.actor.id }, null, null);
  return reply.headers.getSetCookie();
}

/** Turns it off. Lines of `Set-Cookie`. Refuses `password-wrong`. */
export async function removeSecondFactor(ctx: Own, { password }: OwnPassword, visitor: Visitor): Promise<string[]> {
  const reply = await askAuth("/two-factor/disable", { password }, visitor);
  await refuse(reply, "password-wrong", "password");
  await record(ctx, "person.second-factor-off", { kind: "person", id: ctx.actor.id }, null, null);
  return reply.headers.getSetCookie();
}

async function refuse(reply: Response, reason: "password-wrong" | "code-wrong", field: string): Promise<void> {
  if (reply.status === 429) {
    throw forbidden("too-many-tries", { seconds: Number(reply.headers.get("x-retry-after") ?? 60) });
  }
  if (!reply.ok) throw forbidden(reason, { field });
}
