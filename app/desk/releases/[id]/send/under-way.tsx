import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { Ctx } from "@/domain/context";
import { Act } from "@/ui/act";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { isEarlierText } from "../earlier-text";
import { cancel, decide, pause, resume } from "./actions";
import { DayLimit } from "./day-limit";
import { NeedsPerson } from "./needs-person";
import { Progress } from "./progress";
import type { SendProps } from "./props";
import { RelaysAway } from "./relays-away";

/** A send that has begun, or is over: the live figures, what can be done about it, and what needs a person. */
export function UnderWay({ release, send, snapshot, say, now, plan, ctx }: SendProps & { ctx: Ctx }) {
  const t = useTranslations("send");
  const words = useTranslations("notice");
  const report = `/desk/releases/${release.id}/report?send=${send.id}`;
  const isOver = send.state === "completed" || send.state === "cancelled";
  return (
    <>
      <Progress
        address={`/desk/releases/${release.id}/send/progress?send=${send.id}`}
        snapshot={snapshot}
        started={send.startedAt ? started(send.startedAt, send.finishedAt ?? now, say) : null}
        id={send.id}
        acts={{ pause, resume, cancel }}
        isSpread={plan !== null}
      >
        <LinkButton href={report} look={isOver ? "primary" : "plain"}>
          {t("toReport")}
        </LinkButton>
      </Progress>
      {send.state === "sending" ? <RelaysAway snapshot={snapshot} say={say} /> : null}
      {plan && send.state === "sending" ? (
        <div className="mt-6">
          <DayLimit plan={plan} say={say} />
        </div>
      ) : null}
      {isOver || send.state === "cancelling" || !isEarlierText(send, release) ? null : (
        <div className="mt-6">
          <Note look="warn">{words("earlier")}</Note>
        </div>
      )}
      {send.state === "attention" && send.reason === "mails-held" && send.heldCount > 0 ? (
        <div className="mt-6">
          <Note look="warn">
            <p>{t("heldSays", { count: send.heldCount })}</p>
            <div className="row w mt-3 gap-3">
              <Act action={decide} fields={{ id: send.id, decision: "resend" }}>
                {t("resendHeld")}
              </Act>
              <Act action={decide} fields={{ id: send.id, decision: "give-up" }}>
                {t("giveUpHeld")}
              </Act>
            </div>
          </Note>
        </div>
      ) : null}
      <NeedsPerson ctx={ctx} send={send} report={report} say={say} />
      <p className="meta mt-3">{send.state === "sending" ? t("closeFine") : null}</p>
      {isOver ? (
        <p className="mt-4">
          <LinkButton href={`/desk/releases/${release.id}/audience`}>{t("again")}</LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** With its day, once the send is not all of one. */
function started(at: Date, until: Date, say: Formats): string {
  return say.date(at) === say.date(until) ? say.clock(at) : say.dayTime(at);
}
