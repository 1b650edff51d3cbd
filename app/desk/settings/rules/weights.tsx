import { getTranslations } from "next-intl/server";
import { severities } from "@/base/vocabulary";
import { type Code, usual } from "@/document/preflight";
import type { Newsroom } from "@/domain/settings/queries";
import { isAdjustable } from "@/text/finding";
import { FormSelect } from "@/ui/form-fields";
import type en from "@/ui/messages/en.json";
import { Head, Table } from "@/ui/table";

type Title = keyof (typeof en)["editor"]["title"];

/** What each finding of the check weighs here; those that guard phones, addresses and empty fields are only shown. */
export async function Weights({ chosen }: { chosen: Newsroom["severities"] }) {
  const [t, title, field, weight] = await Promise.all([
    getTranslations("weights"),
    getTranslations("editor.title"),
    getTranslations("editor.field"),
    getTranslations("state.severity"),
  ]);
  // The record's keys are the codes.
  const codes = (Object.keys(usual) as Code[]).sort(
    (a, b) => severities.indexOf(usual[a]) - severities.indexOf(usual[b]),
  );
  const name = (code: Code) => title(code.replaceAll(".", "_") as Title, { field: field("headline") });
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          <Head>{t("finding")}</Head>
          <Head>{t("weight")}</Head>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code}>
            <td>{name(code)}</td>
            <td>
              {isAdjustable(code) ? (
                <FormSelect
                  name={`severities.${code.replaceAll(".", "_")}`}
                  label={<span className="vh">{name(code)}</span>}
                  placeholder={t("usual", { weight: weight(usual[code]) })}
                  defaultValue={chosen[code] ?? ""}
                  choices={severities
                    .filter((severity) => severity !== usual[code])
                    .map((value) => ({ value, label: weight(value) }))}
                />
              ) : (
                <span className="meta">{t("fixed", { weight: weight(usual[code]) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
