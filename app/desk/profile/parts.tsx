import { getTranslations } from "next-intl/server";
import { nameOf } from "@/base/locale";
import { digitSystems, interfaceLanguages } from "@/base/vocabulary";
import type { Person } from "@/domain/staff/queries";
import { Checkbox } from "@/ui/choice";
import { Form } from "@/ui/form";
import { FormChoices, FormPassword, FormText } from "@/ui/form-fields";
import { Facing } from "@/ui/pair";
import { SubmitButton } from "@/ui/submit-button";
import { keepPassword, keepProfile } from "./actions";

/** Name in both scripts, language, digits, theme. */
export async function ProfilePart({ person }: { person: Person }) {
  const [t, common, nav, settings] = await Promise.all([
    getTranslations("profile"),
    getTranslations("common"),
    getTranslations("nav"),
    getTranslations("settings"),
  ]);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("you")}</h2>
      </header>
      <Form act={keepProfile} done={settings("saved")} className="stack max-w-[60rem]" label={t("you")}>
        <Facing
          en={
            <FormText
              name="name"
              label={t("name")}
              dir="auto"
              autoComplete="name"
              defaultValue={person.name}
              required
            />
          }
          ar={<FormText name="nameAr" label={t("nameAr")} lang="ar" dir="rtl" defaultValue={person.nameAr ?? ""} />}
        />
        <FormChoices
          name="interfaceLanguage"
          label={t("language")}
          chosen={[person.interfaceLanguage]}
          choices={interfaceLanguages.map((value) => ({ value, label: nameOf(value), lang: value }))}
        />
        <FormChoices
          name="digits"
          label={t("digits")}
          chosen={[person.digits]}
          choices={digitSystems.map((value) => ({ value, label: value === "arab" ? "٠١٢٣" : "0123" }))}
        />
        <FormChoices
          name="theme"
          label={t("theme")}
          chosen={[person.theme]}
          choices={[
            { value: "light", label: nav("themeLight") },
            { value: "dark", label: nav("themeDark") },
            { value: "system", label: nav("themeSystem") },
          ]}
        />
        <Checkbox name="singleKeys" defaultChecked={person.singleKeys} hint={t("singleKeysHint")}>
          {t("singleKeys")}
        </Checkbox>
        <div>
          <SubmitButton>{common("save")}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}

export async function PasswordPart({ email }: { email: string }) {
  const [t, s] = await Promise.all([getTranslations("profile"), getTranslations("signIn")]);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("password")}</h2>
      </header>
      <p className="ink2 mb-4">{t("passwordLead")}</p>
      <Form act={keepPassword} done={t("passwordDone")} className="stack max-w-96" label={t("password")}>
        <input type="hidden" autoComplete="username" value={email} />
        <FormPassword name="current" label={t("current")} autoComplete="current-password" required />
        <FormPassword name="password" label={t("new")} hint={s("passwordHint")} autoComplete="new-password" required />
        <div>
          <SubmitButton look="plain">{t("changePassword")}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
