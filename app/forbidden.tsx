import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/ui/link-button";
import { Quiet } from "./_server/quiet";

/** Signed in, but not with a role that opens this page. */
export default async function NoAccess() {
  const t = await getTranslations("common");
  return (
    <Quiet title={t("noAccess")}>
      <p className="ink2">{t("noAccessHint")}</p>
      <LinkButton href="/desk">{t("toDesk")}</LinkButton>
    </Quiet>
  );
}
