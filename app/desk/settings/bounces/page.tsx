import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProofField } from "@/app/_server/proof-field";
import { requireCtx } from "@/app/_server/session";
import { noticeProviders } from "@/domain/settings/input";
import { openNoticeKeys } from "@/domain/settings/notice-keys";
import { settledByEnvironment } from "@/domain/settings/queries";
import { CopyButton } from "@/ui/copy-button";
import { Form } from "@/ui/form";
import { FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { Settings } from "../nav";
import { keepNoticeKey, showSecret } from "./actions";
import { CameIn } from "./came-in";
import { Secret } from "./secret";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("bounces") };
}

/** Where bounces and complaints are told to us by request, and what proves who tells them. */
export default async function BounceSettings() {
  const ctx = await requireCtx("settings.edit");
  const [t, settings, keys] = await Promise.all([
    getTranslations("hooks"),
    getTranslations("settings"),
    openNoticeKeys(ctx),
  ]);
  const address = `${settledByEnvironment().url}/hooks/bounces`;
  const isKept = noticeProviders.filter((provider) => keys[provider]);
  return (
    <Settings current="bounces">
      <CameIn ctx={ctx} />
      <section className="sec">
        <header>
          <h2 className="h2">{t("own")}</h2>
        </header>
        <div className="stack max-w-[60rem]">
          <p className="ink2">{t("ownLead")}</p>
          <p className="row w">
            <code dir="ltr" className="min-w-0 break-all">
              {address}
            </code>
            <CopyButton text={address} label={t("copyOf", { what: t("address") })} />
          </p>
          <Form act={showSecret} after={<Secret address={address} />} label={t("secret")}>
            <ProofField id="proof-secret" />
            <div>
              <SubmitButton look="plain">{t("show")}</SubmitButton>
            </div>
          </Form>
        </div>
      </section>
      {noticeProviders.map((provider) => (
        <section key={provider} className="sec">
          <header>
            <h2 className="h2">{t(`${provider}Name`)}</h2>
          </header>
          <Form
            act={keepNoticeKey}
            done={settings("saved")}
            label={t(`${provider}Name`)}
            className="stack max-w-[60rem]"
          >
            <p className="row w">
              <code dir="ltr" className="min-w-0 break-all">{`${address}/${provider}`}</code>
              <CopyButton
                text={`${address}/${provider}`}
                label={t("copyOf", { what: t("addressOf", { name: t(`${provider}Name`) }) })}
              />
            </p>
            <FormText
              kind="code"
              name={provider}
              label={t(provider)}
              hint={t(isKept.includes(provider) ? "kept" : "missing")}
              // The signing key of Mailgun is a secret: it comes in and is never shown.
              defaultValue={provider === "mailgun" ? "" : keys[provider]}
              autoComplete="off"
            />
            <ProofField id={`proof-${provider}`} />
            <div>
              <SubmitButton look="plain">{t("save")}</SubmitButton>
            </div>
          </Form>
        </section>
      ))}
    </Settings>
  );
}
