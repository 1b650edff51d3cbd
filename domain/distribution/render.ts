import { and, eq, inArray } from "drizzle-orm";
import { isRefusal } from "@/base/refusal";
import { deliveries, sendRevisions, sends, sendTemplates } from "@/db/schema/distribution";
import { releaseRevisions } from "@/db/schema/releases";
import { type Ctx, inTransaction } from "../context";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { withCountedLinks } from "./counted-links";
import { refuseFreeze } from "./freeze";
import { noticesOf } from "./notices-of";
import { getReleaseOf } from "./release-of";
import { renderMail, type SendMail } from "./render-mail";
import { lockSend, moveSend, type SendRow } from "./rows";

/** What is the same in the headers of all mails of a send. */
export interface MailFacts {
  fromEmail: string;
  replyTo: string;
  listName: string;
  feedbackId: string;
}

type Revision = typeof releaseRevisions.$inferSelect;

/** The mails of one freeze: of no other, should the send have been taken back and frozen again meanwhile. */
export interface Rendered {
  mails: SendMail[];
  facts: MailFacts;
  frozenAt: Date;
}

/**
 * The mails of a send that is being frozen, one for each combination of languages in use, and the
 * facts of their headers. Null: there is nothing to do any more. A mail that cannot be sent takes
 * the send back to draft with the reason (`mail-too-large`, `placeholder-left`), and null is returned.
 */
export async function renderSend(ctx: Ctx, id: string): Promise<Rendered | null> {
  const [send] = await ctx.db.select().from(sends).where(eq(sends.id, id));
  if (send?.state !== "freezing" || !send.frozenAt) return null;
  try {
    const used = await ctx.db
      .selectDistinct({ combination: deliveries.combination })
      .from(deliveries)
      .where(eq(deliveries.sendId, id));
    const release = await getReleaseOf(ctx, send.releaseId);
    const newsroom = await getNewsroom(ctx);
    const revisions = await revisionsOf(ctx, id);
    const mails: SendMail[] = [];
    const notice = send.notice ? { kind: send.notice, told: await noticesOf(ctx, release.id, send.notice) } : undefined;
    for (const { combination } of used) {
      const mail = await renderMail({ combination, release, revisions, newsroom, notice });
      mails.push(send.tracksClicks ? await withCountedLinks(ctx, send, mail) : mail);
    }
    return { mails, facts: mailFacts(newsroom, send), frozenAt: send.frozenAt };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { reason } = error;
    await inTransaction(ctx, async (ctx) => {
      const locked = await lockSend(ctx, id);
      if (locked.state === "freezing") await refuseFreeze(ctx, locked, reason);
    });
    return null;
  }
}

/**
 * Keeps the mails with their MIME; the send is ready, and its content never changes again. Mails of an
 * earlier freeze come too late: they may say what has been changed since, and their audience is gone.
 */
export async function storeMails(
  ctx: Ctx,
  id: string,
  { frozenAt }: Pick<Rendered, "frozenAt">,
  mails: readonly (SendMail & { mime: Buffer })[],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const send = await lockSend(ctx, id);
    if (send.state !== "freezing" || send.frozenAt?.getTime() !== frozenAt.getTime()) return;
    await ctx.db.delete(sendTemplates).where(eq(sendTemplates.sendId, id));
    await ctx.db.insert(sendTemplates).values(mails.map(({ languages: _, ...mail }) => ({ sendId: id, ...mail })));
    await moveSend(ctx, send, "make-ready", {}, { frozen: send.frozenCount, excluded: send.excludedCount });
  });
}

/** Feedback-ID: at most four fields, the last one stable, nothing of the recipient (mail-and-safety.md 1.2). */
export function mailFacts(newsroom: Newsroom, send: Pick<SendRow, "fromEmail" | "replyTo" | "releaseId">): MailFacts {
  return {
    fromEmail: send.fromEmail,
    replyTo: send.replyTo,
    listName: newsroom.senderNames.en ?? Object.values(newsroom.senderNames)[0] ?? "Newsroom",
    feedbackId: `${send.releaseId.slice(0, 8)}:press:release:bayan`,
  };
}

async function revisionsOf(ctx: Ctx, sendId: string): Promise<Revision[]> {
  const ids = ctx.db
    .select({ id: sendRevisions.revisionId })
    .from(sendRevisions)
    .where(and(eq(sendRevisions.sendId, sendId)));
  return ctx.db.select().from(releaseRevisions).where(inArray(releaseRevisions.id, ids));
}
