import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { requireCtx } from "@/app/_server/session";
import { inLanguage } from "@/app/desk/in-language";
import { oneOf, type Query } from "@/app/desk/query";
import { listSends, sendsPerPage } from "@/domain/distribution/queries";
import { headlinesOf } from "@/domain/releases/headlines";
import { SendStateLabel } from "@/ui/delivery-state";
import { EmptyState } from "@/ui/empty-state";
import { Link } from "@/ui/link";
import { LinkButton } from "@/ui/link-button";
import { OnwardPager } from "@/ui/pager";
import { Head, Num, Table } from "@/ui/table";

interface Props {
  searchParams: Promise<Query>;
}

export default async function Reports({ searchParams }: Props) {
  const ctx = await requireCtx("release.read");
  const [query, say] = [await searchParams, await formats(ctx)];
  const after = z.uuid().safeParse(oneOf(query.after)).data;
  const found = await listSends(ctx, { after, limit: sendsPerPage + 1 });
  const sends = found.slice(0, sendsPerPage);
  const oldest = found.length > sendsPerPage ? sends.at(-1) : undefined;
  const headlines = await headlinesOf(
    ctx,
    sends.map(({ releaseId }) => releaseId),
  );
  const t = await getTranslations("report");
  const words = await getTranslations("notice.mark");
  return (
    <Desk current="reports" crumbs={[{ says: t("reports") }]}>
      <div className="head">
        <h1 className="h1">{t("reports")}</h1>
      </div>
      {sends.length === 0 ? (
        <EmptyState
          title={t("none")}
          acts={
            <LinkButton href="/desk/releases" look="primary">
              {t("toReleases")}
            </LinkButton>
          }
        >
          {t("noneSays")}
        </EmptyState>
      ) : (
        <Table caption={t("caption")}>
          <thead>
            <tr>
              <Head>{t("release")}</Head>
              <Head>{t("state")}</Head>
              <Head className="max-sm:hidden">{t("when")}</Head>
              <Head className="max-lg:hidden">{t("by")}</Head>
              <Head numeric>{t("recipients")}</Head>
              <Head numeric className="max-sm:hidden">
                {t("accepted")}
              </Head>
              <Head numeric className="max-sm:hidden">
                {t("refused")}
              </Head>
            </tr>
          </thead>
          <tbody>
            {sends.map((send) => {
              const { headline, lang } = inLanguage(headlines.get(send.releaseId), say.language);
              const at = send.startedAt ?? send.scheduledAt ?? send.createdAt;
              return (
                <tr key={send.id} className="second">
                  <td>
                    <Link
                      href={`/desk/releases/${send.releaseId}/report?send=${send.id}`}
                      className="serif text-inherit no-underline hover:underline"
                    >
                      <bdi lang={lang}>{headline}</bdi>
                    </Link>
                    <div className="meta num sm:hidden">{say.dayTime(at)}</div>
                    {send.notice ? <div className="meta">{words(send.notice)}</div> : null}
                  </td>
                  <td>
                    <SendStateLabel state={send.state} />
                  </td>
                  <td className="num ink2 max-sm:hidden">{say.dayTime(at)}</td>
                  <td className="ink2 max-lg:hidden">
                    <bdi>{send.createdByName}</bdi>
                  </td>
                  <Num>{say.number(send.counts.frozen)}</Num>
                  <Num className="max-sm:hidden">{say.number(send.counts.accepted)}</Num>
                  <Num className="max-sm:hidden">{say.number(send.counts.rejected)}</Num>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      <OnwardPager
        first={after ? "/desk/reports" : undefined}
        next={oldest ? `/desk/reports?after=${oldest.id}` : undefined}
      />
    </Desk>
  );
}
