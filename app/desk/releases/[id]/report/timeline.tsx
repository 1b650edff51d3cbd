import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import { zoneCity } from "@/base/zone";
import type { Ctx } from "@/domain/context";
import { timeline } from "@/domain/distribution/recipients";
import { Head, Num, Table } from "@/ui/table";
import { axisOf, barsOf, chart } from "./chart";

/** What the relay took and refused over time: accepted above the line, refused below it; the same as a table. */
export async function Timeline({ ctx, sendId, say }: { ctx: Ctx; sendId: string; say: Formats }) {
  const t = await getTranslations("report");
  const moments = await timeline(ctx, sendId);
  const isRightToLeft = say.language === "ar";
  const axis = axisOf(moments);
  const title = axis.byHour ? t("timelineHours") : t("timeline");
  return (
    <section className="sec mt-3 border-t-0">
      <header className="flex-wrap">
        <h2 className="h2">{title}</h2>
        <span className="meta row w gap-x-5">
          <span className="row">
            <i className="swatch bg-accent" />
            {t("above")}
          </span>
          <span className="row">
            <i className="swatch bg-clay" />
            {t("below")}
          </span>
        </span>
      </header>
      {moments.length === 0 ? (
        <p className="ink2">{t("chartNone")}</p>
      ) : (
        <>
          <svg viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={t("chart")} className="chart">
            {axis.lines.map(({ y, says }) => (
              <g key={y}>
                <path d={`M${chart.start} ${y}H${chart.width}`} stroke="var(--line)" />
                <text x={chart.start - 10} y={y + 4} textAnchor="end">
                  {says}
                </text>
              </g>
            ))}
            {barsOf(moments, axis, isRightToLeft).map(({ at, x, width, up, down, isNamed }) => (
              <g key={at.toISOString()}>
                <rect x={x} y={chart.middle - 3 - up} width={width} height={up} fill="var(--accent)" />
                <rect x={x} y={chart.middle + 3} width={width} height={down} fill="var(--clay)" />
                {isNamed ? (
                  <text x={x + width / 2} y={chart.height - 6} textAnchor="middle">
                    {say.time(at)}
                  </text>
                ) : null}
              </g>
            ))}
            <rect
              x={chart.start}
              y={chart.middle - 1.5}
              width={chart.width - chart.start}
              height={3}
              fill="var(--line)"
            />
          </svg>
          <p className="meta">{t("timeNote", { zone: zoneCity(say.zone, say.language) })}</p>
          <details className="mt-2">
            <summary className="lnk">{t("asTable")}</summary>
            <Table caption={title}>
              <thead>
                <tr>
                  <Head>{t("time")}</Head>
                  <Head numeric>{t("accepted")}</Head>
                  <Head numeric>{t("refused")}</Head>
                </tr>
              </thead>
              <tbody>
                {moments.map(({ at, accepted, refused }) => (
                  <tr key={at.toISOString()}>
                    <td className="num">{say.dayTime(at)}</td>
                    <Num>{say.number(accepted)}</Num>
                    <Num>{say.number(refused)}</Num>
                  </tr>
                ))}
              </tbody>
            </Table>
          </details>
        </>
      )}
    </section>
  );
}
