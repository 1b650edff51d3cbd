import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import { directionOf } from "@/base/locale";
import { zoneCity } from "@/base/zone";
import type { Ctx } from "@/domain/context";
import { timeline } from "@/domain/distribution/timeline";
import { Head, Num, Table } from "@/ui/table";
import { sheets } from "./chart";
import { Drawing, Swatch } from "./drawing";

const kinds = ["accepted", "deferred", "refused", "bounced"] as const;

/** What became of the mails over time: accepted above the line, all else below it; the same as a table. */
export async function Timeline({ ctx, sendId, say }: { ctx: Ctx; sendId: string; say: Formats }) {
  const t = await getTranslations("timeline");
  const { step, moments } = await timeline(ctx, sendId);
  const isRightToLeft = directionOf(say.language) === "rtl";
  const title = t(step);
  const time = step === "day" ? say.date : say.time;
  // Beneath the drawing no day stands above the hours.
  const drawn = {
    moments,
    step,
    isRightToLeft,
    label: t("chart"),
    say: { number: say.number, time: step === "hour" ? say.dayTime : time },
  };
  return (
    <section className="sec mt-3 border-t-0">
      <header className="flex-wrap">
        <h2 className="h2">{title}</h2>
        {moments.length > 0 ? (
          <ul className="meta row w gap-x-5">
            {kinds.map((kind) => (
              <li key={kind} className="row">
                <Swatch kind={kind} />
                {t(kind === "accepted" ? "above" : kind)}
              </li>
            ))}
          </ul>
        ) : null}
      </header>
      {moments.length === 0 ? (
        <p className="ink2">{t("none")}</p>
      ) : (
        <>
          <Drawing {...drawn} sheet={sheets.wide} className="max-sm:hidden" />
          <Drawing {...drawn} sheet={sheets.narrow} className="sm:hidden" />
          <p className="meta">{t("note", { zone: zoneCity(say.zone, say.language) })}</p>
          <details className="mt-2">
            <summary className="lnk">{t("asTable")}</summary>
            <Table caption={title}>
              <thead>
                <tr>
                  <Head>{t("time")}</Head>
                  {kinds.map((kind) => (
                    <Head key={kind} numeric>
                      {t(kind)}
                    </Head>
                  ))}
                </tr>
              </thead>
              {[...Map.groupBy(moments, ({ at }) => say.date(at))].map(([day, rows]) => (
                <tbody key={day}>
                  {step === "day" ? null : (
                    <tr>
                      <th scope="rowgroup" colSpan={kinds.length + 1}>
                        {day}
                      </th>
                    </tr>
                  )}
                  {rows.map(({ at, ...counts }) => (
                    <tr key={at.toISOString()}>
                      <td className="num">{time(at)}</td>
                      {kinds.map((kind) => (
                        <Num key={kind}>{say.number(counts[kind])}</Num>
                      ))}
                    </tr>
                  ))}
                </tbody>
              ))}
            </Table>
          </details>
        </>
      )}
    </section>
  );
}
