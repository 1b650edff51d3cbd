import type { ReactNode } from "react";
import { deliveryStates, releaseStates, sendStates, severities } from "@/base/vocabulary";
import { DeliveryStateLabel, SendStateLabel } from "@/ui/delivery-state";
import { Pager } from "@/ui/pager";
import { PairRow } from "@/ui/pair";
import { Readiness, SeverityLabel } from "@/ui/readiness";
import { ReleaseFact, ReleaseGlyph, ReleaseStateLabel } from "@/ui/release-state";
import { Head, Ltr, Num, Table } from "@/ui/table";
import { SkeletonRows } from "@/ui/waiting";
import type { PageProps } from "./say";

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="sec">
    <h2 className="h3 mb-3">{title}</h2>
    {children}
  </section>
);

/** States, readiness, the open book, tables. */
export function States({ t }: Pick<PageProps, "t">) {
  return (
    <>
      <Part title={t("Release states", "حالات البيان")}>
        <div className="grid grid-cols-2 gap-x-3 gap-y-1.5 sm:grid-cols-4">
          {releaseStates.map((state) => (
            <ReleaseStateLabel key={state} state={state} />
          ))}
          <ReleaseFact fact="embargo" />
          <ReleaseFact fact="corrected" />
          <ReleaseFact fact="archived" />
        </div>
      </Part>
      <Part title={t("Delivery and send states", "حالات التسليم والإرسال")}>
        <div className="grid grid-cols-2 gap-x-3 gap-y-1.5 sm:grid-cols-4">
          {([...deliveryStates, "uncertain", "bounced"] as const).map((state) => (
            <DeliveryStateLabel key={state} state={state} />
          ))}
        </div>
        <div className="mt-3 grid grid-cols-2 gap-x-3 gap-y-1.5 sm:grid-cols-4">
          {sendStates.map((state) => (
            <SendStateLabel key={state} state={state} />
          ))}
        </div>
      </Part>
      <Part title={t("Readiness and findings", "الجاهزية والنتائج")}>
        <div className="row w gap-2.5">
          <Readiness language="en" />
          <Readiness language="ar" toCheck={3} />
          <Readiness language="ar" mustFix={1} toCheck={2} />
          <Readiness language="en" missing />
          {severities.map((severity) => (
            <SeverityLabel key={severity} severity={severity} />
          ))}
        </div>
      </Part>
      <Part title={t("The open book", "الكتاب المفتوح")}>
        <PairRow
          en="Clean water returns to 43 villages in Ninewa and Anbar"
          ar="المياه الصالحة للشرب تعود إلى 43 قرية في نينوى والأنبار"
          spine={<ReleaseGlyph state="published" />}
        />
      </Part>
      <Part title={t("Table rows", "صفوف الجدول")}>
        <Table caption={t("Journalists", "الصحفيون")}>
          <thead>
            <tr>
              <Head className="w-8">
                <span className="vh">{t("Select", "تحديد")}</span>
              </Head>
              <Head sortBy="#name" sorted="ascending">
                {t("Name", "الاسم")}
              </Head>
              <Head>{t("Telephone", "الهاتف")}</Head>
              <Head numeric>{t("Mails", "الرسائل")}</Head>
            </tr>
          </thead>
          <tbody>
            {[t("Karim Al-Rubaie", "كريم الربيعي"), t("Zainab Hadi", "زينب هادي")].map((name, at) => (
              <tr key={name} className={at === 1 ? "on" : undefined}>
                <td>
                  <input type="checkbox" className="chk" aria-label={name} defaultChecked={at === 1} />
                </td>
                <td>
                  <bdi className="b">{name}</bdi>
                </td>
                <td>
                  <Ltr>+964 750 000 0143</Ltr>
                </td>
                <Num>1,204</Num>
              </tr>
            ))}
          </tbody>
        </Table>
        <SkeletonRows rows={1} />
        <Pager page={4} pages={9} href={(page) => `#page-${page}`} />
      </Part>
    </>
  );
}
