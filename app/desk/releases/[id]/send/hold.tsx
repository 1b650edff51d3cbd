"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Act } from "@/ui/act";
import type { FormAction } from "@/ui/use-action-form";
import { useSpan } from "@/ui/use-span";
import { isFar } from "./far";

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

/** The way to its hour, in words, and the last of it counted down, with one large way out. Nothing has left. */
export function Hold({ at, now: drawnAt, says, cancel, id }: Props) {
  const t = useTranslations("send");
  const span = useSpan();
  const format = useFormatter();
  const [seconds, setSeconds] = useState(() => secondsTo(at, new Date(drawnAt).getTime()));
  // The two clocks may differ: what counts is how much time has passed since the server drew this.
  useEffect(() => {
    const skew = Date.now() - new Date(drawnAt).getTime();
    const beat = setInterval(() => setSeconds(secondsTo(at, Date.now() - skew)), 250);
    return () => clearInterval(beat);
  }, [drawnAt, at]);
  if (isFar(seconds))
    return (
      <section className="hold mt-8">
        <div className="col-span-2">
          <div className="b num">{t("startsInSpan", { span: span(seconds * 1000) })}</div>
          <div className="ink2 num">{says}</div>
        </div>
        <Act action={cancel} fields={{ id }} look="danger-filled" size="big">
          {t("cancelHold")}
        </Act>
      </section>
    );
  return (
    <div className="hold mt-8" role="timer" aria-label={t("startsIn", { count: seconds })}>
      <span className="fig c-clay" aria-hidden="true">
        {format.number(seconds)}
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
