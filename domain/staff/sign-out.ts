import { and, eq, ne } from "drizzle-orm";
import { sessions } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import type { Person } from "./queries";

type Own = Ctx & { actor: Person };

/** Ends this session on the server: the cookie is worth nothing afterwards, wherever it lies. */
export async function signOut(ctx: Own): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.delete(sessions).where(eq(sessions.id, ctx.actor.sessionId));
    await record(tx, "person.signed-out", { kind: "person", id: ctx.actor.id }, null, null);
  });
}

/** Ends every other session of the same person. How many there were. */
export async function signOutOthers(ctx: Own): Promise<{ ended: number }> {
  return inTransaction(ctx, async (tx) => {
    const others = and(eq(sessions.userId, ctx.actor.id), ne(sessions.id, ctx.actor.sessionId));
    const ended = (await tx.db.delete(sessions).where(others).returning({ id: sessions.id })).length;
    await record(tx, "person.signed-out-elsewhere", { kind: "person", id: ctx.actor.id }, null, { ended });
    return { ended };
  });
}
