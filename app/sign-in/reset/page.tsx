import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Quiet } from "@/app/_server/quiet";
import { Form } from "@/ui/form";
import { FormText } from "@/ui/form-fields";
import { Link } from "@/ui/link";
import { Note } from "@/ui/note";
import { SubmitButton } from "@/ui/submit-button";
import { sendReset } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("resetTitle") };
}

export default async function ResetPage() {
  const t = await getTranslations("signIn");
  const sent = (
    <Note look="ok" live>
      {t("resetSent")}
    </Note>
  );
  return (
    <Quiet title={t("resetTitle")}>
      <Form act={sendReset} after={sent}>
        <p className="ink2">{t("resetLead")}</p>
        <FormText name="email" kind="email" label={t("email")} autoComplete="username" required />
        <SubmitButton size="big">{t("resetSend")}</SubmitButton>
      </Form>
      <p className="meta">
        <Link className="lnk" href="/sign-in">
          {t("back")}
        </Link>
      </p>
    </Quiet>
  );
}
