import "server-only";
import { getTranslations } from "next-intl/server";
import { directionOf, nameOf } from "@/base/locale";
import { digitSystems, type Language, languages } from "@/base/vocabulary";
import type { Newsroom } from "@/domain/settings/queries";
import { FormChoices, FormSelect, FormText } from "@/ui/form-fields";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { Facing } from "@/ui/pair";
import { LanguageTable } from "../setup/language-table";
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
  return (
    <LanguageTable
      rows={all.map((one) => ({ code: one, own: nameOf(one), name: language(one) }))}
      kept={{
        order: ours,
        source: newsroom.source,
        public: newsroom.languages.filter(({ isPublic }) => isPublic).map((one) => one.language),
      }}
      words={{
        language: t("language"),
        used: t("used"),
        source: t("source"),
        public: t("public"),
        hint: t("publicHint"),
      }}
    />
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

/** English and Arabic face one another, each in its own words; any further language follows below. */
async function InEachLanguage({ newsroom, field, words, label, hint, required }: EachProps) {
  const [t, language] = await Promise.all([getTranslations("newsroomForm"), getTranslations("languages")]);
  const input = (one: Language, says: string, under: string) => (
    <FormText
      key={one}
      name={`${field}.${one}`}
      label={says}
      lang={one}
      dir={directionOf(one)}
      defaultValue={words[one] ?? ""}
      hint={hint ? under : undefined}
      required={required}
    />
  );
  const inBook = (one: "en" | "ar") => {
    const own = { en, ar }[one];
    return input(one, own.newsroomForm[label].replace("{language}", nameOf(one)), own.newsroomForm.postalHint);
  };
  const ours = newsroom.languages.map((one) => one.language);
  const isBook = ours.includes("en") && ours.includes("ar");
  const rest = isBook ? ours.filter((one) => one !== "en" && one !== "ar") : ours;
  return (
    <>
      {isBook ? <Facing en={inBook("en")} ar={inBook("ar")} /> : null}
      {rest.map((one) => input(one, t(label, { language: language(one) }), t("postalHint")))}
    </>
  );
}
