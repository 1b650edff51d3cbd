import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { contactHistory } from "@/domain/distribution/contact-history";
import { DeliveryStateLabel } from "@/ui/delivery-state";
import { Link } from "@/ui/link";
import { Table } from "@/ui/table";

interface Props {
  sends: (Awaited<ReturnType<typeof contactHistory>>[number] & { headline: string; lang: string })[];
  say: Formats;
}

export function History({ sends, say }: Props) {
  const t = useTranslations("contacts");
  return (
    <section className="sec ask mt-8">
      <h2 className="h2">{t("history")}</h2>
      {sends.length === 0 ? (
        <p className="ink2">{t("noHistory")}</p>
      ) : (
        <Table caption={t("history")}>
          <tbody>
            {sends.map((send) => (
              <tr key={send.sendId}>
                <td className="num ink2">{send.at ? say.dayTime(send.at) : "–"}</td>
                <td>
                  <Link href={`/desk/releases/${send.releaseId}/report?send=${send.sendId}`}>
                    <bdi lang={send.lang}>{send.headline}</bdi>
                  </Link>
                </td>
                <td>
                  <DeliveryStateLabel state={send.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
