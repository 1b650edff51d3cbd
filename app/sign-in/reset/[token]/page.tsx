import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { behindLink } from "@/app/_server/dead-link";
import { Quiet } from "@/app/_server/quiet";
import { openDoor } from "@/app/_server/session";
import { getResetPerson } from "@/domain/staff/reset-password";
import { Form } from "@/ui/form";
import { FormPassword } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { choosePassword } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("resetTitle"), referrer: "no-referrer" };
}

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t] = await Promise.all([params, getTranslations("signIn")]);
  const link = await behindLink(getResetPerson(openDoor(), { token }));
  if ("dead" in link) return link.dead;
  return (
    <Quiet title={t("resetTitle")}>
      <p className="ink2">
        <bdi dir="ltr">{link.found.email}</bdi>
      </p>
      <Form act={choosePassword}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" autoComplete="username" value={link.found.email} />
        <FormPassword
          name="password"
          label={t("newPassword")}
          hint={t("passwordHint")}
          autoComplete="new-password"
          required
        />
        <SubmitButton size="big">{t("savePassword")}</SubmitButton>
      </Form>
    </Quiet>
  );
}
