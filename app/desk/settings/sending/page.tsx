import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SenderFields } from "@/app/_server/newsroom-fields";
import { requireCtx } from "@/app/_server/session";
import { Transport } from "@/app/_server/transport";
import { uncertainPolicies } from "@/base/vocabulary";
import { getNewsroom } from "@/domain/settings/queries";
import { FormChoices } from "@/ui/form-fields";
import { keepSender, keepUncertain } from "../actions";
import { Settings } from "../nav";
import { Section } from "../section";
import { DkimKeys } from "./dkim-keys";
import { LaneLimits } from "./lane-limits";
import { Relays } from "./relays";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sending") };
}

export default async function SendingSettings() {
  const ctx = await requireCtx("settings.edit");
  const [newsroom, t] = await Promise.all([getNewsroom(ctx), getTranslations("settings")]);
  return (
    <Settings current="sending">
      <Section title={t("sender")} act={keepSender}>
        <SenderFields newsroom={newsroom} />
      </Section>
      <Section title={t("uncertain")} lead={t("uncertainLead")} act={keepUncertain}>
        <FormChoices
          name="uncertainPolicy"
          label={t("uncertain")}
          chosen={[newsroom.uncertainPolicy]}
          choices={uncertainPolicies.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        />
      </Section>
      <Transport />
      <Relays />
      <LaneLimits />
      <DkimKeys />
    </Settings>
  );
}
