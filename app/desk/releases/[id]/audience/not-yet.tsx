import { useTranslations } from "next-intl";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";

export function NotReady({ id }: { id: string }) {
  const t = useTranslations("audience");
  return (
    <EmptyState
      title={t("notReady")}
      acts={
        <LinkButton href={`/desk/releases/${id}/publish`} look="primary">
          {t("toPublish")}
        </LinkButton>
      }
    >
      {t("notReadySays")}
    </EmptyState>
  );
}

export function NoLists() {
  const t = useTranslations("audience");
  return (
    <EmptyState
      title={t("noLists")}
      acts={
        <>
          <LinkButton href="/desk/contacts/import" look="primary">
            {t("import")}
          </LinkButton>
          <LinkButton href="/desk/lists">{t("toLists")}</LinkButton>
        </>
      }
    >
      {t("noListsSays")}
    </EmptyState>
  );
}

/** A send of this release is not over: it is gone on with rather than made twice. */
export function OpenSend({ id, send }: { id: string; send: { id: string } }) {
  const t = useTranslations("audience");
  return (
    <div className="mb-6">
      <Note look="info" title={t("open")}>
        <div className="row w gap-4">
          <span>{t("openSays")}</span>
          <LinkButton href={`/desk/releases/${id}/send?send=${send.id}`}>{t("goOn")}</LinkButton>
        </div>
      </Note>
    </div>
  );
}
