import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/app/_server/session";
import { receiverNames } from "@/app/desk/receivers";
import { receivers } from "@/base/vocabulary";
import { listLaneLimits } from "@/domain/settings/lane-limits";
import { Act } from "@/ui/act";
import { Form } from "@/ui/form";
import { FormSelect, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { keepLimit, takeLimitAway } from "../actions";

/** How many mails a minute may leave for whom: which limits there are, one more, one less. */
export async function LaneLimits() {
  const ctx = await requireCtx("settings.edit");
  const [limits, t] = await Promise.all([listLaneLimits(ctx), getTranslations("laneLimits")]);
  const nameOf = (lane: string) => receiverNames.get(lane) ?? (lane === "other" ? t("others") : lane);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("title")}</h2>
      </header>
      <p className="ink2 mb-4">{limits.length > 0 ? t("lead") : t("none")}</p>
      <ul className="mb-4">
        {limits.map(({ lane, perMinute }) => (
          <li key={lane} className="row border-line border-b py-3">
            <div className="min-w-0">
              <bdi className="b break-all">{nameOf(lane)}</bdi>
              <div className="meta num">{t("rate", { count: perMinute })}</div>
            </div>
            <Act action={takeLimitAway} fields={{ lane }} look="danger" className="end">
              <span aria-hidden="true">{t("remove")}</span>
              <span className="vh">{t("removeOf", { name: nameOf(lane) })}</span>
            </Act>
          </li>
        ))}
      </ul>
      <details>
        <summary className="lnk">{t("add")}</summary>
        <Form act={keepLimit} done={t("added")} label={t("add")} className="stack mt-3 max-w-[36rem]">
          <FormSelect
            name="receiver"
            label={t("receiver")}
            hint={t("receiverHint")}
            placeholder={t("chooseReceiver")}
            choices={receivers.map((value) => ({ value, label: nameOf(value) }))}
          />
          <FormText name="domain" id="limit-domain" kind="code" label={t("domain")} hint={t("domainHint")} />
          <FormText name="perMinute" kind="digits" label={t("perMinute")} hint={t("perMinuteHint")} required />
          <div>
            <SubmitButton look="plain">{t("add")}</SubmitButton>
          </div>
        </Form>
      </details>
    </section>
  );
}
