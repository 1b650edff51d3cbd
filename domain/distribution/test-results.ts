import { and, desc, eq, inArray } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { record } from "../audit";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import type { Verdict } from "./reply";

export interface TestAnswer {
  testId: string;
  to: string;
  outcome: Verdict["outcome"];
  /** The relay's words, or why it could not be asked. */
  says: string;
}

/** Keeps what the relay said to a test. A test is in no ledger; the audit log tells what came of it. */
export async function recordTestAnswer(ctx: Ctx, releaseId: string, answer: TestAnswer): Promise<void> {
  await record(ctx, "send.test-answered", { kind: "release", id: releaseId }, null, { ...answer });
}

export interface Test {
  testId: string;
  at: Date;
  byName: string;
  addresses: { to: string; answer: Pick<TestAnswer, "outcome" | "says"> | null }[];
}

/** The last tests of a release, newest first, each address with the relay's answer or null while it is awaited. */
export async function listTests(ctx: Ctx, releaseId: string, limit = 5): Promise<Test[]> {
  allow(ctx, "send.test");
  const rows = await ctx.db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "release"),
        eq(auditEntries.subjectId, releaseId),
        inArray(auditEntries.action, ["send.tested", "send.test-answered"]),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(limit * 12);
  const answers = rows
    .filter(({ action }) => action === "send.test-answered")
    // Written by `recordTestAnswer` and by nothing else.
    .map(({ after }) => after as TestAnswer);
  return rows
    .filter(({ action }) => action === "send.tested")
    .slice(0, limit)
    .map(({ at, actorName, after }) => {
      // Written by `sendTest` and by nothing else.
      const { testId, to } = after as { testId: string; to: string[] };
      const answerTo = (address: string) => {
        const found = answers.find((one) => one.testId === testId && one.to === address);
        return found ? { outcome: found.outcome, says: found.says } : null;
      };
      return {
        testId,
        at,
        byName: actorName,
        addresses: to.map((address) => ({ to: address, answer: answerTo(address) })),
      };
    });
}
