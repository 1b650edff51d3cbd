import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { newsroomName } from "@/app/_server/newsroom-name";
import { Quiet } from "@/app/_server/quiet";
import { getActor, safeReturn } from "@/app/_server/session";
import { Form } from "@/ui/form";
import { FormPassword, FormText } from "@/ui/form-fields";
import { Link } from "@/ui/link";
import { Note } from "@/ui/note";
import { SubmitButton } from "@/ui/submit-button";
import { enter } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string; changed?: string }>;
}) {
  const [{ to, changed }, t, newsroom] = await Promise.all([searchParams, getTranslations("signIn"), newsroomName()]);
  if (await getActor()) redirect(safeReturn(to));
  return (
    <Quiet title={t("to", { newsroom })}>
      {changed ? <Note look="ok">{t("changed")}</Note> : null}
      <Form act={enter}>
        <input type="hidden" name="to" value={safeReturn(to)} />
        <FormText name="email" kind="email" label={t("email")} autoComplete="username" required />
        <FormPassword
          name="password"
          label={t("password")}
          autoComplete="current-password"
          required
          aside={
            <Link className="lnk" href="/sign-in/reset">
              {t("forgotten")}
            </Link>
          }
        />
        <SubmitButton size="big">{t("enter")}</SubmitButton>
      </Form>
      <p className="meta">{t("noAccount")}</p>
    </Quiet>
  );
}
