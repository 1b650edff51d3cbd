"use client";
import { useTranslations } from "next-intl";
import { Act } from "@/ui/act";
import { Button } from "@/ui/button";
import { Dialog, DialogActs, DialogTrigger } from "@/ui/dialog";
import { ErrorSummary } from "@/ui/error-summary";
import { SubmitButton } from "@/ui/submit-button";
import { TextField, type TextKind } from "@/ui/text-field";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

interface Props {
  list: { id: string; name: string };
  addAddress: FormAction;
  rename: FormAction;
  remove: FormAction;
}

/** What can be done to a list: one more person, another name, its end. */
export function ListForms({ list, addAddress, rename, remove }: Props) {
  const t = useTranslations("lists");
  return (
    <aside className="grid gap-6">
      <OneField
        action={addAddress}
        id={list.id}
        name="email"
        kind="email"
        label={t("addOne")}
        hint={t("addOneHint")}
        submit={t("addMember")}
      />
      <OneField action={rename} id={list.id} name="name" label={t("rename")} value={list.name} submit={t("rename")} />
      <div>
        <DialogTrigger>
          <Button look="danger">{t("remove")}</Button>
          <Dialog title={t("removeConfirm", { name: list.name })} alert>
            {(close) => (
              <>
                <p className="ink2 mt-2">{t("removeSays")}</p>
                <DialogActs>
                  <Act action={remove} fields={{ id: list.id }} look="danger-filled">
                    {t("remove")}
                  </Act>
                  <Button onPress={close}>{t("keep")}</Button>
                </DialogActs>
              </>
            )}
          </Dialog>
        </DialogTrigger>
      </div>
    </aside>
  );
}

interface OneFieldProps {
  action: FormAction;
  id: string;
  name: string;
  kind?: TextKind;
  label: string;
  hint?: string;
  value?: string;
  submit: string;
}

function OneField({ action, id, name, kind, label, hint, value, submit }: OneFieldProps) {
  const { form, errors, heading, errorOf } = useActionForm(action, {
    "list-taken": name,
    "list-name-left": name,
    "email-invalid": name,
    "contact-not-found": name,
  });
  return (
    <form {...form} className="grid content-start gap-3">
      <ErrorSummary errors={errors} heading={heading} />
      <input type="hidden" name="id" value={id} />
      <TextField
        kind={kind}
        name={name}
        label={label}
        hint={hint}
        error={errorOf(name)}
        defaultValue={value}
        dir="auto"
        required
      />
      <div>
        <SubmitButton look="plain">{submit}</SubmitButton>
      </div>
    </form>
  );
}
