"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/ui/error-summary";
import { LinkButton } from "@/ui/link-button";
import { PasswordField } from "@/ui/password-field";
import { SubmitButton } from "@/ui/submit-button";
import { ToldFindings } from "@/ui/told-findings";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

interface Props {
  action: FormAction;
  id: string;
  count: string;
  /** Ask once more who it is: longer than ten minutes have passed. */
  asksProof: boolean;
  hint: string;
  back: string;
  backSays: string;
}

/** The one button that sends, with the number on it. */
export function ConfirmForm({ action, id, count, asksProof, hint, back, backSays }: Props) {
  const t = useTranslations("send");
  const { form, errors, heading, errorOf, state } = useActionForm(action, { "step-up-needed": "proof" });
  return (
    <form {...form} className="grid gap-4">
      <ErrorSummary errors={errors} heading={heading} />
      <ToldFindings findings={state.findings} />
      <input type="hidden" name="id" value={id} />
      {asksProof || errorOf("proof") ? (
        <div className="max-w-[22rem]">
          <PasswordField
            name="proof"
            label={t("stepUp")}
            hint={t("stepUpHint")}
            error={errorOf("proof")}
            autoComplete="current-password"
            required
          />
        </div>
      ) : null}
      <div className="row w gap-3.5">
        <SubmitButton size="big" busy={t("sendBusy")}>
          <Send className="i s flip" aria-hidden="true" />
          {t("sendTo", { count })}
        </SubmitButton>
        <LinkButton href={back} size="big">
          {backSays}
        </LinkButton>
        <span className="meta">{hint}</span>
      </div>
    </form>
  );
}
