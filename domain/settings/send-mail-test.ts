import { randomUUID } from "node:crypto";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { mailStaff } from "../staff/mail";
import type { Person } from "../staff/queries";
import { testSubject } from "./mail-test";

/** A test mail to oneself, as the worker sends all mails. It is on its way, not yet accepted. */
export async function sendMailTest(ctx: Ctx & { actor: Person }): Promise<{ testId: string }> {
  allow(ctx, "settings.edit");
  const { email: to, name, interfaceLanguage: language } = ctx.actor;
  return inTransaction(ctx, async (tx) => {
    const testId = randomUUID();
    await mailStaff(tx.db, { kind: "test", to, name, language, testId });
    await record(tx, "newsroom.test-mailed", testSubject, null, { testId, to });
    return { testId };
  });
}
