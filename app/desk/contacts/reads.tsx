import { useTranslations } from "next-intl";
import { nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";

/** The languages a contact reads, each in its own name, the first one first. */
export function Reads({ languages }: { languages: readonly Language[] }) {
  const t = useTranslations("contacts");
  if (languages.length === 0) return <span className="ink2">{t("allLanguages")}</span>;
  return (
    <span className="row">
      {languages.map((language, at) => (
        <span key={language} className="row">
          {at > 0 ? (
            <span aria-hidden="true" className="ink3">
              +
            </span>
          ) : null}
          <bdi lang={language}>{nameOf(language)}</bdi>
        </span>
      ))}
    </span>
  );
}
