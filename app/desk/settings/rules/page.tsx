import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/app/_server/session";
import { getNewsroom } from "@/domain/settings/queries";
import { Checkbox } from "@/ui/choice";
import { keepRules, keepSeverities } from "../actions";
import { Settings } from "../nav";
import { Section } from "../section";
import { Weights } from "./weights";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("rules") };
}

export default async function RuleSettings() {
  const ctx = await requireCtx("settings.edit");
  const [{ twoPairsOfEyes, senderIsNotApprover, demandsSecondFactor, severities }, t, weights] = await Promise.all([
    getNewsroom(ctx),
    getTranslations("settings"),
    getTranslations("weights"),
  ]);
  return (
    <Settings current="rules">
      <Section title={t("rulesTitle")} act={keepRules}>
        <Checkbox name="twoPairsOfEyes" defaultChecked={twoPairsOfEyes} hint={t("twoPairsHint")}>
          {t("twoPairs")}
        </Checkbox>
        <Checkbox name="senderIsNotApprover" defaultChecked={senderIsNotApprover} hint={t("senderOtherHint")}>
          {t("senderOther")}
        </Checkbox>
        <Checkbox name="demandsSecondFactor" defaultChecked={demandsSecondFactor} hint={t("demandsFactorHint")}>
          {t("demandsFactor")}
        </Checkbox>
      </Section>
      <Section title={weights("title")} lead={weights("lead")} act={keepSeverities}>
        <Weights chosen={severities} />
      </Section>
    </Settings>
  );
}
