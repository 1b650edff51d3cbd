import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { requireCtx } from "@/app/_server/session";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { readHome } from "./home";
import { NextOut, Published, Waiting } from "./parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function DeskPage() {
  const ctx = await requireCtx();
  const [home, t] = await Promise.all([readHome(ctx), getTranslations("home")]);
  return (
    <Desk current="desk" crumbs={[{ says: t("title") }]} waiting={home.waiting.length}>
      <div className="head">
        <div>
          <h1>{t(home.greeting, { name: home.firstName })}</h1>
          <p className="sub num">{home.clock}</p>
        </div>
      </div>
      {home.mustSetUp ? (
        <Note look="warn">
          <p>{t("finishSetUp")}</p>
          <LinkButton href="/setup">{t("continueSetUp")}</LinkButton>
        </Note>
      ) : null}
      <Waiting rows={home.waiting} mayCreate={home.mayCreate} />
      <NextOut days={home.days} />
      <Published rows={home.published} />
    </Desk>
  );
}
