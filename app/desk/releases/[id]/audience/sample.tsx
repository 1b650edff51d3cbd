import { useTranslations } from "next-intl";
import type { Query } from "@/app/desk/query";
import { allOf } from "@/app/desk/query";
import { nameOf } from "@/base/locale";
import type { sampleAudience } from "@/domain/distribution/audience";
import { languagesOf } from "@/domain/distribution/combination";
import { Link } from "@/ui/link";
import { Ltr, Table } from "@/ui/table";

interface Props {
  people: Awaited<ReturnType<typeof sampleAudience>> | null;
  query: Query;
}

/** Twenty of those who would get it, on request. */
export function Sample({ people, query }: Props) {
  const t = useTranslations("audience");
  const again = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => allOf(value).map((one) => [name, one])),
  );
  again.set("sample", "1");
  if (!people)
    return (
      <p className="mt-6">
        <Link className="lnk" href={`?${again}#sample`} scroll={false}>
          {t("sample")}
        </Link>
      </p>
    );
  return (
    <section className="sec mt-8" id="sample">
      <Table caption={t("sample")}>
        <tbody>
          {people.map(({ contact_id, email, name, combination }) => (
            <tr key={contact_id}>
              <td className="b">
                <bdi>{name || email}</bdi>
              </td>
              <td>
                <Ltr className="meta">{email}</Ltr>
              </td>
              <td>
                {languagesOf(combination).map((language, at) => (
                  <span key={language}>
                    {at > 0 ? " + " : ""}
                    <bdi lang={language}>{nameOf(language)}</bdi>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
