import { useTranslations } from "next-intl";
import { zoneCity } from "@/base/zone";
import { cancel, reschedule } from "./actions";
import { ChangeTime } from "./change-time";
import { isFar } from "./far";
import { Hold } from "./hold";
import type { SendProps } from "./props";
import { Sentence } from "./sentence";
import type { Hours } from "./when";

interface Props extends SendProps {
  at: Date;
  hours: Hours;
  asksProof: boolean;
}

/** A send that waits for its hour: the thirty seconds after the button, or a time that was chosen. */
export function Scheduled({ at, hours, asksProof, ...props }: Props) {
  const { send, say, now } = props;
  const t = useTranslations("send");
  const zone = zoneCity(say.zone, say.language);
  const isLater = isFar((at.getTime() - now.getTime()) / 1000);
  const time = isLater ? say.dateTime(at) : say.clock(at);
  return (
    <>
      <Sentence {...props}>{isLater ? t("atTime", { time, zone }) : t("now")}</Sentence>
      <Hold
        at={at.toISOString()}
        now={now.toISOString()}
        says={t(isLater ? "scheduledSays" : "holdSays", { time, zone })}
        cancel={cancel}
        id={send.id}
      />
      {isLater ? (
        <ChangeTime action={reschedule} id={send.id} at={at.toISOString()} hours={hours} asksProof={asksProof} />
      ) : null}
    </>
  );
}
