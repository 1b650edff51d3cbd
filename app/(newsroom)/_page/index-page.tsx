import { directionOf, formatList } from "@/base/locale";
import type { PublicItem } from "@/domain/newsroom/items";
import { perPage } from "@/domain/newsroom/queries";
import { newsPath, pagePath, releasePath, yearPath } from "./addresses";
import { Frame } from "./frame";
import { momentOf, monthOf, numberOf, partOf, type View } from "./view";

interface Props {
  view: View;
  items: PublicItem[];
  total: number;
  page: number;
  years: number[];
  /** The archive of one year; absent: the index. */
  year?: number;
}

/** The index: the newest release large, the others by month; or the archive of a year, by month alone. */
export function IndexPage({ view, items, total, page, years, year }: Props) {
  const { t, language, front } = view;
  const [first, ...rest] = items;
  const lead = page === 1 && year === undefined ? first : undefined;
  const title = year === undefined ? t("newsroom.news") : t("newsroom.ofYear", { year: String(year) });
  const path = year === undefined ? newsPath(language) : yearPath(language, year);
  const elsewhere = Object.fromEntries(front.languages.map((one) => [one, path.replace(/^\/\w+/, `/${one}`)]));
  return (
    <Frame
      view={view}
      className="list"
      elsewhere={elsewhere}
      current={year === undefined && page === 1 ? "page" : "true"}
    >
      <h1 className={year === undefined ? "vh" : "ttl"}>{title}</h1>
      {lead && <Lead view={view} item={lead} />}
      {years.length > 1 && <Years view={view} years={years} year={year} />}
      <Months view={view} items={lead ? rest : items} />
      {items.length === 0 && <Nothing view={view} year={year} />}
      <Pager view={view} path={path} page={page} total={total} />
    </Frame>
  );
}

function Lead({ view, item }: { view: View; item: PublicItem }) {
  const { language, slug, headline, summary, kicker } = item;
  const own = language === view.language ? {} : { lang: language, dir: directionOf(language) };
  return (
    <article className="leadrel">
      <div>
        {kicker && (
          <p className="kick" {...own}>
            {kicker}
          </p>
        )}
        <h2 {...own}>
          <a href={releasePath(language, slug)} hrefLang={language}>
            {headline}
          </a>
        </h2>
        {summary && <p {...own}>{summary}</p>}
        <p className="meta">
          <time dateTime={item.at.toISOString()}>{momentOf(view, item.at)}</time>
          <OnlyIn view={view} item={item} />
        </p>
      </div>
    </article>
  );
}

/** Said, never faked: what is not there in this language is shown in the one it has. */
function OnlyIn({ view, item }: { view: View; item: PublicItem }) {
  if (item.language === view.language) return null;
  const names = item.languages.map((language) => view.t(`languages.${language}`));
  const language = formatList(names, view.language);
  return <span className="only">{view.t("newsroom.onlyIn", { language })}</span>;
}

function Years({ view, years, year }: { view: View; years: number[]; year?: number }) {
  const { t, language } = view;
  return (
    <nav className="filters ui num" aria-label={t("newsroom.byYear")}>
      <a href={newsPath(language)} aria-current={year === undefined ? "true" : undefined}>
        {t("newsroom.allYears")}
      </a>
      {years.map((one) => (
        <a key={one} href={yearPath(language, one)} aria-current={one === year ? "true" : undefined}>
          {one}
        </a>
      ))}
    </nav>
  );
}

function Months({ view, items }: { view: View; items: PublicItem[] }) {
  const months = Map.groupBy(items, ({ at }) => monthOf(view, at));
  return [...months].map(([month, inMonth]) => (
    <section className="month" key={month}>
      <h2>{month}</h2>
      <div>
        {inMonth.map((item) => (
          <Item key={item.id} view={view} item={item} />
        ))}
      </div>
    </section>
  ));
}

function Item({ view, item }: { view: View; item: PublicItem }) {
  const { language, slug, headline, summary, kicker, at } = item;
  const isOwn = language === view.language;
  const own = isOwn ? {} : { lang: language, dir: directionOf(language) };
  return (
    <article className="item">
      <time dateTime={at.toISOString()}>
        {partOf(view, at, { day: "numeric" })}
        <small>{partOf(view, at, { weekday: directionOf(view.language) === "rtl" ? "long" : "short" })}</small>
      </time>
      <div>
        {kicker && (
          <p className="kick">
            <bdi {...own}>{kicker}</bdi>
          </p>
        )}
        {/* The heading keeps the page's side, the words their own direction. */}
        <h3>
          <a href={releasePath(language, slug)} hrefLang={language} {...own}>
            {headline}
          </a>
        </h3>
        {isOwn && summary && <p className="sm">{summary}</p>}
        {!isOwn && (
          <p className="meta">
            <OnlyIn view={view} item={item} />
          </p>
        )}
      </div>
    </article>
  );
}

function Nothing({ view: { t }, year }: { view: View; year?: number }) {
  return (
    <div className="empty">
      <h2>{year === undefined ? t("newsroom.none") : t("newsroom.noneOfYear", { year: String(year) })}</h2>
      {year === undefined && <p>{t("newsroom.noneHint")}</p>}
    </div>
  );
}

function Pager({ view, path, page, total }: { view: View; path: string; page: number; total: number }) {
  const { t } = view;
  const last = Math.ceil(total / perPage);
  if (last < 2) return null;
  const from = (page - 1) * perPage + 1;
  const range = `${numberOf(view, from)}–${numberOf(view, Math.min(total, from + perPage - 1))}`;
  return (
    <nav className="pager ui" aria-label={t("newsroom.pages")}>
      <span className="meta num">{t("newsroom.range", { range, count: total })}</span>
      {page > 1 && (
        <a rel="prev" href={pagePath(path, page - 1)}>
          <Arrow back /> {t("newsroom.newer")}
        </a>
      )}
      {page < last && (
        <a rel="next" className="next" href={pagePath(path, page + 1)}>
          {t("newsroom.older")} <Arrow />
        </a>
      )}
    </nav>
  );
}

function Arrow({ back }: { back?: boolean }) {
  return (
    <span aria-hidden="true" className="flip">
      {back ? "←" : "→"}
    </span>
  );
}
