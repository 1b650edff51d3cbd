import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProofField } from "@/app/_server/proof-field";
import { requireCtx } from "@/app/_server/session";
import { interfaceLanguage } from "@/app/_server/words";
import { nameOf } from "@/base/locale";
import { interfaceLanguages } from "@/base/vocabulary";
import { Form } from "@/ui/form";
import { FormChoices, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { Settings } from "../../nav";
import { sendInvitation } from "../actions";
import { RoleFields } from "../role-fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("inviteTitle") };
}

export default async function InvitePage() {
  await requireCtx("staff.manage");
  const t = await getTranslations("users");
  return (
    <Settings current="users" page={t("inviteTitle")}>
      <Form act={sendInvitation} className="stack max-w-[30rem]">
        <FormText name="email" kind="email" label={t("email")} autoComplete="off" required />
        <FormText name="name" label={t("nameOptional")} dir="auto" autoComplete="off" />
        <RoleFields chosen={[]} />
        <FormChoices
          name="language"
          label={t("language")}
          chosen={[await interfaceLanguage()]}
          choices={interfaceLanguages.map((value) => ({ value, label: nameOf(value), lang: value }))}
        />
        <ProofField />
        <div>
          <SubmitButton>{t("invite")}</SubmitButton>
        </div>
      </Form>
    </Settings>
  );
}
