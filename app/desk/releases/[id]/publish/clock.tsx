"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { formatDate, formatTime } from "@/base/locale";
import type { DigitSystem, InterfaceLanguage } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import { useSpan } from "@/ui/use-span";

interface Props {
  /** Absent: now. */
  at?: Date;
  zone: string;
  language: InterfaceLanguage;
  digits: DigitSystem;
  now: string;
}

/** One instant on every clock that matters: the newsroom's, the reader's own where it differs, and UTC. */
export function Clock({ at, zone, language, digits, now: began }: Props) {
  const t = useTranslations("publish");
  const spans = useTranslations("span");
  const span = useSpan();
  const [now, setNow] = useState(() => new Date(began));
  const [own, setOwn] = useState(zone);
  useEffect(() => {
    setOwn(Intl.DateTimeFormat().resolvedOptions().timeZone);
    setNow(new Date());
    const beat = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(beat);
  }, []);
  const shown = at ?? now;
  const differs = [zone, "UTC"].every(
    (other) => formatTime(shown, language, own) !== formatTime(shown, language, other),
  );
  const face = (name: ReactNode, of: string, small: boolean, caption?: string) => (
    <div className={small ? "z s" : "z"}>
      <span>
        <span className={small ? undefined : "b"}>{name}</span>
        {caption ? <span className="meta block">{caption}</span> : null}
      </span>
      <time className="fig" dateTime={shown.toISOString()}>
        {formatTime(shown, language, of, digits)}
      </time>
    </div>
  );
  return (
    <section className="clock num" aria-label={t("clock")}>
      {face(
        <bdi>{zoneCity(zone, language)}</bdi>,
        zone,
        false,
        t("newsroomTime", { date: formatDate(shown, language, zone, digits) }),
      )}
      {differs
        ? face(
            <bdi>{zoneCity(own, language)}</bdi>,
            own,
            true,
            t("yourTime", { date: formatDate(shown, language, own, digits) }),
          )
        : null}
      {face(<span className="meta">UTC</span>, "UTC", true)}
      <p className="b mt-3.5" aria-live="polite">
        {!at ? t("atOnce") : at <= now ? t("passed") : spans("in", { span: span(at.getTime() - now.getTime()) })}
      </p>
      {at && isWeekend(at, zone) ? (
        <p className="meta">
          {t("weekend", {
            weekday: new Intl.DateTimeFormat(language, { weekday: "long", timeZone: zone }).format(at),
          })}
        </p>
      ) : null}
    </section>
  );
}

/** Friday and Saturday (CLDR, week data for IQ). */
const isWeekend = (at: Date, zone: string) =>
  /Fri|Sat/.test(new Intl.DateTimeFormat("en", { weekday: "short", timeZone: zone }).format(at));
