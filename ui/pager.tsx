import { useTranslations } from "next-intl";
import { Link } from "./link";

interface Props {
  page: number;
  pages: number;
  /** The address of a page, filters kept. */
  href: (page: number) => string;
}

/** Page numbers as links: first, last, and those around the present one. */
export function Pager({ page, pages, href }: Props) {
  const t = useTranslations("common");
  if (pages <= 1) return null;
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return (
    <nav className="pager num" aria-label={t("pages")}>
      {page > 1 ? (
        <Link href={href(page - 1)} rel="prev">
          {t("previous")}
        </Link>
      ) : null}
      {shown.map((n, at) => (
        <span key={n} className="row">
          {at > 0 && n - (shown[at - 1] ?? n) > 1 ? <span aria-hidden="true">…</span> : null}
          {n === page ? (
            <span aria-current="page">{n}</span>
          ) : (
            <Link href={href(n)} aria-label={t("page", { page: n })}>
              {n}
            </Link>
          )}
        </span>
      ))}
      {page < pages ? (
        <Link href={href(page + 1)} rel="next">
          {t("next")}
        </Link>
      ) : null}
    </nav>
  );
}

interface OnwardProps {
  /** Where the first page is; undefined on it. */
  first: string | undefined;
  /** Where the next page is; undefined on the last. */
  next: string | undefined;
}

/** The way on in a list whose pages have no numbers, and back to its beginning. */
export function OnwardPager({ first, next }: OnwardProps) {
  const t = useTranslations("common");
  if (!first && !next) return null;
  return (
    <nav className="pager noprint" aria-label={t("pages")}>
      {first ? <Link href={first}>{t("firstPage")}</Link> : null}
      {next ? (
        <Link href={next} rel="next">
          {t("next")}
        </Link>
      ) : null}
    </nav>
  );
}
