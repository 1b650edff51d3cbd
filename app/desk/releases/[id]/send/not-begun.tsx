import { useTranslations } from "next-intl";
import type { RefusalReason } from "@/base/refusal";
import { refusalReasons } from "@/base/refusal";
import { Act } from "@/ui/act";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { SkeletonRows } from "@/ui/waiting";
import { audienceHref } from "../audience/choice";
import { cancel, start } from "./actions";
import { ConfirmForm } from "./confirm-form";
import { DayLimit } from "./day-limit";
import { Gates } from "./gates";
import { Mails } from "./mails";
import type { SendProps } from "./props";
import { Scheduled } from "./scheduled";
import { Sentence } from "./sentence";
import { SinceShown } from "./since-shown";
import { Watch } from "./watch";
import { WhenChosen, WhenSays } from "./when";

/** A send before anything has left: being fixed, read aloud, or in its last seconds. */
export function NotBegun({ asksProof, ...props }: SendProps & { asksProof: boolean }) {
  const { release, send, snapshot, say, now } = props;
  const t = useTranslations("send");
  const refusals = useTranslations("refusal");
  const words = useTranslations("notice");
  const kept = useTranslations("keptAudience");
  const live = `/desk/releases/${release.id}/send/progress?send=${send.id}`;
  const hours = { zone: say.zone, language: say.language, digits: say.newsroom.digits, now: now.toISOString() };
  // A notice, or a second try, has no lists to choose from.
  const isChosen = !send.notice && !send.repeats;
  const toAudience = isChosen ? audienceHref(send) : `/desk/releases/${release.id}/report`;

  if (send.state === "draft") {
    const reason = refusalReasons.find((one): one is RefusalReason => one === send.reason);
    return (
      <EmptyState
        title={send.reason ? t("draft") : kept("notFixed")}
        acts={
          <LinkButton href={toAudience} look="primary">
            {isChosen ? (send.reason ? t("toAudience") : kept("toAudience")) : words("back")}
          </LinkButton>
        }
      >
        {reason ? refusals(reason) : (send.reason ?? (isChosen ? kept("says") : kept("notFixedSays")))}
      </EmptyState>
    );
  }
  if (send.state === "freezing")
    return (
      <>
        <div className="head mb-3">
          <div>
            <h1 className="h1">{t("freezing")}</h1>
            <p className="sub">{t("freezingSays")}</p>
          </div>
        </div>
        <SkeletonRows rows={3} />
        <Watch address={live} snapshot={snapshot} />
      </>
    );
  return (
    <>
      <h1 className="vh">{t("confirm")}</h1>
      {send.state === "ready" ? (
        <WhenChosen hours={hours}>
          <Sentence {...props}>{<WhenSays />}</Sentence>
          <Gates {...props} />
          <Mails {...props} />
          <SinceShown {...props} />
          {props.plan ? (
            <div className="mb-7">
              <DayLimit plan={props.plan} say={say} />
            </div>
          ) : null}
          <ConfirmForm
            action={start}
            id={send.id}
            count={say.number(send.frozenCount ?? 0)}
            asksProof={asksProof}
            isTied={send.after === "publication" && release.state !== "published"}
            back={toAudience}
            backSays={isChosen ? t("back") : words("back")}
          />
        </WhenChosen>
      ) : send.scheduledAt ? (
        <Scheduled {...{ ...props, asksProof, hours, at: send.scheduledAt }} />
      ) : (
        <>
          <Sentence {...props}>{t("now")}</Sentence>
          <section className="hold mt-8">
            <div className="col-span-2">
              <div className="b">{t("waitsPublication")}</div>
              <div className="ink2">
                {release.publishAt ? t("waitsSays", { time: say.dateTime(release.publishAt) }) : t("waitsAny")}
              </div>
            </div>
            <Act action={cancel} fields={{ id: send.id }} look="danger-filled" size="big">
              {t("cancelHold")}
            </Act>
          </section>
        </>
      )}
      <Watch address={live} snapshot={snapshot} />
    </>
  );
}
