import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Head, Table } from "@/ui/table";
import { type Filter, listHref } from "./filter";
import { type ListedRelease, ReleaseRow } from "./release-row";

interface Props {
  rows: ListedRelease[];
  filter: Filter;
  say: Formats;
}

/** Each row an open book: English left, Arabic right, the state of the pair on the spine. */
export function ReleaseTable({ rows, say }: Props) {
  const t = useTranslations("releases");
  if (rows.length === 0)
    return (
      <EmptyState title={t("noneFound")} acts={<LinkButton href={listHref({})}>{t("clear")}</LinkButton>}>
        {t("noneFoundSays")}
      </EmptyState>
    );
  return (
    <Table caption={t("title")} className="books">
      <thead>
        <tr>
          <Head className="w-[46%]">
            <span className="vh">{t("headlines")}</span>
            <span className="pairrow" aria-hidden="true">
              <span lang="en">English</span>
              <span />
              <span lang="ar" dir="rtl">
                العربية
              </span>
            </span>
          </Head>
          <Head>{t("state")}</Head>
          <Head className="max-lg:hidden">{t("languages")}</Head>
          <Head className="max-xl:hidden">{t("owner")}</Head>
          <Head>{t("goesOut")}</Head>
          <Head numeric className="max-lg:hidden">
            {t("sent")}
          </Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((release) => (
          <ReleaseRow key={release.id} release={release} say={say} />
        ))}
      </tbody>
    </Table>
  );
}
