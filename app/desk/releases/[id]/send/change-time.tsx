"use client";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/ui/error-summary";
import { SubmitButton } from "@/ui/submit-button";
import { type FormAction, useActionForm } from "@/ui/use-action-form";
import { StepUp } from "./step-up";
import { Hour, type Hours, WhenChosen } from "./when";

interface Props {
  action: FormAction;
  id: string;
  /** The time that it has, ISO. */
  at: string;
  hours: Hours;
  asksProof: boolean;
}

/** Another time for a send that waits for its hour. */
export function ChangeTime({ action, id, at, hours, asksProof }: Props) {
  const t = useTranslations("sendTime");
  const { form, errors, heading, errorOf } = useActionForm(action, {
    "step-up-needed": "proof",
    "time-past": "date",
  });
  return (
    <details className="mt-5" open={errors.length > 0 || undefined}>
      <summary className="lnk">{t("change")}</summary>
      <form {...form} className="mt-3 grid max-w-[34rem] gap-4">
        <ErrorSummary errors={errors} heading={heading} />
        <input type="hidden" name="id" value={id} />
        <WhenChosen hours={hours} at={at}>
          <Hour error={errorOf("date")} />
        </WhenChosen>
        {asksProof || errorOf("proof") ? <StepUp error={errorOf("proof")} /> : null}
        <div>
          <SubmitButton look="plain">{t("save")}</SubmitButton>
        </div>
      </form>
    </details>
  );
}
