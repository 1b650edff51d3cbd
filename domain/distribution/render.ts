import { and, eq, inArray } from "drizzle-orm";
import { webEnv } from "@/base/env";
import { invalid, isRefusal } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import { deliveries, sendRevisions, sends, sendTemplates } from "@/db/schema/distribution";
import { releaseRevisions } from "@/db/schema/releases";
import type { Version } from "@/document/version";
import { type MailPart, type RenderedMail, renderReleaseMail } from "@/emails/release";
import { type Ctx, inTransaction } from "../context";
import { versionOf } from "../releases/content";
import type { ReleaseRow } from "../releases/rows";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { languagesOf } from "./combination";
import { refuseFreeze } from "./freeze";
import type { SendNotice } from "./input";
import { noticesOf, type Told } from "./notices-of";
import { getReleaseOf } from "./release-of";
import { lockSend, moveSend, type SendRow } from "./rows";

/**
 * Stands in a mail where each recipient's own token goes, as long as the token (`base/mail-identity.ts`)
 * and of its letters, so that exchanging it moves nothing.
 */
export const tokenSlot = "token-of-46-letters.signed-for-each-one-reader";
/** Gmail cuts the HTML of a mail near here (mail-and-safety.md 1.2). */
export const largestHtml = 102_400;

/** One mail of a send, to be made into MIME. */
export interface SendMail extends Omit<RenderedMail, "preheader"> {
  combination: string;
  languages: Language[];
}

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
      mails.push(await renderMail({ combination, release, revisions, newsroom, notice }));
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

/** What a mail carries of one language: of a frozen revision, or of the working text in a preview. */
export type MailText = Parameters<typeof versionOf>[0] & Pick<Revision, "mailSubject" | "preheader" | "summary">;

interface Rendering {
  combination: string;
  release: ReleaseRow;
  revisions: readonly MailText[];
  newsroom: Newsroom;
  /** The mail tells those who have an earlier text what became of it. */
  notice?: { kind: SendNotice; told: readonly Told[] };
}

/**
 * One mail in these languages. The "read on the web" link is there once the release is public or will
 * be by the time the mail leaves; under embargo the notice stands in its place.
 * Refuses `mail-too-large`, `placeholder-left`, `language-missing`.
 */
export async function renderMail({
  combination,
  release,
  revisions,
  newsroom,
  notice,
}: Rendering): Promise<SendMail & RenderedMail> {
  const { url: origin } = webEnv();
  const underEmbargo = release.state === "scheduled" && release.embargoUntil !== null;
  const isOut = release.state === "published" || (release.state === "scheduled" && !underEmbargo);
  const [first, ...rest] = languagesOf(combination).map((language): MailPart => {
    const revision = revisions.find((one) => one.language === language);
    if (!revision) throw invalid("language-missing", { language });
    return {
      version: notice?.kind === "withdrawal" ? withoutText(versionOf(revision)) : versionOf(revision),
      told: notice?.told.filter((one) => one.language === language),
      mailSubject: revision.mailSubject,
      preheader: revision.preheader || revision.summary,
      ...(isOut ? { url: `${origin}/${language}/news/${release.slug}` } : {}),
    };
  });
  if (!first) throw new Error("a combination names at least one language");
  const at = release.publishedAt ?? release.publishAt;
  const mail = await renderReleaseMail({
    parts: [first, ...rest],
    notice: notice?.kind,
    names: newsroom.senderNames,
    postalAddresses: newsroom.postalAddresses,
    zone: newsroom.zone,
    zoneNames: { en: zoneCity(newsroom.zone, "en"), ar: zoneCity(newsroom.zone, "ar") },
    digits: newsroom.digits,
    ...(isOut && at ? { publishedAt: at } : {}),
    ...(underEmbargo && release.embargoUntil ? { embargoUntil: release.embargoUntil } : {}),
    unsubscribeUrl: `${origin}/u/${tokenSlot}`,
  });
  requireSendable(mail);
  return { ...mail, combination, languages: languagesOf(combination) };
}

/** Which release it was and whom to ask, and nothing more of what is not to be used any longer. */
function withoutText({ lang, kicker, headline, document }: Version): Version {
  const content = document.content.filter(({ type }) => type === "contacts");
  // A document begins with its lead, which may be empty.
  return { lang, kicker, headline, document: { ...document, content: [{ type: "lead" }, ...content] } };
}

function requireSendable({ html, text, subject }: RenderedMail): void {
  const bytes = Buffer.byteLength(html);
  if (bytes > largestHtml) throw invalid("mail-too-large", { bytes, most: largestHtml });
  const left = /\{\{.*?\}\}/.exec(`${subject}\n${html}\n${text}`);
  if (left) throw invalid("placeholder-left", { placeholder: left[0].slice(0, 60) });
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
