"use client";
import { useTranslations } from "next-intl";
import type { SplitWarning } from "@/text/split";
import { ToCheck } from "@/ui/glyphs";

const keys = {
  "email.placeholder": "emailPlaceholder",
  "phone.malformed": "phoneMalformed",
  "date.release": "dateRelease",
  "hygiene.bidi": "hygieneBidi",
  "language.twice": "languageTwice",
  "title.missing": "titleMissing",
  "body.missing": "bodyMissing",
} as const satisfies Record<SplitWarning["code"], string>;

/** What the importer is not sure of, in words; a repair only where it is certain. */
export function WarningLine({ warning }: { warning: SplitWarning }) {
  const t = useTranslations("importer.warning");
  const names = useTranslations("languages");
  const machine = warning.code === "email.placeholder" || warning.code === "phone.malformed";
  return (
    <li className="flex gap-2">
      <ToCheck className="c-warn mt-1" />
      <span>
        {warning.code === "date.release" ? null : <>{names(warning.lang)}: </>}
        {t(keys[warning.code])}{" "}
        {warning.text && warning.code !== "date.release" ? (
          <bdi className={machine ? "mono" : undefined} dir={machine ? "ltr" : undefined}>
            {warning.text}
          </bdi>
        ) : null}
        {warning.repair ? (
          <>
            {" "}
            {t("repair")} <bdi dir="ltr">{warning.repair}</bdi>
          </>
        ) : null}
      </span>
    </li>
  );
}
