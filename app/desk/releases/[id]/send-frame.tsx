import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Desk } from "@/app/_server/desk";
import type { Formats } from "@/app/_server/formats";
import type { ReleaseDetail } from "@/domain/releases/queries";
import { StepsLine } from "@/ui/steps-line";
import { headlineOf } from "./head";
import { Parts } from "./parts";

const steps = ["step1", "step2", "step3", "step4"] as const;

interface Props {
  release: ReleaseDetail;
  say: Formats;
  /** Of audience, test, confirmation, progress: 0 to 3. */
  step: number;
  children: ReactNode;
}

/** A page on the way from a release to its readers: one of four steps. */
export async function SendFrame({ release, say, step, children }: Props) {
  const t = await getTranslations();
  const names = steps.map((one) => t(`audience.${one}`));
  return (
    <Desk
      current="releases"
      crumbs={[
        { says: t("releases.title"), href: "/desk/releases" },
        { ...headlineOf(release, say.language), href: `/desk/releases/${release.id}` },
        { says: step < 2 ? (names[step] ?? "") : t("send.crumb") },
      ]}
    >
      <Parts id={release.id} current="send" />
      <StepsLine label={t("audience.steps")} steps={names} current={step} />
      {children}
    </Desk>
  );
}
