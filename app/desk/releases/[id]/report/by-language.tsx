import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import { nameOf } from "@/base/locale";
import type { SendCounts } from "@/base/send-counts";
import { languagesOf } from "@/domain/distribution/combination";
import type { SendDetail } from "@/domain/distribution/queries";
import { Head, Num, Table } from "@/ui/table";
import { Progress } from "@/ui/waiting";

/** The counts by the languages of the mail, closed by their sum. */
export function ByLanguage({ send, say }: { send: SendDetail; say: Formats }) {
  const t = useTranslations("report");
  const rows = Object.entries(send.byCombination).sort(([, a], [, b]) => b.frozen - a.frozen);
  const cells = (counts: SendCounts) =>
    [
      ["mails", counts.frozen],
      ["accepted", counts.accepted],
      ["refused", counts.rejected],
      ["open", counts.queued + counts.sending + counts.deferred + counts.uncertain],
      ["heldBack", counts.suppressed + counts.cancelled + counts.expired],
    ] as const;
  return (
    <section className="sec strong">
      <header>
        <h2 className="h2">{t("byLanguage")}</h2>
      </header>
      <Table caption={t("byLanguage")} className="num">
        <thead>
          <tr>
            <Head>{t("language")}</Head>
            {cells(send.counts).map(([word]) => (
              <Head key={word} numeric>
                {t(word)}
              </Head>
            ))}
            <Head className="w-[30%] max-sm:hidden">
              <span className="vh">{t("state")}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {rows.map(([combination, counts]) => (
            <tr key={combination}>
              <td className="b">
                {languagesOf(combination).map((language, at) => (
                  <span key={language}>
                    {at > 0 ? " + " : ""}
                    <bdi lang={language}>{nameOf(language)}</bdi>
                  </span>
                ))}
              </td>
              {cells(counts).map(([word, n]) => (
                <Num key={word}>{say.number(n)}</Num>
              ))}
              <td className="max-sm:hidden">
                <Share counts={counts} label={combination} />
              </td>
            </tr>
          ))}
          {rows.length > 1 ? (
            <tr className="total">
              <td>{t("total")}</td>
              {cells(send.counts).map(([word, n]) => (
                <Num key={word}>{say.number(n)}</Num>
              ))}
              <td className="max-sm:hidden" />
            </tr>
          ) : null}
        </tbody>
      </Table>
    </section>
  );
}

function Share({ counts, label }: { counts: SendCounts; label: string }) {
  const percent = (n: number) => (100 * n) / Math.max(1, counts.frozen);
  return (
    <Progress
      label={label}
      percent={percent(counts.accepted + counts.rejected)}
      parts={[
        { look: "ok", percent: percent(counts.accepted) },
        { look: "warn", percent: percent(counts.deferred + counts.uncertain) },
        { look: "bad", percent: percent(counts.rejected) },
      ]}
    />
  );
}
