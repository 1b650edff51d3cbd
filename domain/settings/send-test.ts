import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { mailStaff } from "../staff/mail";
import type { Person } from "../staff/queries";

/** A test mail to oneself, as the worker sends all mails. It is on its way, not yet accepted. */
export async function sendTestMail(ctx: Ctx & { actor: Person }): Promise<{ to: string }> {
  allow(ctx, "settings.edit");
  const { id, email, name, interfaceLanguage } = ctx.actor;
  return inTransaction(ctx, async (tx) => {
    await mailStaff(tx.db, { kind: "test", to: email, name, language: interfaceLanguage });
    await record(tx, "newsroom.test-mailed", { kind: "newsroom", id: "1" }, null, { to: email, person: id });
    return { to: email };
  });
}
