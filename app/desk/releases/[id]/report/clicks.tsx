import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import type { Ctx } from "@/domain/context";
import { listClicks } from "@/domain/distribution/counted-links";
import { Head, Ltr, Num, Table } from "@/ui/table";

/** How often each link was followed, people and machines apart; never by whom. */
export async function Clicks({ ctx, sendId, say }: { ctx: Ctx; sendId: string; say: Formats }) {
  const t = await getTranslations("clicks");
  const links = await listClicks(ctx, sendId);
  return (
    <section className="sec strong">
      <header>
        <h2 className="h2">{t("title")}</h2>
      </header>
      {links.length === 0 ? (
        <p className="ink2">{t("none")}</p>
      ) : (
        <Table caption={t("title")} className="num">
          <thead>
            <tr>
              <Head>{t("link")}</Head>
              <Head numeric>{t("people")}</Head>
              <Head numeric>{t("machines")}</Head>
            </tr>
          </thead>
          <tbody>
            {links.map(({ url, people, machines }) => (
              <tr key={url}>
                <td>
                  <Ltr className="whitespace-normal wrap-anywhere">{url}</Ltr>
                </td>
                <Num className="b">{say.number(people)}</Num>
                <Num>{say.number(machines)}</Num>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="meta mt-3">{t("note")}</p>
    </section>
  );
}
