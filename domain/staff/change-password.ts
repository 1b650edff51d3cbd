import { forbidden } from "@/base/refusal";
import type { Ctx } from "../context";
import { hashPassword } from "./auth";
import type { ChangePassword } from "./input";
import { requireGoodPassword } from "./password";
import type { Person } from "./queries";
import { setPassword } from "./set-password";
import { isOwnPassword } from "./step-up";
import { countTry } from "./throttle";

/** One's own password; the other sessions end. Refuses `password-wrong`, a weak new one, `too-many-tries`. */
export async function changePassword(
  ctx: Ctx & { actor: Person },
  { current, password }: ChangePassword,
): Promise<void> {
  const { actor } = ctx;
  await countTry(ctx, `password:${actor.id}`, { tries: 5, seconds: 15 * 60 });
  if (!(await isOwnPassword(ctx, actor.id, current))) throw forbidden("password-wrong", { field: "current" });
  requireGoodPassword(password, actor.email);
  await setPassword(ctx, actor, await hashPassword(password), "change", actor.sessionId);
}
