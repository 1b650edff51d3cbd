import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Quiet } from "@/app/_server/quiet";
import { requireActor } from "@/app/_server/session";
import { FactorPart } from "@/app/desk/profile/factor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("factorTitle") };
}

/** Where a sender or an admin is led who has no second factor, in a newsroom that demands one. */
export default async function FactorPage() {
  const [actor, t] = [await requireActor(), await getTranslations("signIn")];
  if (!actor.owesSecondFactor) redirect("/desk");
  return (
    <Quiet title={t("factorTitle")}>
      <p className="ink2">{t("factorLead")}</p>
      <FactorPart isOn={false} />
    </Quiet>
  );
}
