"use client";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/ui/error-summary";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

export function NewList({ action }: { action: FormAction }) {
  const t = useTranslations("lists");
  const { form, errors, heading, errorOf } = useActionForm(action, { "list-taken": "name" });
  return (
    <form {...form} className="grid w-full content-start gap-3" aria-label={t("add")}>
      <ErrorSummary errors={errors} heading={heading} />
      <TextField
        name="name"
        label={t("add")}
        hint={t("nameHint")}
        error={errorOf("name")}
        dir="auto"
        maxLength={120}
        required
      />
      <div>
        <SubmitButton>{t("create")}</SubmitButton>
      </div>
    </form>
  );
}
