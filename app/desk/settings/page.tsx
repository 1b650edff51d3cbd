import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LanguageFields, NameFields, TimeFields } from "@/app/_server/newsroom-fields";
import { requireActor, requireCtx } from "@/app/_server/session";
import { getNewsroom, settledByEnvironment } from "@/domain/settings/queries";
import { may } from "@/domain/staff/allow";
import { Ltr } from "@/ui/table";
import { keepLanguages, keepNames, keepTime } from "./actions";
import { Settings } from "./nav";
import { Section } from "./section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function NewsroomSettings() {
  const actor = await requireActor();
  // The glossary is the one section that is not the admin's alone.
  if (!may(actor, "settings.edit") && may(actor, "glossary.edit")) redirect("/desk/settings/glossary");
  const ctx = await requireCtx("settings.edit");
  const [newsroom, t, s] = await Promise.all([getNewsroom(ctx), getTranslations("settings"), getTranslations("setup")]);
  return (
    <Settings current="newsroom">
      <Section title={t("names")} act={keepNames}>
        <NameFields newsroom={newsroom} />
      </Section>
      <Section title={t("languages")} act={keepLanguages}>
        <LanguageFields newsroom={newsroom} />
      </Section>
      <Section title={t("time")} act={keepTime}>
        <TimeFields newsroom={newsroom} />
      </Section>
      <section className="sec">
        <header>
          <h2 className="h2">{t("environment")}</h2>
        </header>
        <p className="lab">{s("address")}</p>
        <Ltr>{settledByEnvironment().url}</Ltr>
        <p className="hint">{s("addressHint")}</p>
      </section>
    </Settings>
  );
}
