import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import { nameOf } from "@/base/locale";
import { languagesOf } from "@/domain/distribution/combination";
import type { SendDetail } from "@/domain/distribution/queries";
import { CountsTable } from "./counts-table";

/** The counts by the languages of the mail. */
export function ByLanguage({ send, say }: { send: SendDetail; say: Formats }) {
  const t = useTranslations("report");
  const rows = Object.entries(send.byCombination)
    .sort(([, a], [, b]) => b.frozen - a.frozen)
    .map(([combination, counts]) => ({
      key: combination,
      label: combination,
      counts,
      name: languagesOf(combination).map((language, at) => (
        <span key={language}>
          {at > 0 ? " + " : ""}
          <bdi lang={language}>{nameOf(language)}</bdi>
        </span>
      )),
    }));
  return <CountsTable title={t("byLanguage")} part={t("language")} rows={rows} say={say} />;
}
