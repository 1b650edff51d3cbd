import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import type { Ctx } from "@/domain/context";
import type { SendDetail } from "@/domain/distribution/queries";
import { listRecipients, type Recipient } from "@/domain/distribution/recipients";
import { DeliveryStateLabel } from "@/ui/delivery-state";
import { Link } from "@/ui/link";
import { Ltr, Table } from "@/ui/table";

/** More than these are looked at in the report. */
const shown = 20;

interface Props {
  ctx: Ctx;
  send: SendDetail;
  /** Address of the report of this send. */
  report: string;
  say: Formats;
}

/** Those whose mail is in doubt, was refused, or waits for another try: first what only a person can settle. */
export async function NeedsPerson({ ctx, send, report, say }: Props) {
  const t = await getTranslations("send");
  const found: Recipient[] = [];
  for (const state of ["uncertain", "rejected", "deferred"] as const) {
    if (found.length < shown) found.push(...(await listRecipients(ctx, { sendId: send.id, state })).recipients);
  }
  const { uncertain, rejected, deferred } = send.counts;
  const more = uncertain + rejected + deferred - Math.min(found.length, shown);
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
            {found.slice(0, shown).map((recipient) => (
              <tr key={recipient.id}>
                <td className="sm:w-36">
                  <DeliveryStateLabel state={recipient.state} />
                </td>
                <td className="b">
                  <bdi className="wrap-anywhere">{recipient.name || recipient.email}</bdi>
                  {recipient.smtpText ? (
                    <Ltr className="relay block font-normal sm:hidden">{recipient.smtpText}</Ltr>
                  ) : null}
                  <div className="font-normal sm:hidden">
                    <Next recipient={recipient} isSending={send.state === "sending"} say={say} />
                  </div>
                </td>
                <td className="max-sm:hidden">
                  {recipient.smtpText ? <Ltr className="relay">{recipient.smtpText}</Ltr> : null}
                </td>
                <td className="r max-sm:hidden lg:whitespace-nowrap">
                  <Next recipient={recipient} isSending={send.state === "sending"} say={say} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {more > 0 ? (
        <p className="mt-3">
          <Link className="lnk" href={report}>
            {t("moreNeed", { count: more })}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

/** What becomes of it by itself, or where a person goes on. A time is promised only while the send runs. */
async function Next({ recipient, isSending, say }: { recipient: Recipient; isSending: boolean; say: Formats }) {
  const t = await getTranslations("send");
  const { state, isHeld, dueAt, contactId } = recipient;
  if (state === "uncertain" && isHeld) return <span className="ink2">{t("personDecides")}</span>;
  if (state !== "rejected" && (dueAt || state === "uncertain"))
    return (
      <span className="ink2 num">
        {isSending && dueAt
          ? t(state === "deferred" ? "triesAgain" : "sentAgain", { time: say.dayTime(dueAt) })
          : t("whenResumed")}
      </span>
    );
  return contactId ? (
    <Link className="lnk" href={`/desk/contacts/${contactId}`}>
      {t("openContact")}
    </Link>
  ) : null;
}
