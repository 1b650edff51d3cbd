import "server-only";
import { getTranslations } from "next-intl/server";
import { directionOf, nameOf } from "@/base/locale";
import { digitSystems, type Language, languages } from "@/base/vocabulary";
import type { Newsroom } from "@/domain/settings/queries";
import { FormChoices, FormSelect, FormText } from "@/ui/form-fields";
import { Facing } from "@/ui/pair";
import { ProofField } from "./proof-field";

type Of = { newsroom: Newsroom };

/** The fields of each part of the newsroom, alike in the set-up and in the settings. */

export async function NameFields({ newsroom }: Of) {
  return <InEachLanguage newsroom={newsroom} field="names" words={newsroom.names} label="nameIn" required />;
}

export async function LanguageFields({ newsroom }: Of) {
  const [t, language] = await Promise.all([getTranslations("newsroomForm"), getTranslations("languages")]);
  const ours = newsroom.languages.map((one) => one.language);
  // The order of the newsroom; those it does not have yet stand behind.
  const all = [...ours, ...languages.filter((one) => !ours.includes(one))];
  const choices = all.map((value) => ({ value, label: nameOf(value), lang: value, hint: language(value) }));
  return (
    <>
      <FormChoices name="order" many label={t("used")} chosen={ours} choices={choices} />
      <FormChoices
        name="source"
        label={t("source")}
        hint={t("sourceHint")}
        chosen={[newsroom.source]}
        choices={choices}
      />
      <FormChoices
        name="public"
        many
        label={t("public")}
        hint={t("publicHint")}
        chosen={newsroom.languages.filter(({ isPublic }) => isPublic).map((one) => one.language)}
        choices={choices}
      />
    </>
  );
}

export async function TimeFields({ newsroom }: Of) {
  const t = await getTranslations("newsroomForm");
  const zones = Intl.supportedValuesOf("timeZone");
  return (
    <>
      <FormSelect
        name="zone"
        label={t("zone")}
        defaultValue={newsroom.zone}
        choices={[...new Set([newsroom.zone, ...zones])]
          .sort()
          .map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        className="max-w-96"
      />
      <FormChoices
        name="digits"
        label={t("digits")}
        chosen={[newsroom.digits]}
        choices={digitSystems.map((value) => ({ value, label: value === "arab" ? "٠١٢٣" : "0123" }))}
      />
      <FormText
        name="region"
        kind="code"
        label={t("region")}
        hint={t("regionHint")}
        defaultValue={newsroom.region}
        maxLength={2}
        className="max-w-96"
      />
    </>
  );
}

export async function SenderFields({ newsroom }: Of) {
  const t = await getTranslations("newsroomForm");
  return (
    <>
      <InEachLanguage newsroom={newsroom} field="senderNames" words={newsroom.senderNames} label="senderNameIn" />
      <FormText
        name="senderEmail"
        kind="email"
        label={t("senderEmail")}
        hint={t("senderEmailHint")}
        defaultValue={newsroom.senderEmail}
        className="max-w-96"
        required
      />
      <FormText
        name="replyTo"
        kind="email"
        label={t("replyTo")}
        hint={t("replyToHint")}
        defaultValue={newsroom.replyTo === newsroom.senderEmail ? "" : newsroom.replyTo}
        className="max-w-96"
      />
      <InEachLanguage
        newsroom={newsroom}
        field="postalAddresses"
        words={newsroom.postalAddresses}
        label="postalIn"
        hint
      />
      <div className="max-w-96">
        <ProofField />
      </div>
    </>
  );
}

interface EachProps extends Of {
  field: string;
  words: Partial<Record<Language, string>>;
  label: "nameIn" | "senderNameIn" | "postalIn";
  hint?: boolean;
  required?: boolean;
}

/** English and Arabic face one another; any further language follows below. */
async function InEachLanguage({ newsroom, field, words, label, hint, required }: EachProps) {
  const [t, language] = await Promise.all([getTranslations("newsroomForm"), getTranslations("languages")]);
  const input = (one: Language) => (
    <FormText
      key={one}
      name={`${field}.${one}`}
      label={<span>{t(label, { language: language(one) })}</span>}
      lang={one}
      dir={directionOf(one)}
      defaultValue={words[one] ?? ""}
      hint={hint ? t("postalHint") : undefined}
      required={required}
    />
  );
  const ours = newsroom.languages.map((one) => one.language);
  const isBook = ours.includes("en") && ours.includes("ar");
  const rest = isBook ? ours.filter((one) => one !== "en" && one !== "ar") : ours;
  return (
    <>
      {isBook ? <Facing en={input("en")} ar={input("ar")} /> : null}
      {rest.map(input)}
    </>
  );
}
