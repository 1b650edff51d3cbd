"use client";
import { useTranslations } from "next-intl";
import type { Language } from "@/base/vocabulary";
import { ErrorSummary } from "@/ui/error-summary";
import { Note } from "@/ui/note";
import { SelectField } from "@/ui/select-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

interface Props {
  action: FormAction;
  releaseId: string;
  /** The person's own: a test goes first to oneself. */
  address: string;
  /** The languages that the release can be sent in. */
  languages: Language[];
}

export function TestForm({ action, releaseId, address, languages }: Props) {
  const t = useTranslations("send");
  const names = useTranslations("languages");
  const { form, state, errors, heading, errorOf } = useActionForm(action, { "email-invalid": "addresses" });
  return (
    <form {...form} className="sec strong grid max-w-[38rem] gap-4">
      <ErrorSummary errors={errors} heading={heading} />
      <input type="hidden" name="releaseId" value={releaseId} />
      <TextField
        kind="email"
        {...{ type: "text" }}
        name="addresses"
        label={t("testTo")}
        hint={t("testToHint")}
        error={errorOf("addresses")}
        defaultValue={address}
        autoComplete="email"
        required
      />
      <SelectField
        name="languageRule"
        label={t("testLanguages")}
        error={errorOf("languageRule")}
        defaultValue={languages.length > 1 ? "both" : languages[0]}
        choices={[
          ...(languages.length > 1 ? [{ value: "both", label: t("testBoth") }] : []),
          ...languages.map((language) => ({ value: language, label: names(language) })),
        ]}
      />
      {state.done ? (
        <Note look="ok" live>
          {t("testQueued")}
        </Note>
      ) : null}
      <div>
        <SubmitButton look="plain" size="big" busy={t("testBusy")}>
          {t(state.done ? "testAgain" : "testButton")}
        </SubmitButton>
      </div>
    </form>
  );
}
