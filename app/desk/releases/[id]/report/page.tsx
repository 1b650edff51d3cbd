import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import type { Query } from "@/app/desk/query";
import { oneOf } from "@/app/desk/query";
import { getSend, listSends } from "@/domain/distribution/queries";
import { findSendOf } from "@/domain/distribution/send-view";
import { finalStates } from "@/domain/distribution/state";
import { getRelease } from "@/domain/releases/queries";
import { may } from "@/domain/staff/allow";
import { LinkButton } from "@/ui/link-button";
import { headlineOf } from "../head";
import { NoticeOffer } from "../notice-offer";
import { Parts } from "../parts";
import { Again } from "./again";
import { ByLanguage } from "./by-language";
import { ByReceiver } from "./by-receiver";
import { Clicks } from "./clicks";
import { Header } from "./header";
import { isResting } from "./next-step";
import { NotSent } from "./not-sent";
import { Numbers } from "./numbers";
import { Recipients } from "./recipients";
import { Timeline } from "./timeline";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export default pageOf(async function Report({ params, searchParams }: Props) {
  const ctx = await requireCtx("release.read");
  const [{ id }, query] = [await params, await searchParams];
  const [release, say] = [await getRelease(ctx, id), await formats(ctx)];
  const sendId = await findSendOf(ctx, id, oneOf(query.send));
  const t = await getTranslations();
  const crumbs = [
    { says: t("releases.title"), href: "/desk/releases" },
    { ...headlineOf(release, say.language), href: `/desk/releases/${id}` },
    { says: t("report.crumb") },
  ];
  if (!sendId)
    return (
      <Desk current="reports" crumbs={crumbs}>
        <Parts id={id} current="report" />
        <NotSent id={id} />
      </Desk>
    );
  const [send, sends] = [await getSend(ctx, sendId), await listSends(ctx, { releaseId: id })];
  return (
    <Desk current="reports" crumbs={crumbs}>
      <Parts id={id} current="report" />
      <Header send={send} sends={sends} say={say} now={ctx.now} mayExport={may(ctx.actor, "contacts.export")} />
      {!may(ctx.actor, "send") || !send.startedAt || finalStates.includes(send.state) ? null : (
        <p className="noprint mb-4">
          {t(isResting(send.state) ? "deferredMail.standsStill" : "report.goesOn")}{" "}
          <LinkButton href={`/desk/releases/${id}/send?send=${sendId}`} look="quiet">
            {t("report.watch")}
          </LinkButton>
        </p>
      )}
      <Numbers ctx={ctx} send={send} say={say} />
      {may(ctx.actor, "send") && (release.state !== "withdrawn" || send.notice === "withdrawal") ? (
        <Again ctx={ctx} send={send} release={release} />
      ) : null}
      <NoticeOffer ctx={ctx} releaseId={id} />
      <Timeline ctx={ctx} sendId={sendId} say={say} />
      {send.tracksClicks ? <Clicks ctx={ctx} sendId={sendId} say={say} /> : null}
      <ByLanguage send={send} say={say} />
      <ByReceiver ctx={ctx} send={send} say={say} />
      {may(ctx.actor, "contacts.read") ? <Recipients ctx={ctx} send={send} say={say} query={query} /> : null}
    </Desk>
  );
});
