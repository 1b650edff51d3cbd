import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { requireCtx } from "@/app/_server/session";
import { getSend } from "@/domain/distribution/queries";
import { findSendOf, snapshotOf } from "@/domain/distribution/send-view";
import { getRelease } from "@/domain/releases/queries";
import { isSteppedUp } from "@/domain/staff/step-up";
import { StepsLine } from "@/ui/steps-line";
import { headlineOf } from "../head";
import { Parts } from "../parts";
import { NotBegun } from "./not-begun";
import { UnderWay } from "./under-way";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ send?: string }>;
}

const notBegun: readonly string[] = ["draft", "freezing", "ready", "scheduled"];

export default async function Send({ params, searchParams }: Props) {
  const ctx = await requireCtx("send");
  const { id } = await params;
  const [release, say] = [await getRelease(ctx, id), await formats(ctx)];
  const sendId = await findSendOf(ctx, id, (await searchParams).send);
  if (!sendId) redirect(`/desk/releases/${id}/audience`);
  const [send, snapshot] = [await getSend(ctx, sendId), await snapshotOf(ctx, sendId)];
  if (!snapshot) redirect(`/desk/releases/${id}/audience`);
  const t = await getTranslations();
  const props = { release, send, snapshot, say, now: ctx.now };

  return (
    <Desk
      current="releases"
      crumbs={[
        { says: t("releases.title"), href: "/desk/releases" },
        { ...headlineOf(release, say.language), href: `/desk/releases/${id}` },
        { says: t("send.crumb") },
      ]}
    >
      <Parts id={id} current="send" />
      <StepsLine
        label={t("audience.steps")}
        steps={[t("audience.step1"), t("audience.step2"), t("audience.step3"), t("audience.step4")]}
        current={notBegun.includes(send.state) ? 2 : 3}
      />
      {notBegun.includes(send.state) ? (
        <NotBegun {...props} asksProof={!isSteppedUp(ctx)} />
      ) : (
        <UnderWay {...props} ctx={ctx} />
      )}
    </Desk>
  );
}
