import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import { oneOf, type Query } from "@/app/desk/query";
import type { Ctx } from "@/domain/context";
import type { SendDetail } from "@/domain/distribution/queries";
import { listRecipients, type Recipient, type RecipientFilter } from "@/domain/distribution/recipients";
import { DeliveryStateLabel, type DeliveryWord } from "@/ui/delivery-state";
import { FilterBar, FilterSearch, FilterSelect } from "@/ui/filter-bar";
import { OnwardPager } from "@/ui/pager";
import { Head, Ltr, Table } from "@/ui/table";
import { NextStep } from "./next-step";

const states: readonly RecipientFilter[] = [
  "accepted",
  "bounced",
  "complained",
  "unsubscribed",
  "rejected",
  "deferred",
  "uncertain",
  "queued",
  "sending",
  "suppressed",
  "expired",
  "cancelled",
];

interface Props {
  ctx: Ctx;
  send: SendDetail;
  say: Formats;
  query: Query;
}

/** Every recipient with what became of their mail, in the relay's own words. */
export async function Recipients({ ctx, send, say, query }: Props) {
  const [t, words] = [await getTranslations("report"), await getTranslations()];
  const state = states.find((one) => one === oneOf(query.state));
  const text = oneOf(query.text)?.slice(0, 200) || undefined;
  const after = oneOf(query.after);
  const { recipients, next } = await listRecipients(ctx, { sendId: send.id, state, text, after });
  const path = `/desk/releases/${send.releaseId}/report`;
  const asked = new URLSearchParams({ send: send.id, ...(state ? { state } : {}), ...(text ? { text } : {}) });
  return (
    <section className="sec strong" id="everyone">
      <header>
        <h2 className="h2">{t("everyone")}</h2>
        <span className="meta num">{say.number(send.counts.frozen)}</span>
      </header>
      <div className="noprint">
        <FilterBar action={`${path}#everyone`} label={t("everyone")} kept={{ send: send.id }}>
          <FilterSearch name="text" label={words("contacts.search")} value={text} />
          <FilterSelect
            name="state"
            label={t("state")}
            value={state}
            any={t("state")}
            choices={states.map((one) => ({ value: one, label: words(`state.delivery.${one}`) }))}
          />
        </FilterBar>
      </div>
      <Table caption={t("everyone")}>
        <thead>
          <tr>
            <Head className="sm:w-[31%]">{t("name")}</Head>
            <Head>{t("state")}</Head>
            <Head className="w-[28%] max-sm:hidden">{t("relay")}</Head>
            <Head className="max-sm:hidden">{t("time")}</Head>
            <Head className="max-sm:hidden">{t("happens")}</Head>
          </tr>
        </thead>
        <tbody>
          {recipients.map((one) => (
            <tr key={one.id} className="second">
              <td>
                <bdi className="b wrap-anywhere">{one.name || one.email}</bdi>
                <div className="meta">
                  {one.outlet ? (
                    <>
                      <bdi>{(say.language === "ar" && one.outletAr) || one.outlet}</bdi> ·{" "}
                    </>
                  ) : null}
                  <Ltr className="whitespace-normal wrap-anywhere">{one.email}</Ltr>
                </div>
                <div className="sm:hidden">
                  {said(one) ? <Ltr className="relay">{said(one)}</Ltr> : null}
                  <div className="ink2">
                    <NextStep recipient={one} state={send.state} say={say} />
                  </div>
                </div>
              </td>
              <td>
                <DeliveryStateLabel state={wordOf(one)} />
              </td>
              <td className="max-sm:hidden">{said(one) ? <Ltr className="relay">{said(one)}</Ltr> : null}</td>
              <td className="num meta whitespace-nowrap max-sm:hidden">
                {one.acceptedAt ? say.dayTime(one.acceptedAt) : "–"}
              </td>
              <td className="ink2 max-sm:hidden">
                <NextStep recipient={one} state={send.state} say={say} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {recipients.length === 0 ? <p className="ink2 mt-4">{t("noMatch")}</p> : null}
      <OnwardPager
        first={after ? `${path}?${asked}#everyone` : undefined}
        next={next ? `${path}?${asked}&after=${next}#everyone` : undefined}
      />
    </section>
  );
}

/** A mail that came back is not one that arrived, though the relay had taken it. */
const wordOf = ({ state, later }: Recipient): DeliveryWord =>
  state === "accepted" && later ? (later === "complaint" ? "complained" : "bounced") : state;

/** What the other side said last: of a mail that came back its own words, not the 250 before. */
const said = ({ laterSays, smtpText }: Recipient) => laterSays ?? smtpText;
