import { and, eq, isNull, sql } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { hashToken } from "@/base/token";
import { setupTokens } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { hashPassword } from "./auth";
import { createPerson } from "./create-person";
import type { SetUp } from "./input";
import { requireGoodPassword } from "./password";
import { hasStaff } from "./queries";
import { setUpLock } from "./setup-link";
import { countTry } from "./throttle";

/**
 * The first person, who becomes administrator, through the one-time link; its token stands in for `allow`.
 * Of several at once one succeeds. Refuses `already-set-up` once there is staff, `token-unknown`, and a weak password.
 */
export async function setUp(ctx: Ctx, { token, password, ...person }: SetUp): Promise<{ id: string }> {
  await countTry(ctx, "set-up", { tries: 30, seconds: 60 });
  await requireSetUpLink(ctx, { token });
  requireGoodPassword(password, person.email);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(${setUpLock})`);
    await requireSetUpLink(ctx, { token });
    const id = await createPerson(ctx, { ...person, roles: ["admin"], passwordHash });
    await ctx.db
      .update(setupTokens)
      .set({ usedAt: ctx.now })
      .where(eq(setupTokens.tokenHash, hashToken(token)));
    const actor = { kind: "person", id, name: person.name, roles: ["admin"], languages: [] } as const;
    await record({ ...ctx, actor }, "newsroom.set-up-begun", { kind: "newsroom", id: "1" }, null, null);
    return { id };
  });
}

/** Refuses `already-set-up` once there is staff, `token-unknown` for any link but the last one printed. */
export async function requireSetUpLink(ctx: Ctx, { token }: Pick<SetUp, "token">): Promise<void> {
  if (await hasStaff(ctx)) throw conflict("already-set-up");
  const [kept] = await ctx.db
    .select({ at: setupTokens.createdAt })
    .from(setupTokens)
    .where(and(eq(setupTokens.tokenHash, hashToken(token)), isNull(setupTokens.usedAt)));
  if (!kept) throw notFound("token-unknown");
}
