import { getTranslations } from "next-intl/server";
import { ClientWords } from "@/app/_server/client-words";
import { Desk } from "@/app/_server/desk";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { interfaceLanguage } from "@/app/_server/words";
import { previewToken } from "@/domain/newsroom/preview";
import { getRelease } from "@/domain/releases/queries";
import { LinkButton } from "@/ui/link-button";
import { readHeaders } from "./headers";
import { Preview } from "./preview";

export async function generateMetadata() {
  return { title: (await getTranslations("preview"))("title") };
}

const hour = 3_600_000;

/** What the public and the journalists would get of the texts as they stand, by the renderers that make it. */
export default pageOf(async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireCtx("release.read");
  const [release, t, speaks] = await Promise.all([getRelease(ctx, id), getTranslations(), interfaceLanguage()]);
  const languages = release.versions.map(({ language }) => language);
  const named = release.versions.find(({ language }) => language === speaks && release.versions.length > 0);
  const title = named?.headline || release.versions[0]?.headline || t("editor.untitled");
  const token = previewToken(id, new Date(ctx.now.getTime() + hour));
  return (
    <Desk
      current="releases"
      bare
      slim
      crumbs={[
        { says: t("nav.releases"), href: "/desk/releases" },
        { says: title, href: `/desk/releases/${id}/edit`, lang: (named ?? release.versions[0])?.language },
        { says: t("preview.title") },
      ]}
    >
      <h1 className="vh">{t("preview.title")}</h1>
      <ClientWords of={["preview"]}>
        <Preview
          address={`/preview/${token}`}
          languages={languages}
          mails={await readHeaders(ctx, id, languages)}
          back={<LinkButton href={`/desk/releases/${id}/edit`}>{t("preview.back")}</LinkButton>}
        />
      </ClientWords>
    </Desk>
  );
});
