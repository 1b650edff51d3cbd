import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import type { Ctx } from "@/domain/context";
import { listRecipients } from "@/domain/distribution/recipients";
import { DeliveryStateLabel } from "@/ui/delivery-state";
import { Link } from "@/ui/link";
import { Ltr, Table } from "@/ui/table";

/** More than these are looked at in the report. */
const shown = 20;

/** Those whose mail was refused, waits for another try, or is in doubt. */
export async function NeedsPerson({ ctx, sendId, say }: { ctx: Ctx; sendId: string; say: Formats }) {
  const t = await getTranslations("send");
  const found = [];
  for (const state of ["rejected", "uncertain", "deferred"] as const) {
    found.push(...(await listRecipients(ctx, { sendId, state })).recipients);
  }
  return (
    <section className="sec strong mt-8">
      <header>
        <h2 className="h2">{t("needsPerson")}</h2>
      </header>
      {found.length === 0 ? (
        <p className="ink2">{t("nothingNeeds")}</p>
      ) : (
        <Table caption={t("needsPerson")}>
          <tbody>
            {found.slice(0, shown).map(({ id, state, name, email, smtpText, dueAt, contactId }) => (
              <tr key={id}>
                <td className="sm:w-36">
                  <DeliveryStateLabel state={state} />
                </td>
                <td className="b">
                  <bdi>{name || email}</bdi>
                  {smtpText ? <Ltr className="relay block font-normal sm:hidden">{smtpText}</Ltr> : null}
                </td>
                <td className="max-sm:hidden">{smtpText ? <Ltr className="relay">{smtpText}</Ltr> : null}</td>
                <td className="r">
                  {state === "deferred" && dueAt ? (
                    <span className="ink2 num">{t("triesAgain", { time: say.time(dueAt) })}</span>
                  ) : contactId ? (
                    <Link className="lnk" href={`/desk/contacts/${contactId}`}>
                      {t("openContact")}
                    </Link>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
