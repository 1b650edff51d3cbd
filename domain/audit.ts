import { auditEntries } from "@/db/schema/audit";
import { actorId, actorName, type Ctx } from "./context";

export type AuditSubject = {
  kind: "release" | "send" | "contact" | "list" | "person" | "newsroom" | "suppression" | "media" | "glossary";
  id: string;
};

/**
 * Leaves one trace in the audit log, in the verb's own transaction. `before` and `after` hold
 * plain facts about the subject: never passwords, tokens or whole documents.
 */
export async function record(
  ctx: Ctx,
  action: `${string}.${string}`,
  subject: AuditSubject,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): Promise<void> {
  await ctx.db.insert(auditEntries).values({
    at: ctx.now,
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    actorName: actorName(ctx.actor),
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    before,
    after,
  });
}
