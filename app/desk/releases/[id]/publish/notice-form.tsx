"use client";
import { useTranslations } from "next-intl";
import type { Direction, Language } from "@/base/vocabulary";
import { ErrorSummary } from "@/ui/error-summary";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-field";
import { ToldFindings } from "@/ui/told-findings";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

interface Props {
  act: "correct" | "withdraw";
  action: FormAction;
  id: string;
  languages: { language: Language; name: string; dir: Direction }[];
}

/** A text for the readers of each public language; to withdraw, the word typed as well. */
export function NoticeForm({ act, action, id, languages }: Props) {
  const t = useTranslations("publish");
  const names = useTranslations("languages");
  const group = act === "correct" ? "notes" : "reasons";
  const { form, errors, heading, errorOf, state } = useActionForm(action);
  return (
    <form {...form} className="grid max-w-[38rem] gap-4">
      <ErrorSummary errors={errors} heading={heading} />
      <ToldFindings findings={state.findings} />
      <input type="hidden" name="id" value={id} />
      {languages.map(({ language, dir }) => (
        <TextArea
          key={language}
          name={`${group}.${language}`}
          label={t(act === "correct" ? "note" : "reason", { language: names(language) })}
          hint={t("reasonHint")}
          error={errorOf(`${group}.${language}`)}
          lang={language}
          dir={dir}
          required
        />
      ))}
      {act === "withdraw" ? (
        <TextField
          name="typed"
          label={t("typed")}
          hint={t("typedHint")}
          error={errorOf("typed")}
          autoComplete="off"
          required
        />
      ) : null}
      <div>
        <SubmitButton look={act === "correct" ? "primary" : "danger-filled"}>{t(act)}</SubmitButton>
      </div>
    </form>
  );
}
