import { notFound } from "@/base/refusal";
import type { Ctx } from "../context";
import { consumeResetToken, findResetPerson, hashPassword } from "./auth";
import type { ResetPassword } from "./input";
import { requireGoodPassword } from "./password";
import { getPerson } from "./queries";
import { setPassword } from "./set-password";

/**
 * A new password by the link of a mail; the token stands in for `allow`. Ends all sessions; a second factor
 * stays and is asked for at the next sign-in. Refuses `token-unknown` for a used or old link, and a weak password.
 */
export async function resetPassword(ctx: Ctx, { token, password }: ResetPassword): Promise<void> {
  const person = await getResetPerson(ctx, { token });
  requireGoodPassword(password, person.email);
  const hash = await hashPassword(password);
  if (!(await consumeResetToken(token))) throw notFound("token-unknown");
  const actor = { kind: "person", id: person.id, name: person.name, roles: [], languages: [] } as const;
  await setPassword({ ...ctx, actor }, person, hash, "reset");
}

/** Whose link it is. Refuses `token-unknown`. */
export async function getResetPerson(ctx: Ctx, { token }: Pick<ResetPassword, "token">) {
  const id = await findResetPerson(token, ctx.now);
  const person = id ? await getPerson(ctx, id) : null;
  if (!person || person.disabledAt) throw notFound("token-unknown");
  return person;
}
