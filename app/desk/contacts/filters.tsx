import { useTranslations } from "next-intl";
import type { Language } from "@/base/vocabulary";
import type { ContactFilter } from "@/domain/contacts/input";
import { FilterBar, FilterSearch, FilterSelect } from "@/ui/filter-bar";
import { Link } from "@/ui/link";

interface Props {
  filter: ContactFilter;
  lists: { id: string; name: string }[];
  languages: Language[];
}

export function Filters({ filter, lists, languages }: Props) {
  const t = useTranslations("contacts");
  const names = useTranslations("languages");
  const isSet = filter.text || filter.listId || filter.language || filter.health;
  return (
    <FilterBar
      action="/desk/contacts"
      label={t("filter")}
      clear={isSet ? <Link href="/desk/contacts">{t("clear")}</Link> : null}
    >
      <FilterSearch name="text" label={t("search")} value={filter.text} />
      <FilterSelect
        name="language"
        label={t("reads")}
        value={filter.language}
        any={t("reads")}
        choices={languages.map((language) => ({ value: language, label: names(language) }))}
      />
      <FilterSelect
        name="listId"
        label={t("list")}
        value={filter.listId}
        any={t("list")}
        choices={lists.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="health"
        label={t("health")}
        value={filter.health}
        any={t("health")}
        choices={(["reachable", "suppressed"] as const).map((health) => ({ value: health, label: t(health) }))}
      />
    </FilterBar>
  );
}
