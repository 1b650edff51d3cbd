import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Quiet } from "@/app/_server/quiet";
import { safeReturn } from "@/app/_server/session";
import { Form } from "@/ui/form";
import { FormText } from "@/ui/form-fields";
import { Link } from "@/ui/link";
import { SubmitButton } from "@/ui/submit-button";
import { enterCode } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("codeTitle") };
}

/** The second step. Without the cookie of the first it can only answer that the code is wrong. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const [{ to }, t] = await Promise.all([searchParams, getTranslations("signIn")]);
  return (
    <Quiet title={t("codeTitle")}>
      <p className="ink2">{t("codeLead")}</p>
      <Form act={enterCode}>
        <input type="hidden" name="to" value={safeReturn(to)} />
        <FormText name="code" kind="code" label={t("code")} autoComplete="one-time-code" autoFocus required />
        <SubmitButton size="big">{t("codeEnter")}</SubmitButton>
      </Form>
      <p className="meta">
        <Link className="lnk" href="/sign-in">
          {t("back")}
        </Link>
      </p>
    </Quiet>
  );
}
