import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ClientWords } from "@/app/_server/client-words";
import { Desk } from "@/app/_server/desk";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { interfaceLanguage } from "@/app/_server/words";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import { EditorLoader } from "./loader";
import { openRelease } from "./open-release";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ with?: string }>;
}

/** The panes speak their own languages, whatever the interface speaks. */
const words = { en: en.editor.pane, ar: ar.editor.pane };

const open = cache(async (id: string, wanted: string | undefined) =>
  openRelease(await requireCtx("release.read"), id, wanted, await interfaceLanguage()),
);

export const generateMetadata = pageOf(async ({ params, searchParams }: Props) => {
  const { title } = await open((await params).id, (await searchParams).with);
  return { title: title.says || (await getTranslations("editor"))("untitled") };
});

export default pageOf(async function EditPage({ params, searchParams }: Props) {
  const { edited, title } = await open((await params).id, (await searchParams).with);
  const t = await getTranslations();
  const crumbs = [
    { says: t("nav.releases"), href: "/desk/releases" },
    { says: title.says || t("editor.untitled"), lang: title.lang },
  ];
  return (
    <Desk current="releases" bare slim crumbs={crumbs}>
      <h1 className="vh">{title.says || t("editor.untitled")}</h1>
      <ClientWords of={["editor", "history", "panel"]}>
        <EditorLoader release={edited} words={words} />
      </ClientWords>
    </Desk>
  );
});
