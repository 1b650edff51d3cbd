import { getTranslations } from "next-intl/server";
import { directionOf, nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import type { GlossaryRow } from "@/domain/records/queries";
import { Link } from "@/ui/link";
import { Head, Table } from "@/ui/table";

interface Props {
  entries: GlossaryRow[];
  languages: Language[];
  edited?: string;
  mayEdit: boolean;
}

/** The glossary as a table, a column for each language of the newsroom. */
export async function Entries({ entries, languages, edited, mayEdit }: Props) {
  const [t, common] = await Promise.all([getTranslations("glossary"), getTranslations("common")]);
  if (entries.length === 0) return <p className="ink2">{t("nothingFound")}</p>;
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          {languages.map((code) => (
            <Head key={code}>
              <span lang={code}>{nameOf(code)}</span>
            </Head>
          ))}
          <Head>{t("kind")}</Head>
          {mayEdit ? (
            <Head>
              <span className="vh">{common("edit")}</span>
            </Head>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, kind, names }) => (
          <tr key={id} aria-current={id === edited ? "true" : undefined}>
            {languages.map((code) => (
              <td key={code}>
                <Names language={code} names={names[code] ?? []} />
              </td>
            ))}
            <td className="meta">{t(`kinds.${kind}`)}</td>
            {mayEdit ? (
              <td className="r">
                <Link className="lnk" href={`/desk/settings/glossary?edit=${id}`}>
                  {common("edit")}
                  <span className="vh"> {Object.values(names)[0]?.[0]}</span>
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Each runs in its own direction and begins where the column does. */
function Names({ language, names: [first, ...more] }: { language: Language; names: string[] }) {
  if (!first) return <span className="meta">–</span>;
  return (
    <span lang={language}>
      <bdi className="b">{first}</bdi>
      {more.map((name) => (
        <span key={name} className="meta block">
          <bdi dir={directionOf(language)}>{name}</bdi>
        </span>
      ))}
    </span>
  );
}
