import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/app/_server/session";
import { directionOf, nameOf } from "@/base/locale";
import { type Language, languages } from "@/base/vocabulary";
import { listGlossary } from "@/domain/records/queries";
import { getNewsroom } from "@/domain/settings/queries";
import { may } from "@/domain/staff/allow";
import { foldForSearch } from "@/text/fold";
import { EmptyState } from "@/ui/empty-state";
import { FilterBar, FilterSearch } from "@/ui/filter-bar";
import { Link } from "@/ui/link";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { Pager } from "@/ui/pager";
import { Settings } from "../nav";
import { importFile, remove, save } from "./actions";
import { Entries } from "./entries";
import { EntryForm } from "./entry-form";
import { ImportForm } from "./import-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("glossary") };
}

type Query = Partial<Record<string, string>>;
const perPage = 50;

/** Terms and people with their names in each language. `?edit=` an entry; `?kind=` and `?en=`… begin a new one. */
export default async function GlossarySettings({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireCtx("release.read");
  const [query, entries, newsroom, t, count] = await Promise.all([
    searchParams,
    listGlossary(ctx),
    getNewsroom(ctx),
    getTranslations("glossary"),
    getTranslations("count"),
  ]);
  const used = newsroom.languages.map(({ language }) => language);
  const sought = foldForSearch(query.text ?? "");
  const found = entries.filter(({ names }) =>
    JSON.stringify(Object.values(names).flat().map(foldForSearch)).includes(sought),
  );
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(query.page) || 1));
  const edited = entries.find(({ id }) => id === query.edit);
  const mayEdit = may(ctx.actor, "glossary.edit");
  const formLanguages = [...used, ...languages.filter((code) => !used.includes(code) && edited?.names[code])];
  return (
    <Settings current="glossary">
      <p className="ink2 mb-2">{t("lead")}</p>
      <div className={mayEdit ? "aside" : undefined}>
        <div>
          {entries.length === 0 ? (
            <EmptyState title={t("none")} example={<Example />}>
              {t("noneSays")}
            </EmptyState>
          ) : (
            <>
              <FilterBar
                action="/desk/settings/glossary"
                label={t("search")}
                clear={sought ? <Link href="/desk/settings/glossary">{t("clear")}</Link> : null}
              >
                <FilterSearch name="text" label={t("search")} value={query.text} />
                <span className="meta num">{count("terms", { count: found.length })}</span>
              </FilterBar>
              <Entries
                entries={found.slice((page - 1) * perPage, page * perPage)}
                languages={used}
                edited={edited?.id}
                mayEdit={mayEdit}
              />
              <Pager
                page={page}
                pages={pages}
                href={(n) =>
                  `?${new URLSearchParams({ ...(query.text ? { text: query.text } : {}), page: String(n) })}`
                }
              />
              <p className="row w mt-4 gap-4">
                <a className="lnk" href="/desk/settings/glossary/export?as=csv" download>
                  {t("exportCsv")}
                </a>
                <a className="lnk" href="/desk/settings/glossary/export?as=tbx" download>
                  {t("exportTbx")}
                </a>
              </p>
            </>
          )}
        </div>
        {mayEdit ? (
          <aside className="grid content-start gap-8">
            <EntryForm
              key={edited?.id ?? "new"}
              save={save}
              remove={remove}
              entry={edited ? { ...edited, names: asLines(edited.names) } : begun(query)}
              languages={formLanguages.map((code) => ({ code, dir: directionOf(code), name: nameOf(code) }))}
            />
            <ImportForm action={importFile} />
          </aside>
        ) : null}
      </div>
    </Settings>
  );
}

const asLines = (names: Partial<Record<Language, string[]>>) =>
  Object.fromEntries(Object.entries(names).map(([code, list]) => [code, list.join("\n")]));

/** A new entry, with what the page that leads here knows of it already. */
const begun = (query: Query) => ({
  kind: query.kind === "person" ? "person" : "term",
  names: Object.fromEntries(languages.flatMap((code) => (query[code] ? [[code, query[code].slice(0, 200)]] : []))),
});

/** One name in both languages, whatever the interface's own. */
function Example() {
  return (
    <p className="b m-0">
      <span lang="en" dir="ltr" className="block">
        {en.glossary.example}
      </span>
      <span lang="ar" dir="rtl" className="block">
        {ar.glossary.example}
      </span>
    </p>
  );
}
