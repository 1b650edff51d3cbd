import { useTranslations } from "next-intl";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { Health } from "./health";

export function Empty({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("contacts");
  return (
    <EmptyState
      title={t("none")}
      acts={
        mayEdit ? (
          <>
            <LinkButton href="/desk/contacts/import" look="primary">
              {t("importFile")}
            </LinkButton>
            <LinkButton href="/desk/contacts/new">{t("byHand")}</LinkButton>
            <a className="lnk basis-full" href="/desk/contacts/import/template">
              {t("template")}
            </a>
          </>
        ) : null
      }
      example={
        <table className="tb">
          <tbody>
            <tr className="second">
              <td>
                <bdi className="b">{en.contacts.exampleName}</bdi>
                <div className="meta">
                  <bdi lang="ar">{ar.contacts.exampleName}</bdi>
                </div>
              </td>
              <td>{t("exampleOutlet")}</td>
              <td lang="ar">العربية</td>
              <td>
                <Health />
              </td>
            </tr>
          </tbody>
        </table>
      }
    >
      {t("noneSays")}
    </EmptyState>
  );
}
