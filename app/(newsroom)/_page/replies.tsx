import { htmlReply } from "@/app/_server/document";
import type { ReplyPolicy } from "@/app/_server/reply-headers";
import type { PublicRelease, PublicVersion } from "@/domain/newsroom/queries";
import { feedPath, releasePath } from "./addresses";
import { BothPage, facingRows, rowRules } from "./both-page";
import { alternatesOf, articleFacts, descriptionOf } from "./facts";
import { addressesOf, ReleasePage } from "./release-page";
import type { View } from "./view";

type Out = PublicRelease & { kind: "out" };
/** How the public gets it, or how a preview of a draft does: `listed` false says it to no search engine. */
export type Showing = Pick<ReplyPolicy, "keeping" | "framedBy"> & { listed: boolean };

/** The page of one language: for the public and, by the very same lines, for a preview. */
export function releaseReply(view: View, release: Out, version: PublicVersion, { listed, ...showing }: Showing) {
  return htmlReply({
    ...showing,
    language: view.language,
    title: `${version.headline} – ${view.name}`,
    ...(listed ? { listing: listingOf(view, release, version) } : {}),
    body: <ReleasePage view={view} release={release} version={version} />,
  });
}

/** Both languages facing. Search engines are sent to the page of the language. */
export function bothReply(
  view: View,
  release: Out,
  pair: [PublicVersion, PublicVersion],
  { listed, ...showing }: Showing,
) {
  const [own, other] = pair;
  return htmlReply({
    ...showing,
    language: view.language,
    title: view.t("newsroom.bothTitle", { headline: own.headline }),
    styles: rowRules(facingRows(view, own, other).length),
    ...(listed ? { listing: listingOf(view, release, own) } : {}),
    body: <BothPage view={view} release={release} pair={pair} />,
  });
}

function listingOf(view: View, release: Out, version: PublicVersion) {
  const { language, name, t } = view;
  return {
    description: descriptionOf(version),
    canonical: releasePath(language, release.slug),
    alternates: alternatesOf(view, addressesOf(release)),
    feed: { title: t("newsroom.feed", { name }), path: feedPath(language) },
    article: { published: release.at, modified: release.correctedAt ?? release.at },
    siteName: name,
    facts: articleFacts(view, release, version),
  };
}
