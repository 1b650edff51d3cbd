import { useTranslations } from "next-intl";
import type { InterfaceLanguage } from "../base/vocabulary";

interface Props {
  language: InterfaceLanguage;
  setLanguage: (form: FormData) => void | Promise<void>;
}

/** EN and ع, in this order in every interface: a form, so that it works before a script has come. */
export function LanguageToggle({ language, setLanguage }: Props) {
  const t = useTranslations("common");
  const button = (value: InterfaceLanguage, sign: string, name: string) => (
    <button
      type="submit"
      name="language"
      value={value}
      lang={value}
      aria-label={name}
      aria-current={value === language ? "true" : undefined}
    >
      {sign}
    </button>
  );
  return (
    <form action={setLanguage}>
      <fieldset className="uil" dir="ltr" aria-label={t("languageOfInterface")}>
        {button("en", "EN", "EN, English")}
        {button("ar", "ع", "ع، العربية")}
      </fieldset>
    </form>
  );
}
