import { ClipboardPaste, FilePlus2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { requireActor } from "@/app/_server/session";
import { LinkButton } from "@/ui/link-button";
import { createBlank } from "./actions";
import { BlankForm } from "./blank-form";

export async function generateMetadata() {
  return { title: (await getTranslations("importer"))("new") };
}

/** How a release begins: from a text that there is, or from nothing. */
export default async function NewReleasePage() {
  await requireActor("release.create");
  const t = await getTranslations();
  const crumbs = [{ says: t("nav.releases"), href: "/desk/releases" }, { says: t("importer.new") }];
  return (
    <Desk current="releases" crumbs={crumbs}>
      <div className="head">
        <h1>{t("importer.new")}</h1>
      </div>
      <div className="ways">
        <section className="sec strong">
          <h2 className="h2">{t("importer.fromText")}</h2>
          <p className="ink2">{t("importer.fromTextHint")}</p>
          <LinkButton look="primary" href="/desk/releases/import">
            <ClipboardPaste className="i s" aria-hidden="true" />
            {t("importer.paste")}
          </LinkButton>
        </section>
        <section className="sec strong">
          <h2 className="h2">{t("importer.blank")}</h2>
          <p className="ink2">{t("importer.blankHint")}</p>
          <BlankForm action={createBlank} says={t("importer.begin")} busy={t("importer.beginning")}>
            <FilePlus2 className="i s" aria-hidden="true" />
          </BlankForm>
        </section>
      </div>
    </Desk>
  );
}
