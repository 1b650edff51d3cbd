import { and, eq, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Ctx } from "../context";
import { readAddress } from "./address";

/**
 * Former addresses of a contact at which a mail of theirs may still leave: who stops mails by a newer one means
 * these too. Not one that is somebody else's by now. Normalised.
 */
export async function waitingAt(ctx: Ctx, contactId: string): Promise<string[]> {
  const changes = await ctx.db
    .select({ email: sql<string | null>`${auditEntries.before} ->> 'email'` })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "contact"),
        eq(auditEntries.subjectId, contactId),
        eq(auditEntries.action, "contact.changed"),
      ),
    );
  const norms = new Set(changes.map(({ email }) => readAddress(email ?? "")?.norm));
  if (norms.size === 0) return [];
  // Queued, sending, deferred or held: what a claim may still take.
  const rows = await ctx.db.execute<{ norm: string }>(sql`
    select distinct d.email_norm as norm from sends s join deliveries d on d.send_id = s.id
    where s.state in ('ready', 'scheduled', 'sending', 'pausing', 'paused', 'attention')
      and d.email_norm in (select json_array_elements_text(${JSON.stringify([...norms])}::text::json))
      and d.contact_id = ${contactId} and d.state in (0, 1, 2, 8)
      and not exists (select 1 from contacts c where c.email_norm = d.email_norm)
    order by 1
  `);
  return rows.map(({ norm }) => norm);
}
