import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { listSends, SendDetail } from "@/domain/distribution/queries";
import { SendStateLabel } from "@/ui/delivery-state";
import { Link } from "@/ui/link";
import { LinkButton } from "@/ui/link-button";
import { PrintButton } from "@/ui/print-button";
import { TabLinks } from "@/ui/tab-links";

interface Props {
  send: SendDetail;
  sends: Awaited<ReturnType<typeof listSends>>;
  say: Formats;
  now: Date;
  mayExport: boolean;
}

export function Header({ send, sends, say, now, mayExport }: Props) {
  const t = useTranslations("report");
  const words = useTranslations("notice.mark");
  return (
    <>
      <div className="head">
        <div>
          <div className="row w gap-5">
            <h1 className="h1">{t("title")}</h1>
            <SendStateLabel state={send.state} />
          </div>
          <p className="sub num">
            {send.startedAt
              ? t.rich("sent", {
                  time: say.dateTime(send.startedAt),
                  name: () => <bdi>{send.createdByName}</bdi>,
                  now: say.time(now),
                })
              : t("notSent")}
          </p>
        </div>
        <div className="end noprint">
          {mayExport ? (
            <LinkButton href={`/desk/releases/${send.releaseId}/report/export?send=${send.id}`}>
              <Download className="i s" aria-hidden="true" />
              {t("csv")}
            </LinkButton>
          ) : null}
          <PrintButton>{t("print")}</PrintButton>
        </div>
      </div>
      {sends.length > 1 ? (
        <TabLinks label={t("which")} className="noprint mb-5">
          {sends.map(({ id, startedAt, createdAt, counts, notice }) => (
            <Link
              key={id}
              href={`/desk/releases/${send.releaseId}/report?send=${id}`}
              aria-current={id === send.id ? "page" : undefined}
            >
              {notice ? `${words(notice)} · ` : null}
              {say.dayTime(startedAt ?? createdAt)}
              <span className="n num">{say.number(counts.frozen)}</span>
            </Link>
          ))}
        </TabLinks>
      ) : null}
    </>
  );
}
