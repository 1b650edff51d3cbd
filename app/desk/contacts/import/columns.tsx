import { useTranslations } from "next-intl";
import { Ltr } from "@/ui/table";

const columns = [
  "email",
  "name",
  "name_ar",
  "language",
  "outlet",
  "role",
  "beat",
  "country",
  "city",
  "phone",
  "tags",
  "consent",
];

/** The headings that an import knows. */
export function Columns() {
  const t = useTranslations("contactImport");
  return (
    <aside>
      <h2 className="h3">{t("columns")}</h2>
      <p className="meta mb-2">{t("columnsSays")}</p>
      <ul className="row w gap-1.5">
        {columns.map((column) => (
          <li key={column} className="tag">
            <Ltr className="relay">{column}</Ltr>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <a className="lnk" href="/desk/contacts/import/template">
          {t("template")}
        </a>
      </p>
    </aside>
  );
}
