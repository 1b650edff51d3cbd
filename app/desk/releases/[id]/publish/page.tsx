import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { checkRelease, getRelease } from "@/domain/releases/queries";
import { may } from "@/domain/staff/allow";
import { ReleaseFact, ReleaseStateLabel } from "@/ui/release-state";
import { headlineOf } from "../head";
import { Parts } from "../parts";
import { After } from "./after";
import { Before } from "./before";
import { OnClock } from "./on-clock";

export default pageOf(async function Publish({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx();
  const { id } = await params;
  const release = await getRelease(ctx, id);
  const { findings } = await checkRelease(ctx, id);
  const say = await formats(ctx);
  const t = await getTranslations();
  const props = {
    release,
    findings,
    say,
    now: ctx.now,
    // Until two pairs of eyes are asked for, whoever publishes approves as well.
    mayPublish: may(ctx.actor, "release.publish") && may(ctx.actor, "release.review"),
  };

  return (
    <Desk
      current="releases"
      crumbs={[
        { says: t("releases.title"), href: "/desk/releases" },
        { ...headlineOf(release, say.language), href: `/desk/releases/${id}` },
        { says: t("publish.crumb") },
      ]}
    >
      <Parts id={id} current="publish" />
      <div className="head mb-3.5">
        <h1 className="h1">{t("publish.title")}</h1>
        <span className="row w gap-4 pb-1">
          <ReleaseStateLabel state={release.state} />
          {release.embargoUntil && release.state === "scheduled" ? (
            <ReleaseFact fact="embargo" time={say.dayTime(release.embargoUntil)} />
          ) : null}
          {release.correctedAt ? <ReleaseFact fact="corrected" time={say.dayTime(release.correctedAt)} /> : null}
        </span>
      </div>
      {release.state === "scheduled" ? (
        <OnClock {...props} />
      ) : release.publishedAt ? (
        <After {...props} ctx={ctx} />
      ) : (
        <Before {...props} />
      )}
    </Desk>
  );
});
