import { eq } from "drizzle-orm";
import type { Language } from "@/base/vocabulary";
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
