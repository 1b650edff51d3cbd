import { door, kept, openVersion, textReply } from "../../../_page/door";
import { indexReply } from "../../../_page/index-reply";
import { releaseReply } from "../../../_page/replies";
import { textOf } from "../../../_page/text";
import type { View } from "../../../_page/view";

export const dynamic = "force-dynamic";

/** A release, its plain text, or the archive of a year: a slug is never made of digits alone. */
export const GET = door<{ locale: string; slug: string }>(async (view, { slug }, request) => {
  if (/^\d{4}$/.test(slug)) return indexReply(view, request, Number(slug));
  if (slug.endsWith(".txt")) return plainText(view, slug.slice(0, -".txt".length));
  const { release, version, instead } = await openVersion(view, slug);
  if (instead) return instead;
  return releaseReply(view, release, version, { keeping: kept(view, release), listed: true });
});

async function plainText(view: View, slug: string): Promise<Response> {
  const { release, version, instead } = await openVersion(view, slug);
  if (instead) return instead;
  return textReply(view, "text/plain", textOf(view, version), release);
}
