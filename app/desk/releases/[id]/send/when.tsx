"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useState } from "react";
import { instantOf } from "@/base/local-time";
import { formatDateTime } from "@/base/locale";
import type { DigitSystem, InterfaceLanguage } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import { Radio } from "@/ui/choice";
import { DateTimeField } from "@/ui/date-time-field";

/** What the choice of a time needs to know: instants as ISO text. */
export interface Hours {
  zone: string;
  language: InterfaceLanguage;
  digits: DigitSystem;
  now: string;
}

interface Chosen {
  hours: Hours;
  when: "now" | "at";
  day: string;
  time: string;
  choose: (chosen: Partial<Pick<Chosen, "when" | "day" | "time">>) => void;
}

const Context = createContext<Chosen | null>(null);

/** The sentence above and the form below speak of the same hour. */
export function WhenChosen({ hours, at, children }: { hours: Hours; at?: string; children: ReactNode }) {
  const [chosen, setChosen] = useState(() => ({
    when: at ? ("at" as const) : ("now" as Chosen["when"]),
    ...localTime(at, hours),
  }));
  const choose: Chosen["choose"] = (change) => setChosen((before) => ({ ...before, ...change }));
  return <Context value={{ hours, ...chosen, choose }}>{children}</Context>;
}

function useChosen() {
  const chosen = useContext(Context);
  if (!chosen) throw new Error("no time is chosen here");
  const { hours, when, day, time } = chosen;
  const at = when === "at" && day ? instantOf(`${day}T${time || "00:00"}`, hours.zone) : undefined;
  return { ...chosen, at };
}

/** Has a time of its own been asked for? */
export const useIsLater = () => useChosen().when === "at";

/** The end of the sentence: now, or the day and the hour that are chosen. */
export function WhenSays() {
  const t = useTranslations("send");
  const { at, when, hours } = useChosen();
  if (when === "now") return t("now");
  return at ? t("atTime", sayHour(at, hours)) : t("atSomeTime");
}

/** Now, or a day and an hour in the newsroom's zone. */
export function WhenChoice({ error }: { error?: string }) {
  const t = useTranslations("sendTime");
  const { when, choose } = useChosen();
  return (
    <fieldset className="choices group max-w-[34rem]">
      <legend className="b mb-1">{t("when")}</legend>
      <Radio
        name="when"
        value="now"
        checked={when === "now"}
        onChange={() => choose({ when: "now" })}
        hint={t("nowHint")}
      >
        {t("now")}
      </Radio>
      <Radio name="when" value="at" checked={when === "at"} onChange={() => choose({ when: "at" })} hint={t("atHint")}>
        {t("at")}
      </Radio>
      <div className="ms-6.5 hidden group-has-[[value=at]:checked]:block">
        <Hour error={error} />
      </div>
    </fieldset>
  );
}

/** The two fields of the hour, with the zone that they are read in. */
export function Hour({ error }: { error?: string }) {
  const t = useTranslations("sendTime");
  const { hours, day, time, choose } = useChosen();
  return (
    <>
      <input type="hidden" name="zone" value={hours.zone} />
      <DateTimeField
        names={{ date: "date", time: "time" }}
        labels={{ both: t("dateAndTime"), date: t("date"), time: t("time") }}
        zone={hours.zone}
        value={{ date: day, time }}
        onChange={({ date, time }) => choose({ day: date, time })}
        hint={t("zone", { zone: zoneCity(hours.zone, hours.language) })}
        error={error}
      />
    </>
  );
}

const sayHour = (at: Date, { zone, language, digits }: Hours) => ({
  time: formatDateTime(at, language, zone, digits),
  zone: zoneCity(zone, language),
});

/** The local day and hour of an instant; without one tomorrow at nine: a time that is still to come. */
function localTime(at: string | undefined, { zone, now }: Hours): { day: string; time: string } {
  const day = new Date(at ?? new Date(now).getTime() + 24 * 3600_000);
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, ...options }).format(day);
  return {
    day: of({}),
    time: at ? of({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) : "09:00",
  };
}
