import { useTranslations } from "next-intl";
import { languages, releaseStates } from "@/base/vocabulary";
import { FilterBar, FilterSearch, FilterSelect } from "@/ui/filter-bar";
import { Link } from "@/ui/link";
import { type Filter, listHref } from "./filter";

/** The languages that a newsroom may be short of in a list. */
const facing = languages.filter((language) => language === "en" || language === "ar");

export function Filters({ filter }: { filter: Filter }) {
  const t = useTranslations("releases");
  const states = useTranslations("state.release");
  const names = useTranslations("languages");
  return (
    <FilterBar
      action="/desk/releases"
      label={t("filter")}
      kept={{ mine: filter.mine }}
      clear={filter.text || filter.state || filter.lacks ? <Link href={listHref({})}>{t("clear")}</Link> : null}
    >
      <FilterSearch name="text" label={t("words")} value={filter.text} />
      <FilterSelect
        name="state"
        label={t("state")}
        value={filter.state}
        any={t("anyState")}
        choices={releaseStates.map((state) => ({ value: state, label: states(state) }))}
      />
      <FilterSelect
        name="lacks"
        label={t("lacks")}
        value={filter.lacks}
        any={t("lacks")}
        choices={facing.map((language) => ({
          value: language,
          label: t("lacksLanguage", { language: names(language) }),
        }))}
      />
    </FilterBar>
  );
}
