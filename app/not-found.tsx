import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/ui/link-button";
import { Quiet } from "./_server/quiet";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <Quiet title={t("notFound")}>
      <p className="ink2">{t("notFoundHint")}</p>
      <LinkButton href="/desk">{t("toDesk")}</LinkButton>
    </Quiet>
  );
}
