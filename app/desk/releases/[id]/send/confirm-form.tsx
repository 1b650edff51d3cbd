"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/ui/error-summary";
import { LinkButton } from "@/ui/link-button";
import { SubmitButton } from "@/ui/submit-button";
import { ToldFindings } from "@/ui/told-findings";
import { type FormAction, useActionForm } from "@/ui/use-action-form";
import { StepUp } from "./step-up";
import { useIsLater, WhenChoice } from "./when";

interface Props {
  action: FormAction;
  id: string;
  count: string;
  /** Ask once more who it is: longer than ten minutes have passed. */
  asksProof: boolean;
  /** It waits for the publication: no other time can be chosen. */
  isTied: boolean;
  back: string;
  backSays: string;
}

/** The one button that sends, with the number on it. */
export function ConfirmForm({ action, id, count, asksProof, isTied, back, backSays }: Props) {
  const t = useTranslations("send");
  const { form, errors, heading, errorOf, state } = useActionForm(action, {
    "step-up-needed": "proof",
    "time-past": "date",
  });
  const isLater = useIsLater() && !isTied;
  return (
    <form {...form} className="grid gap-4">
      <ErrorSummary errors={errors} heading={heading} />
      <ToldFindings findings={state.findings} />
      <input type="hidden" name="id" value={id} />
      {isTied ? null : <WhenChoice error={errorOf("date")} />}
      {asksProof || errorOf("proof") ? <StepUp error={errorOf("proof")} /> : null}
      <div className="row w gap-3.5">
        <SubmitButton size="big" busy={t(isLater ? "scheduleBusy" : "sendBusy")}>
          <Send className="i s flip" aria-hidden="true" />
          {t(isLater ? "scheduleTo" : "sendTo", { count })}
        </SubmitButton>
        <LinkButton href={back} size="big">
          {backSays}
        </LinkButton>
        <span className="meta">{t(isTied ? "waitHint" : isLater ? "laterHint" : "holdHint")}</span>
      </div>
    </form>
  );
}
