import { and, eq, ne } from "drizzle-orm";
import { randomToken } from "@/base/token";
import type { InterfaceLanguage } from "@/base/vocabulary";
import { accounts, sessions } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { mailStaff } from "./mail";

interface Owner {
  id: string;
  name: string;
  email: string;
  interfaceLanguage: InterfaceLanguage;
}

/** Keeps a new password, ends the sessions (but `keptSession`), tells its owner by mail, leaves the trace. */
export async function setPassword(
  ctx: Ctx,
  { id, name, email, interfaceLanguage }: Owner,
  hash: string,
  by: "reset" | "change" | "invitation",
  keptSession?: string,
): Promise<void> {
  await inTransaction(ctx, async ({ db, now, actor }) => {
    await db
      .insert(accounts)
      .values({
        id: randomToken(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password: hash,
        updatedAt: now,
      })
      .onConflictDoUpdate({
        target: [accounts.providerId, accounts.accountId],
        set: { password: hash, updatedAt: now },
      });
    const others = keptSession ? ne(sessions.id, keptSession) : undefined;
    await db.delete(sessions).where(and(eq(sessions.userId, id), others));
    await record({ db, now, actor }, "person.password-set", { kind: "person", id }, null, { by });
    if (by !== "invitation") {
      await mailStaff(db, { kind: "password-changed", to: email, name, language: interfaceLanguage });
    }
  });
}
