import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { SendState } from "@/base/vocabulary";
import type { Recipient } from "@/domain/distribution/recipients";
import { whyRefused } from "@/domain/distribution/why-refused";

interface Props {
  recipient: Recipient;
  /** How its send stands. */
  state: SendState;
  say: Formats;
}

/** Nothing is tried again by itself while a send stands so. */
export const isResting = (state: SendState) => ["pausing", "paused", "attention"].includes(state);

/** What happens next with this mail, beside its state; of a refused one why, and what a person can do. */
export function NextStep(props: Props) {
  const t = useTranslations("report.next");
  const { state, mayHaveArrived } = props.recipient;
  if (state === "cancelled" && mayHaveArrived) return t("givenUp");
  if (state === "suppressed" && mayHaveArrived) return t("leftMeanwhile");
  return (
    <>
      <Happens {...props} />
      {mayHaveArrived ? <div>{t("mayHaveArrived")}</div> : null}
    </>
  );
}

function Happens({ recipient, state: sendState, say }: Props) {
  const [t, because, later] = [
    useTranslations("report.next"),
    useTranslations("refusedMail"),
    useTranslations("deferredMail"),
  ];
  const { state, isHeld, dueAt, unsubscribedAt } = recipient;
  if (state === "accepted") return recipient.later ? t(recipient.later) : unsubscribedAt ? t("unsubscribed") : null;
  if (state === "rejected") return because(whyRefused(recipient));
  if (state === "deferred" && isResting(sendState)) return later("resumed");
  if (state === "deferred") return dueAt ? t("deferred", { time: say.dayTime(dueAt) }) : null;
  if (state === "uncertain" && isHeld) return t("held");
  if (state === "uncertain")
    return dueAt && !isResting(sendState) ? t("resolving", { time: say.dayTime(dueAt) }) : t(state);
  return t(state);
}
