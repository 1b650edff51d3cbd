import { Feed } from "feed";
import { webEnv } from "@/base/env";
import { listWhole } from "@/domain/newsroom/queries";
import { newsPath, releasePath } from "./addresses";
import { wholeOf } from "./body";
import type { View } from "./view";

const perFeed = 20;

/** The latest releases of one language, each whole, its language and direction in its markup. */
export async function openFeed(view: View): Promise<Feed> {
  const { url } = webEnv();
  const { language, name, t } = view;
  const items = await listWhole(view.ctx, language, perFeed);
  const newest = items.map(({ at, correctedAt }) => correctedAt ?? at).sort((a, b) => b.getTime() - a.getTime())[0];
  const home = url + newsPath(language);
  const feed = new Feed({
    title: t("newsroom.feed", { name }),
    description: t("newsroom.feed", { name }),
    id: home,
    link: home,
    language,
    generator: "Bayan",
    copyright: name,
    ...(newest ? { updated: newest } : {}),
    feedLinks: {
      rss: `${url}/${language}/feed.xml`,
      atom: `${url}/${language}/atom.xml`,
      json: `${url}/${language}/feed.json`,
    },
  });
  for (const { slug, at, correctedAt, headline, summary, version } of items) {
    const address = url + releasePath(language, slug);
    feed.addItem({
      title: headline,
      id: address,
      link: address,
      description: summary,
      content: wholeOf(view, version),
      date: correctedAt ?? at,
      published: at,
    });
  }
  return feed;
}

/** JSON Feed 1.1; the library writes version 1, which had no language. */
export function jsonOf({ language }: View, feed: Feed): string {
  return JSON.stringify({ ...JSON.parse(feed.json1()), version: "https://jsonfeed.org/version/1.1", language });
}
