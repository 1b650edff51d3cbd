import { useTranslations } from "next-intl";
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

/** A send that has begun, or is over: the live figures, what can be done about it, and what needs a person. */
export function UnderWay({ release, send, snapshot, say, plan, ctx }: SendProps & { ctx: Ctx }) {
  const t = useTranslations("send");
  const words = useTranslations("notice");
  const report = `/desk/releases/${release.id}/report?send=${send.id}`;
  const isOver = send.state === "completed" || send.state === "cancelled";
  return (
    <>
      <Progress
        address={`/desk/releases/${release.id}/send/progress?send=${send.id}`}
        snapshot={snapshot}
        started={send.startedAt ? say.clock(send.startedAt) : null}
        id={send.id}
        acts={{ pause, resume, cancel }}
        isSpread={plan !== null}
      >
        <LinkButton href={report} look={isOver ? "primary" : "plain"}>
          {t("toReport")}
        </LinkButton>
      </Progress>
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
      <NeedsPerson ctx={ctx} sendId={send.id} say={say} />
      <p className="meta mt-3">{isOver ? null : t("closeFine")}</p>
      {isOver ? (
        <p className="mt-4">
          <LinkButton href={`/desk/releases/${release.id}/audience`}>{t("again")}</LinkButton>
        </p>
      ) : null}
    </>
  );
}
