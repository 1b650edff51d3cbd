import { door, kept, openVersion } from "../../../../_page/door";
import { otherOf } from "../../../../_page/facts";
import { bothReply, releaseReply } from "../../../../_page/replies";

export const dynamic = "force-dynamic";

/** Two languages facing; the one there is where there is no other. */
export const GET = door<{ locale: string; slug: string }>(async (view, { slug }) => {
  const { release, version, instead } = await openVersion(view, slug);
  if (instead) return instead;
  const showing = { keeping: kept(view, release), listed: true };
  const other = otherOf(view, release, version);
  return other ? bothReply(view, release, [version, other], showing) : releaseReply(view, release, version, showing);
});
