"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Act } from "@/ui/act";
import type { FormAction } from "@/ui/use-action-form";

interface Props {
  at: string;
  now: string;
  says: string;
  cancel: FormAction;
  id: string;
}

/** Seconds of the hold, for the bar: `holdSeconds` of the domain. */
const held = 30;

const secondsTo = (at: string, now: number) => Math.max(0, Math.ceil((new Date(at).getTime() - now) / 1000));

/** The last thirty seconds, counted down, with one large way out. Nothing has left. */
export function Hold({ at, now: drawnAt, says, cancel, id }: Props) {
  const t = useTranslations("send");
  const [seconds, setSeconds] = useState(() => secondsTo(at, new Date(drawnAt).getTime()));
  // The two clocks may differ: what counts is how much time has passed since the server drew this.
  useEffect(() => {
    const skew = Date.now() - new Date(drawnAt).getTime();
    const beat = setInterval(() => setSeconds(secondsTo(at, Date.now() - skew)), 250);
    return () => clearInterval(beat);
  }, [drawnAt, at]);
  return (
    <div className="hold mt-8" role="timer" aria-label={t("startsIn", { count: seconds })}>
      <span className="fig c-clay" aria-hidden="true">
        {seconds}
      </span>
      <div>
        <div className="b">{seconds > 0 ? t("startsIn", { count: seconds }) : t("starting")}</div>
        <div className="ink2">{says}</div>
        <div className="bar" aria-hidden="true">
          <span style={{ inlineSize: `${(100 * (held - Math.min(held, seconds))) / held}%` }} />
        </div>
      </div>
      <Act action={cancel} fields={{ id }} look="danger-filled" size="big">
        {t("cancelHold")}
      </Act>
    </div>
  );
}
