import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageFields, NameFields, SenderFields, TimeFields } from "@/app/_server/newsroom-fields";
import { Quiet } from "@/app/_server/quiet";
import { openDoor, requireCtx } from "@/app/_server/session";
import { Transport } from "@/app/_server/transport";
import { findSetUpStep, getNewsroom, settledByEnvironment } from "@/domain/settings/queries";
import { hasStaff } from "@/domain/staff/queries";
import { Checkbox } from "@/ui/choice";
import { Form } from "@/ui/form";
import { Link } from "@/ui/link";
import { SubmitButton } from "@/ui/submit-button";
import { Ltr } from "@/ui/table";
import { finish, keepLanguages, keepNames, keepTime } from "./actions";
import { SetUpFrame } from "./frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("title") };
}

/** Steps 2 to 5, for an administrator; it goes on where it was left. */
export default async function SetUpSteps({ searchParams }: { searchParams: Promise<{ step?: string }> }) {
  const t = await getTranslations("setup");
  if (!(await hasStaff(openDoor()))) {
    return (
      <Quiet title={t("begin")}>
        <p className="ink2">{t("beginHint")}</p>
      </Quiet>
    );
  }
  const ctx = await requireCtx("settings.edit");
  const next = await findSetUpStep(ctx);
  if (next === null) redirect("/desk");
  const asked = Number((await searchParams).step);
  const step = [2, 3, 4, 5].find((one) => one === asked) ?? next;
  const newsroom = await getNewsroom(ctx);
  const foot = <Foot step={step} />;
  switch (step) {
    case 2:
      return (
        <SetUpFrame step={2} title={t("namesTitle")} lead={t("namesLead")}>
          <Form act={keepNames}>
            <NameFields newsroom={newsroom} />
            <div>
              <p className="lab">{t("address")}</p>
              <Ltr>{settledByEnvironment().url}</Ltr>
              <p className="hint">{t("addressHint")}</p>
            </div>
            {foot}
          </Form>
        </SetUpFrame>
      );
    case 3:
      return (
        <SetUpFrame step={3} title={t("languagesTitle")} lead={t("languagesLead")}>
          <Form act={keepLanguages}>
            <LanguageFields newsroom={newsroom} />
            {foot}
          </Form>
        </SetUpFrame>
      );
    case 4:
      return (
        <SetUpFrame step={4} title={t("timeTitle")} lead={t("timeLead")}>
          <Form act={keepTime}>
            <TimeFields newsroom={newsroom} />
            {foot}
          </Form>
        </SetUpFrame>
      );
    default:
      return (
        <SetUpFrame step={5} title={t("mailTitle")} lead={t("mailLead")}>
          <Form act={finish}>
            <SenderFields newsroom={newsroom} />
            <Checkbox name="sample" hint={t("sampleHint")}>
              {t("sample")}
            </Checkbox>
            {foot}
          </Form>
          <Transport />
        </SetUpFrame>
      );
  }
}

async function Foot({ step }: { step: number }): Promise<ReactNode> {
  const [t, common] = await Promise.all([getTranslations("setup"), getTranslations("common")]);
  return (
    <div className="row mt-8 gap-3">
      <SubmitButton size="big">{step === 5 ? t("finish") : common("continue")}</SubmitButton>
      {step > 2 ? (
        <Link className="btn quiet" href={`/setup?step=${step - 1}`}>
          {common("back")}
        </Link>
      ) : null}
    </div>
  );
}
