import { forbidden } from "@/base/refusal";
import type { Ctx } from "../context";
import { askAuth, type Visitor } from "./auth";
import type { AskReset } from "./input";
import { countTry } from "./throttle";

/**
 * Asks for a mail with a link to choose a new password. Answers alike whether the address is known or
 * not (ASVS 5.0, 6.3.8); the mail is written after the answer. Refuses `too-many-tries`.
 */
export async function askReset(ctx: Ctx, { email }: AskReset, visitor: Visitor): Promise<void> {
  await countTry(ctx, `reset:${email}`, { tries: 5, seconds: 15 * 60 });
  const reply = await askAuth("/request-password-reset", { email }, visitor);
  if (reply.status === 429) {
    throw forbidden("too-many-tries", { seconds: Number(reply.headers.get("x-retry-after") ?? 60) });
  }
}
