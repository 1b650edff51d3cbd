"use client";
import { useTranslations } from "next-intl";
import { nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { languageOrders } from "@/domain/contacts/input";
import { Checkbox, ChoiceGroup } from "@/ui/choice";
import { ErrorSummary } from "@/ui/error-summary";
import { SelectField } from "@/ui/select-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-field";
import { type FormAction, useActionForm } from "@/ui/use-action-form";

export interface FormContact {
  id: string;
  email: string;
  name: string;
  nameAr: string;
  languages: Language[];
  outlet: string;
  role: string;
  beat: string;
  country: string;
  city: string;
  phone: string;
  tags: string[];
  consent: string;
  listIds: string[];
}

interface Props {
  action: FormAction;
  contact?: FormContact;
  lists: { id: string; name: string }[];
  languages: Language[];
}

/** All that is known of a contact, in three parts: the person, the work, the mail. */
export function ContactForm({ action, contact, lists, languages }: Props) {
  const t = useTranslations("contacts");
  const { form, errors, heading, errorOf } = useActionForm(action, {
    "email-invalid": "email",
    "email-taken": "email",
  });
  const field = (name: "name" | "nameAr" | "outlet" | "role" | "beat" | "country" | "city", label: string) => (
    <TextField name={name} label={label} defaultValue={contact?.[name]} error={errorOf(name)} dir="auto" />
  );
  return (
    <form {...form}>
      <ErrorSummary errors={errors} heading={heading} />
      {contact ? <input type="hidden" name="id" value={contact.id} /> : null}
      <section className="sec ask">
        <h2 className="h2">{t("person")}</h2>
        <div className="grid max-w-[38rem] gap-4 sm:grid-cols-2">
          <TextField
            kind="email"
            name="email"
            label={t("email")}
            className="sm:col-span-2"
            defaultValue={contact?.email}
            error={errorOf("email")}
            autoComplete="off"
            required
          />
          {field("name", t("nameEn"))}
          <TextField
            name="nameAr"
            label={t("nameAr")}
            defaultValue={contact?.nameAr}
            error={errorOf("nameAr")}
            lang="ar"
            dir="rtl"
          />
          <SelectField
            name="language"
            label={t("language")}
            hint={t("languageHint")}
            className="sm:col-span-2"
            defaultValue={contact?.languages.join("+") ?? ""}
            error={errorOf("language")}
            choices={[
              { value: "", label: t("allLanguages") },
              ...languageOrders(languages, contact?.languages).map((order) => ({
                value: order.join("+"),
                label: order.map(nameOf).join(" + "),
              })),
            ]}
          />
        </div>
      </section>
      <section className="sec ask">
        <h2 className="h2">{t("work")}</h2>
        <div className="grid max-w-[38rem] gap-4 sm:grid-cols-2">
          {field("outlet", t("outlet"))}
          {field("role", t("role"))}
          {field("beat", t("beat"))}
          {field("city", t("city"))}
          {field("country", t("country"))}
          <TextField
            kind="tel"
            name="phone"
            label={t("phone")}
            hint={t("phoneHint")}
            defaultValue={contact?.phone}
            error={errorOf("phone")}
            autoComplete="off"
          />
          <TextField
            name="tags"
            label={t("tags")}
            hint={t("tagsHint")}
            className="sm:col-span-2"
            defaultValue={contact?.tags.join("; ")}
            dir="auto"
          />
        </div>
      </section>
      <section className="sec ask">
        <h2 className="h2">{t("mail")}</h2>
        <div className="grid max-w-[38rem] gap-4">
          <ChoiceGroup name="listIds" label={t("onLists")}>
            {lists.length === 0 ? <span className="ink2">{t("noLists")}</span> : null}
            {lists.map(({ id, name }) => (
              <Checkbox key={id} name="listIds[]" value={id} defaultChecked={contact?.listIds.includes(id)}>
                <bdi>{name}</bdi>
              </Checkbox>
            ))}
          </ChoiceGroup>
          <TextArea
            name="consent"
            label={t("consent")}
            hint={t("consentHint")}
            defaultValue={contact?.consent}
            error={errorOf("consent")}
            dir="auto"
          />
        </div>
      </section>
      <SubmitButton size="big">{t("save")}</SubmitButton>
    </form>
  );
}
