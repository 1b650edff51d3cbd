"use client";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/ui/error-summary";
import { describedBy, Field } from "@/ui/field";
import { SubmitButton } from "@/ui/submit-button";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

/** Terms from a file; what came of it is said below. */
export function ImportForm({ action }: { action: FormAction }) {
  const t = useTranslations("glossary");
  const { form, state, errors, heading, errorOf } = useActionForm(action, {
    "file-missing": "file",
    "file-too-large": "file",
    "file-unreadable": "file",
    "encoding-unknown": "file",
    "column-missing": "file",
    "nothing-to-import": "file",
  });
  const { told } = state;
  const count = (name: string) => Number(told?.[name] ?? 0);
  const frame = { name: "file", label: t("file"), hint: t("fileHint"), error: errorOf("file") };
  return (
    <form {...form} className="grid content-start gap-3" aria-label={t("import")}>
      <h2 className="h2">{t("import")}</h2>
      <ErrorSummary errors={errors} heading={heading} />
      <Field {...frame}>
        <input {...describedBy(frame)} className="in" type="file" name="file" accept=".csv,.tsv,.txt,.tbx,.xml" />
      </Field>
      <div>
        <SubmitButton look="plain" busy={t("importing")}>
          {t("importAct")}
        </SubmitButton>
      </div>
      {told ? (
        <p role="status" className="note ok">
          {t("imported", { added: count("added"), changed: count("changed"), known: count("known") })}
          {count("leftOut") > 0 ? (
            <>
              {" "}
              {t("leftOut", { count: count("leftOut") })} <bdi dir="ltr">{told.rows}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
    </form>
  );
}
