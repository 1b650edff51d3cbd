import { useTranslations } from "next-intl";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";

export function NotSent({ id }: { id: string }) {
  const t = useTranslations("report");
  return (
    <>
      <div className="head">
        <h1 className="h1">{t("title")}</h1>
      </div>
      <EmptyState
        title={t("noneOf")}
        acts={
          <LinkButton href={`/desk/releases/${id}/audience`} look="primary">
            {t("sendIt")}
          </LinkButton>
        }
      >
        {t("noneSays")}
      </EmptyState>
    </>
  );
}
