import { webEnv } from "@/base/env";
import { element, together } from "@/document/element";
import { listAddresses } from "@/domain/newsroom/queries";
import { newsPath, releasePath } from "../_page/addresses";
import { bareDoor, textReply } from "../_page/door";
import { alternatesOf } from "../_page/facts";

export const dynamic = "force-dynamic";

/** Every public page with its counterparts in the other languages (sitemaps.org, with xhtml:link). */
export const GET = bareDoor(async (view) => {
  const { url } = webEnv();
  const { languages } = view.front;
  const indexes = Object.fromEntries(languages.map((language) => [language, newsPath(language)]));
  const pages = [
    { addresses: indexes, changedAt: undefined },
    ...(await listAddresses(view.ctx)).map(({ slug, languages, changedAt }) => ({
      addresses: Object.fromEntries(languages.map((language) => [language, releasePath(language, slug)])),
      changedAt,
    })),
  ];
  const entries = pages.flatMap(({ addresses, changedAt }) => {
    const alternates = alternatesOf(view, addresses).map(({ language, path }) =>
      element("xhtml:link", { rel: "alternate", hreflang: language, href: url + path }),
    );
    return Object.values(addresses).map((path) =>
      element(
        "url",
        {},
        element("loc", {}, url + path),
        changedAt && element("lastmod", {}, changedAt.toISOString()),
        alternates,
      ),
    );
  });
  const set = element(
    "urlset",
    { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9", "xmlns:xhtml": "http://www.w3.org/1999/xhtml" },
    together(entries),
  );
  return textReply(view, "application/xml", `<?xml version="1.0" encoding="UTF-8"?>\n${set.html}\n`);
});
