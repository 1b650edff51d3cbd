import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { forbidden } from "@/base/refusal";
import { accounts, sessions } from "@/db/schema/staff";
import { toWesternDigits } from "@/text/digits";
import { record } from "../audit";
import type { Ctx } from "../context";
import { askAuth, isPassword, type Visitor } from "./auth";
import type { Person } from "./queries";
import { countTry } from "./throttle";

export const StepUp = z.object({ proof: z.string().min(1).max(256) });
export type StepUp = z.infer<typeof StepUp>;

/**
 * Proves by password, or by a code of the second factor, that it is still the person of this session.
 * Refuses `password-wrong`, `code-wrong` and, after five tries in a quarter of an hour, `too-many-tries`.
 */
export async function stepUp(ctx: Ctx & { actor: Person }, { proof }: StepUp, visitor: Visitor): Promise<void> {
  const { id, sessionId, hasSecondFactor } = ctx.actor;
  await countTry(ctx, `step-up:${id}`, { tries: 5, seconds: 15 * 60 });
  const code = toWesternDigits(proof).replace(/\s/g, "");
  const isCode = hasSecondFactor && /^\d{6}$/.test(code);
  const isRight = isCode
    ? (await askAuth("/two-factor/verify-totp", { code }, visitor)).ok
    : await isOwnPassword(ctx, id, proof);
  if (!isRight) throw forbidden(isCode ? "code-wrong" : "password-wrong", { field: "proof" });
  await ctx.db.update(sessions).set({ steppedUpAt: ctx.now }).where(eq(sessions.id, sessionId));
  await record(ctx, "person.stepped-up", { kind: "person", id }, null, { by: isCode ? "code" : "password" });
}

/** Is this the password of this person? False too where none is set. */
export async function isOwnPassword({ db }: Pick<Ctx, "db">, id: string, password: string): Promise<boolean> {
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, id), eq(accounts.providerId, "credential")));
  return account?.hash ? isPassword(account.hash, password) : false;
}
