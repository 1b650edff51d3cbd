import { and, eq, sql } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { sends, sendTemplates } from "@/db/schema/distribution";
import { releaseVersions } from "@/db/schema/releases";
import type { RenderedMail } from "@/emails/release";
import type { Ctx } from "../context";
import { getNewsroom } from "../settings/queries";
import { getReleaseOf } from "./release-of";
import { renderMail } from "./render-mail";

/**
 * The mail of a release as it would leave now, made of its working texts by the very renderer of a
 * send. For whoever holds a preview token or may read the release: the caller has asked.
 * Refuses `release-not-found`, `language-missing`, `mail-too-large`, `placeholder-left`.
 */
export async function previewMail(ctx: Ctx, releaseId: string, languages: readonly Language[]): Promise<RenderedMail> {
  return renderMail({
    combination: languages.join("+"),
    release: await getReleaseOf(ctx, releaseId),
    revisions: await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, releaseId)),
    newsroom: await getNewsroom(ctx),
  });
}

/**
 * The HTML of a mail as a send has fixed it, a notice with its words: what leaves, but for each reader's name and
 * links. For whoever holds a preview token of the release. Refuses `send-not-found`.
 */
export async function preparedMail(
  ctx: Ctx,
  releaseId: string,
  { sendId, combination }: { sendId: string; combination: string },
): Promise<string> {
  const [mail] = await ctx.db
    .select({ html: sendTemplates.html })
    .from(sendTemplates)
    .innerJoin(sends, eq(sends.id, sendTemplates.sendId))
    .where(
      and(
        eq(sends.releaseId, releaseId),
        // Compared as text: what stands in an address may be anything.
        eq(sql`${sends.id}::text`, sendId),
        eq(sendTemplates.combination, combination),
      ),
    );
  if (!mail) throw notFound("send-not-found", { id: sendId });
  return mail.html;
}
