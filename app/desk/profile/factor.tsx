import { getTranslations } from "next-intl/server";
import { Form } from "@/ui/form";
import { FormPassword, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { beginFactor, confirmFactor, removeFactor } from "./actions";
import { FactorKey } from "./factor-key";

/** The second factor: off, being set up, on. */
export async function FactorPart({ isOn }: { isOn: boolean }) {
  const t = await getTranslations("profile");
  const password = (
    <FormPassword name="password" id="factor-password" label={t("current")} autoComplete="current-password" required />
  );
  const setUp = (
    <div className="stack max-w-[36rem]">
      <FactorKey
        words={{
          secret: t("secret"),
          secretHint: t("secretHint"),
          openApp: t("openApp"),
          recovery: t("recovery"),
          recoveryHint: t("recoveryHint"),
        }}
      />
      <Form act={confirmFactor} className="stack max-w-96" label={t("confirm")}>
        <FormText name="code" kind="code" label={t("confirmCode")} autoComplete="one-time-code" required />
        <div>
          <SubmitButton look="plain">{t("confirm")}</SubmitButton>
        </div>
      </Form>
    </div>
  );
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("factor")}</h2>
      </header>
      <p className="ink2 mb-4">{t(isOn ? "factorOn" : "factorOff")}</p>
      {isOn ? (
        <Form act={removeFactor} className="stack max-w-96" label={t("factor")}>
          {password}
          <div>
            <SubmitButton look="danger">{t("factorRemove")}</SubmitButton>
          </div>
        </Form>
      ) : (
        <Form act={beginFactor} after={setUp} className="stack max-w-96" label={t("factor")}>
          {password}
          <div>
            <SubmitButton look="plain">{t("factorBegin")}</SubmitButton>
          </div>
        </Form>
      )}
    </section>
  );
}
