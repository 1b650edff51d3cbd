import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { mailStaff } from "../staff/mail";
import type { Person } from "../staff/queries";
import { type Reading, type RelayAnswer, readingOf } from "./reading";

const subject = { kind: "newsroom", id: "1" } as const;

/** A test mail to oneself, as the worker sends all mails. It is on its way, not yet accepted. */
export async function sendMailTest(ctx: Ctx & { actor: Person }): Promise<{ testId: string }> {
  allow(ctx, "settings.edit");
  const { email: to, name, interfaceLanguage: language } = ctx.actor;
  return inTransaction(ctx, async (tx) => {
    const testId = randomUUID();
    await mailStaff(tx.db, { kind: "test", to, name, language, testId });
    await record(tx, "newsroom.test-mailed", subject, null, { testId, to });
    return { testId };
  });
}

/** Keeps what the relay said to a test. A test is in no ledger; the audit log tells what came of it. */
export async function recordMailTest(ctx: Ctx, testId: string, answer: RelayAnswer): Promise<void> {
  await record(ctx, "newsroom.test-answered", subject, null, { testId, ...answer });
}

export interface MailTest {
  at: Date;
  to: string;
  /** Null while it is awaited. `says`: the relay's own words. */
  answer: { says: string; reading: Reading } | null;
}

/** The newest test of this newsroom's way out, or null before there was one. */
export async function findMailTest(ctx: Ctx): Promise<MailTest | null> {
  allow(ctx, "settings.edit");
  const rows = await ctx.db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, subject.kind),
        inArray(auditEntries.action, ["newsroom.test-mailed", "newsroom.test-answered"]),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(20);
  const sent = rows.find(({ action }) => action === "newsroom.test-mailed");
  if (!sent) return null;
  // Both are written by the two verbs above and by nothing else.
  const { testId, to } = sent.after as { testId: string; to: string };
  const answers = rows.filter(({ action }) => action === "newsroom.test-answered");
  const found = answers
    .map(({ after }) => after as RelayAnswer & { testId: string })
    .find((one) => one.testId === testId);
  return { at: sent.at, to, answer: found ? { says: found.says, reading: readingOf(found) } : null };
}
