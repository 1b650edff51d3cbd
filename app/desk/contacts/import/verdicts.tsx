"use client";
import { useTranslations } from "next-intl";
import { DeliveryGlyph, type DeliveryWord } from "@/ui/delivery-state";
import { Figures } from "@/ui/figures";
import { Head, Num, Table } from "@/ui/table";
import type { ToldImport } from "./told";

const glyphs = {
  created: "accepted",
  updated: "sending",
  duplicate: "queued",
  suppressed: "suppressed",
  invalid: "rejected",
} as const satisfies Record<string, DeliveryWord>;
const verdicts = Object.keys(glyphs) as (keyof typeof glyphs)[];

/** How many rows of each kind, and those rows that change nothing or cannot be read. */
export function Verdicts({ told }: { told: ToldImport }) {
  const t = useTranslations("contactImport");
  return (
    <div className="mt-6" role="status">
      {told.written ? (
        <p className="mb-4">{t("doneSays", { count: told.counts.created + told.counts.updated })}</p>
      ) : null}
      <Figures
        figures={verdicts.map((verdict) => ({
          key: verdict,
          value: told.counts[verdict],
          caption: t(verdict),
          glyph: <DeliveryGlyph state={glyphs[verdict]} />,
        }))}
      />
      {told.rows.length > 0 ? (
        <div className="mt-6">
          <Table caption={t("caption")}>
            <thead>
              <tr>
                <Head numeric className="w-16">
                  {t("row")}
                </Head>
                <Head>{t("verdict")}</Head>
                <Head>{t("reason")}</Head>
              </tr>
            </thead>
            <tbody>
              {told.rows.map(({ row, verdict, reason }) => (
                <tr key={row}>
                  <Num>{row}</Num>
                  <td>
                    <span className="st">
                      <DeliveryGlyph state={glyphs[verdict]} />
                      <span>{t(verdict)}</span>
                    </span>
                  </td>
                  <td className="ink2">{reason ? t(`because.${reason}`) : ""}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {told.more > 0 ? <p className="meta mt-2">{t("more", { count: told.more })}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
