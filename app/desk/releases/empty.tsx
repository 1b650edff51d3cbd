import { useTranslations } from "next-intl";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { PairRow } from "@/ui/pair";
import { newReleaseHref } from "@/ui/rooms";

export function Empty() {
  const t = useTranslations();
  return (
    <EmptyState
      title={t("releases.none")}
      acts={
        <>
          <LinkButton href={newReleaseHref} look="primary">
            {t("nav.newRelease")}
          </LinkButton>
          <LinkButton href="/desk/releases/import">{t("releases.bring")}</LinkButton>
        </>
      }
      example={<PairRow en={en.releases.example} ar={ar.releases.example} spine={<i className="dot" />} />}
    >
      {t("releases.noneSays")}
    </EmptyState>
  );
}
