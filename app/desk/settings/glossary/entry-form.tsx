"use client";
import { useTranslations } from "next-intl";
import { type Direction, glossaryKinds } from "@/base/vocabulary";
import { Act } from "@/ui/act";
import { Button } from "@/ui/button";
import { Dialog, DialogActs, DialogTrigger } from "@/ui/dialog";
import { ErrorSummary } from "@/ui/error-summary";
import { Link } from "@/ui/link";
import { SelectField } from "@/ui/select-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-field";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

interface Props {
  save: FormAction;
  remove: FormAction;
  /** With an `id`, the entry that is being changed. */
  entry: { id?: string; kind: string; names: Record<string, string> };
  languages: { code: string; dir: Direction; name: string }[];
}

/** One term or person: a box for each language, a name on each line, the one to show first. */
export function EntryForm({ save, remove, entry, languages }: Props) {
  const t = useTranslations("glossary");
  const common = useTranslations("common");
  const { form, errors, heading, errorOf } = useActionForm(save, { "term-nameless": "names", "term-taken": "names" });
  const title = entry.id ? t("change") : t("add");
  return (
    <form {...form} className="grid content-start gap-4" aria-label={title}>
      <h2 className="h2">{title}</h2>
      <ErrorSummary errors={errors} heading={heading} />
      {entry.id ? <input type="hidden" name="id" value={entry.id} /> : null}
      <SelectField
        name="kind"
        label={t("kind")}
        hint={t("kindHint")}
        defaultValue={entry.kind}
        choices={glossaryKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <div id="names" className="grid gap-4">
        <p className="hint m-0">{t("namesHint")}</p>
        {languages.map(({ code, dir, name }, index) => (
          <TextArea
            key={code}
            name={`names.${code}`}
            label={name}
            error={errorOf(`names.${code}`) ?? (index === 0 ? errorOf("names") : undefined)}
            defaultValue={entry.names[code]}
            lang={code}
            dir={dir}
            rows={3}
            maxLength={4000}
          />
        ))}
      </div>
      <div className="row w gap-3">
        <SubmitButton>{entry.id ? common("save") : t("addAct")}</SubmitButton>
        {entry.id ? (
          <>
            <Link href="/desk/settings/glossary" className="btn">
              {common("cancel")}
            </Link>
            <DialogTrigger>
              <Button look="danger">{t("remove")}</Button>
              <Dialog title={t("removeConfirm")} alert>
                {(close) => (
                  <>
                    <p className="ink2 mt-2">{t("removeSays")}</p>
                    <DialogActs>
                      <Act action={remove} fields={{ id: entry.id ?? "" }} look="danger-filled">
                        {t("remove")}
                      </Act>
                      <Button onPress={close}>{common("cancel")}</Button>
                    </DialogActs>
                  </>
                )}
              </Dialog>
            </DialogTrigger>
          </>
        ) : null}
      </div>
    </form>
  );
}
