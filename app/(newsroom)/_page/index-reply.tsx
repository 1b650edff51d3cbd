import { htmlReply } from "@/app/_server/document";
import { listPublic, listYears, perPage } from "@/domain/newsroom/queries";
import { feedPath, newsPath, pagePath, yearPath } from "./addresses";
import { kept, notFound } from "./door";
import { alternatesOf } from "./facts";
import { IndexPage } from "./index-page";
import type { View } from "./view";

/** The index or, with a year, the archive; `?page=` counts from 1. A page or year with nothing in it is 404. */
export async function indexReply(view: View, request: Request, year?: number): Promise<Response> {
  const { t, name, language, ctx, front } = view;
  const page = readPage(request);
  if (page === null) return notFound(view);
  const years = await listYears(ctx);
  if (year !== undefined && !years.includes(year)) return notFound(view);
  const { total, items } = await listPublic(ctx, { language, page, ...(year === undefined ? {} : { year }) });
  if (page > Math.max(1, Math.ceil(total / perPage))) return notFound(view);
  const path = (one: typeof language) => pagePath(year === undefined ? newsPath(one) : yearPath(one, year), page);
  const title =
    year === undefined
      ? t("newsroom.newsTitle", { name })
      : `${t("newsroom.ofYear", { year: String(year) })} – ${name}`;
  return htmlReply({
    language,
    title,
    keeping: kept(view),
    listing: {
      canonical: path(language),
      alternates: alternatesOf(view, Object.fromEntries(front.languages.map((one) => [one, path(one)]))),
      feed: { title: t("newsroom.feed", { name }), path: feedPath(language) },
      siteName: name,
    },
    body: (
      <IndexPage
        view={view}
        items={items}
        total={total}
        page={page}
        years={years}
        {...(year === undefined ? {} : { year })}
      />
    ),
  });
}

function readPage(request: Request): number | null {
  const given = new URL(request.url).searchParams.get("page");
  if (given === null) return 1;
  return /^[1-9]\d{0,5}$/.test(given) ? Number(given) : null;
}
