import { useTranslations } from "next-intl";
import type { Language, Severity } from "../base/vocabulary";
import { Missing, MustFix, Remark, Tick, ToCheck } from "./glyphs";

/** The short sign of a language: its code in Latin, the letter of its name in Arabic script. */
const signs: Record<Language, string> = {
  en: "EN",
  ar: "ع",
  fr: "FR",
  es: "ES",
  ckb: "ک",
  ku: "KU",
  fa: "ف",
  de: "DE",
};

interface Props {
  language: Language;
  missing?: boolean;
  mustFix?: number;
  toCheck?: number;
  /** In a row: glyph and number are seen, the words are only heard. */
  short?: boolean;
}

/** How far one language of a release is. The worst thing is said, the rest is behind it. */
export function Readiness({ language, missing, mustFix = 0, toCheck = 0, short }: Props) {
  const t = useTranslations("state.ready");
  const names = useTranslations("languages");
  const [look, glyph, says] = missing
    ? (["", <Missing key="" className="c-3" />, t("missing")] as const)
    : mustFix > 0
      ? (["bad", <MustFix key="" />, t("mustFix", { count: mustFix })] as const)
      : toCheck > 0
        ? (["warn", <ToCheck key="" />, t("toCheck", { count: toCheck })] as const)
        : (["ok", <Tick key="" className="c-ok" />, t("ready")] as const);
  return (
    <span className={`ready ${look}`}>
      <span className="lg" aria-hidden="true">
        {signs[language]}
      </span>
      <span className="vh">{names(language)}: </span>
      {glyph}
      {short && mustFix + toCheck > 0 ? (
        <span className="num" aria-hidden="true">
          {mustFix || toCheck}
        </span>
      ) : null}
      <span className={short ? "vh" : undefined}>{says}</span>
    </span>
  );
}

/** Must fix, check, note: glyph and word. */
export function SeverityLabel({ severity }: { severity: Severity }) {
  const t = useTranslations("state.severity");
  const glyphs = {
    error: <MustFix className="c-bad" />,
    warning: <ToCheck className="c-warn" />,
    info: <Remark className="c-3" />,
  };
  return (
    <span className="st">
      {glyphs[severity]}
      <span>{t(severity)}</span>
    </span>
  );
}
