import { getTranslations } from "next-intl/server";
import { ProofField } from "@/app/_server/proof-field";
import { ProvedAct } from "@/app/_server/proved-act";
import { requireCtx } from "@/app/_server/session";
import { listRelays } from "@/domain/settings/relays";
import { Form } from "@/ui/form";
import { FormPassword, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { keepRelay, takeRelayAway } from "../actions";

/** Mail servers beside that of the environment: which there are, one more, one less. */
export async function Relays() {
  const ctx = await requireCtx("settings.edit");
  const [relays, t] = await Promise.all([listRelays(ctx), getTranslations("relays")]);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("title")}</h2>
      </header>
      <p className="ink2 mb-4">{relays.length > 0 ? t("lead") : t("none")}</p>
      <ul className="mb-4">
        {relays.map(({ id, address, weight }) => (
          <li key={id} className="stack border-line border-b py-3">
            <div>
              <bdi dir="ltr" className="b break-all">
                {address}
              </bdi>
              <div className="meta num">{t("share", { weight })}</div>
            </div>
            <ProvedAct act={takeRelayAway} id={id} says={t("remove")} label={t("removeOf", { address })} look="danger">
              {t("removeSays")}
            </ProvedAct>
          </li>
        ))}
      </ul>
      <details>
        <summary className="lnk">{t("add")}</summary>
        <Form act={keepRelay} done={t("added")} label={t("add")} className="stack mt-3 max-w-[36rem]">
          <FormText name="address" kind="url" label={t("address")} hint={t("addressHint")} required />
          <FormText name="user" id="relay-user" kind="code" label={t("user")} autoComplete="off" />
          <FormPassword
            name="password"
            id="relay-password"
            label={t("password")}
            hint={t("passwordHint")}
            autoComplete="off"
          />
          <FormText name="weight" kind="digits" label={t("weight")} hint={t("weightHint")} defaultValue="1" />
          <ProofField id="proof-relay" />
          <div>
            <SubmitButton look="plain">{t("add")}</SubmitButton>
          </div>
        </Form>
      </details>
    </section>
  );
}
