import { and, desc, eq, inArray } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { record } from "../audit";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { type Reading, type RelayAnswer, readingOf } from "./reading";

/** What the audit lines of a test are about. */
export const testSubject = { kind: "newsroom", id: "1" } as const;

/** Keeps what the relay said to a test. A test is in no ledger; the audit log tells what came of it. */
export async function recordMailTest(ctx: Ctx, testId: string, answer: RelayAnswer): Promise<void> {
  await record(ctx, "newsroom.test-answered", testSubject, null, { testId, ...answer });
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
        eq(auditEntries.subjectKind, testSubject.kind),
        inArray(auditEntries.action, ["newsroom.test-mailed", "newsroom.test-answered"]),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(20);
  const sent = rows.find(({ action }) => action === "newsroom.test-mailed");
  if (!sent) return null;
  // Both are written by `sendMailTest` and `recordMailTest` and by nothing else.
  const { testId, to } = sent.after as { testId: string; to: string };
  const answers = rows.filter(({ action }) => action === "newsroom.test-answered");
  const found = answers
    .map(({ after }) => after as RelayAnswer & { testId: string })
    .find((one) => one.testId === testId);
  return { at: sent.at, to, answer: found ? { says: found.says, reading: readingOf(found) } : null };
}
