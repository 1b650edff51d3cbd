import { getTranslations } from "next-intl/server";
import { ClientWords } from "@/app/_server/client-words";
import { Desk } from "@/app/_server/desk";
import { requireActor } from "@/app/_server/session";
import { Importer } from "./importer";

export async function generateMetadata() {
  return { title: (await getTranslations("importer"))("title") };
}

export default async function ImportPage() {
  await requireActor("release.create");
  const t = await getTranslations();
  const crumbs = [
    { says: t("nav.releases"), href: "/desk/releases" },
    { says: t("importer.new"), href: "/desk/releases/new" },
    { says: t("importer.title") },
  ];
  return (
    <Desk current="releases" crumbs={crumbs}>
      <div className="head">
        <h1>{t("importer.title")}</h1>
      </div>
      <ClientWords of={["importer"]}>
        <Importer />
      </ClientWords>
    </Desk>
  );
}
