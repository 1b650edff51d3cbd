import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { behindLink } from "@/app/_server/dead-link";
import { newsroomName } from "@/app/_server/newsroom-name";
import { Quiet } from "@/app/_server/quiet";
import { openDoor } from "@/app/_server/session";
import { interfaceLanguage } from "@/app/_server/words";
import { nameOf } from "@/base/locale";
import { interfaceLanguages } from "@/base/vocabulary";
import { getInvitation } from "@/domain/staff/accept-invitation";
import { Form } from "@/ui/form";
import { FormChoices, FormPassword, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { accept } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("signIn"))("inviteTitle", { newsroom: await newsroomName() }),
    referrer: "no-referrer",
  };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t, role, format] = await Promise.all([
    params,
    getTranslations("signIn"),
    getTranslations("roles"),
    getFormatter(),
  ]);
  const link = await behindLink(getInvitation(openDoor(), { token }));
  if ("dead" in link) return link.dead;
  const { name, email, roles } = link.found;
  return (
    <Quiet title={t("inviteTitle", { newsroom: await newsroomName() })}>
      <p className="ink2">
        <bdi dir="ltr">{email}</bdi>
        <br />
        {t("inviteLead", { roles: format.list(roles.map((one) => role(one))) })}
      </p>
      <Form act={accept}>
        <input type="hidden" name="token" value={token} />
        <FormText
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          dir="auto"
          autoComplete="name"
          defaultValue={name ?? ""}
          required
        />
        <FormPassword
          name="password"
          label={t("password")}
          hint={t("passwordHint")}
          autoComplete="new-password"
          required
        />
        <FormChoices
          name="language"
          label={t("language")}
          chosen={[await interfaceLanguage()]}
          choices={interfaceLanguages.map((value) => ({ value, label: nameOf(value), lang: value }))}
        />
        <SubmitButton size="big">{t("accept")}</SubmitButton>
      </Form>
    </Quiet>
  );
}
