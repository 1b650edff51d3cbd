import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Quiet } from "@/app/_server/quiet";
import { openDoor } from "@/app/_server/session";
import { interfaceLanguage } from "@/app/_server/words";
import { isRefusal } from "@/base/refusal";
import { requireSetUpLink } from "@/domain/staff/set-up";
import { Form } from "@/ui/form";
import { FormPassword, FormText } from "@/ui/form-fields";
import { SubmitButton } from "@/ui/submit-button";
import { begin } from "../actions";
import { SetUpFrame } from "../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("title"), referrer: "no-referrer" };
}

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t, s] = await Promise.all([params, getTranslations("setup"), getTranslations("signIn")]);
  if (!(await isGood(token))) {
    return (
      <Quiet title={t("deadTitle")}>
        <p className="ink2">{t("deadHint")}</p>
      </Quiet>
    );
  }
  return (
    <SetUpFrame step={1} title={t("accountTitle")} lead={t("accountLead")}>
      <Form act={begin} className="stack max-w-96">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="language" value={await interfaceLanguage()} />
        <FormText name="name" label={s("name")} dir="auto" autoComplete="name" required />
        <FormText name="email" kind="email" label={s("email")} autoComplete="username" required />
        <FormPassword
          name="password"
          label={s("password")}
          hint={s("passwordHint")}
          autoComplete="new-password"
          required
        />
        <div className="mt-4">
          <SubmitButton size="big">{s("codeEnter")}</SubmitButton>
        </div>
      </Form>
    </SetUpFrame>
  );
}

/** With staff there is no first account any more: the rest of the set-up waits behind the sign-in. */
async function isGood(token: string): Promise<boolean> {
  try {
    await requireSetUpLink(openDoor(), { token });
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.reason === "already-set-up") redirect("/setup");
    return false;
  }
}
