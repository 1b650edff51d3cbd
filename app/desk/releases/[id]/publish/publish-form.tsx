"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { instantOf } from "@/base/local-time";
import { formatDateTime } from "@/base/locale";
import type { DigitSystem, InterfaceLanguage, Language } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import { Checkbox, ChoiceGroup, Radio } from "@/ui/choice";
import { DateTimeField } from "@/ui/date-time-field";
import { ErrorSummary } from "@/ui/error-summary";
import { Missing, Tick, ToCheck } from "@/ui/glyphs";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-field";
import { ToldFindings } from "@/ui/told-findings";
import { type FormAction, useActionForm } from "@/ui/use-action-form";
import { Clock } from "./clock";

interface Props {
  action: FormAction;
  id: string;
  languages: {
    language: Language;
    name: string;
    written: boolean;
    out: boolean;
    state: string;
    approved: boolean;
    address: string;
  }[];
  zone: string;
  language: InterfaceLanguage;
  digits: DigitSystem;
  now: string;
  /** Why nothing can be published at the moment. */
  closed?: string;
  /** Already out: only a further language is asked for. */
  published?: boolean;
}

/** Web now or at a time; which languages; and beside them the hour in every zone that matters. */
export function PublishForm({ action, id, languages, zone, language, digits, now, closed, published }: Props) {
  const t = useTranslations("publish");
  const { form, errors, heading, errorOf, state } = useActionForm(action, {
    "time-past": "date",
    "reason-missing": "reason",
    "languages-none": "languages",
  });
  const [when, setWhen] = useState<"now" | "at">("now");
  const [day, setDay] = useState(() => dayAfter(now, zone));
  const [time, setTime] = useState("12:00");
  const open = languages.filter(({ written, out }) => written && !out);
  const [chosen, setChosen] = useState<Language[]>(open.map((one) => one.language));
  const at = when === "at" && day ? instantOf(`${day}T${time || "00:00"}`, zone) : undefined;
  const fewer = languages.some((one) => !one.out && !chosen.includes(one.language));

  return (
    <form {...form} className="aside">
      <div>
        <ErrorSummary errors={errors} heading={heading} />
        <ToldFindings findings={state.findings} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="zone" value={zone} />
        <input type="hidden" name="asksLanguages" value="1" />
        {published ? (
          <input type="hidden" name="when" value="now" />
        ) : (
          <section className="sec ask">
            <h2 className="h2">{t("web")}</h2>
            <div className="choices group">
              <Radio
                name="when"
                value="now"
                checked={when === "now"}
                onChange={() => setWhen("now")}
                hint={t("nowHint")}
              >
                {t("now")}
              </Radio>
              <Radio
                name="when"
                value="at"
                checked={when === "at"}
                onChange={() => setWhen("at")}
                hint={t("atTimeHint")}
              >
                {t("atTime")}
              </Radio>
              <div className="ms-6.5 hidden gap-3 group-has-[[value=at]:checked]:grid">
                <DateTimeField
                  names={{ date: "date", time: "time" }}
                  labels={{ both: t("dateAndTime"), date: t("date"), time: t("time") }}
                  zone={zone}
                  value={{ date: day, time }}
                  onChange={(chosen) => {
                    setDay(chosen.date);
                    setTime(chosen.time);
                  }}
                  hint={t("timeHint", { zone: zoneCity(zone, language) })}
                  error={errorOf("date")}
                />
                <Checkbox name="underEmbargo" value="1" hint={t("embargoHint")}>
                  {t("embargo")}
                </Checkbox>
              </div>
            </div>
          </section>
        )}
        <section className="sec ask">
          <h2 className="h2">{t("languages")}</h2>
          <div className="grid gap-3">
            <ChoiceGroup
              name="languages"
              label={<span className="vh">{t("languages")}</span>}
              error={errorOf("languages")}
            >
              {languages.map((one) => (
                <Checkbox
                  key={one.language}
                  name="languages[]"
                  value={one.language}
                  disabled={!one.written || one.out}
                  checked={chosen.includes(one.language)}
                  onChange={(event) =>
                    setChosen((before) =>
                      event.target.checked ? [...before, one.language] : before.filter((kept) => kept !== one.language),
                    )
                  }
                >
                  <span className="row w gap-x-4 gap-y-0">
                    <b lang={one.language}>{one.name}</b>
                    <span className="st">
                      {!one.written ? (
                        <Missing className="c-3" />
                      ) : one.approved || one.out ? (
                        <Tick className="c-ok" />
                      ) : (
                        <ToCheck className="c-warn" />
                      )}
                      <span>{one.out ? t("out") : one.state}</span>
                    </span>
                  </span>
                </Checkbox>
              ))}
            </ChoiceGroup>
            <p className="meta">{t("together")}</p>
            {fewer ? (
              <TextArea name="reason" label={t("fewer")} hint={t("fewerHint")} error={errorOf("reason")} dir="auto" />
            ) : null}
          </div>
        </section>
        <section className="sec ask">
          <h2 className="h2">{t("addressesThen")}</h2>
          <ul>
            {languages
              .filter((one) => chosen.includes(one.language))
              .map((one) => (
                <li key={one.language} className="address">
                  <span lang={one.language} className="w-20">
                    {one.name}
                  </span>
                  <bdi className="ltr relay ink2" dir="ltr">
                    {one.address}
                  </bdi>
                </li>
              ))}
          </ul>
        </section>
      </div>
      <aside>
        {published ? null : <Clock at={at} zone={zone} language={language} digits={digits} now={now} />}
        <div className="mt-4 grid gap-2">
          <SubmitButton
            size="big"
            className="whitespace-normal py-2"
            busy={t("busy")}
            disabled={Boolean(closed)}
            describedBy={closed ? "closed" : undefined}
          >
            {published
              ? t("addLanguage")
              : when === "now"
                ? t("submitNow")
                : at
                  ? t("submitFor", { time: formatDateTime(at, language, zone, digits) })
                  : t("submitAt")}
          </SubmitButton>
          {closed ? (
            <p className="meta" id="closed">
              {closed}
            </p>
          ) : null}
        </div>
      </aside>
    </form>
  );
}

/** Tomorrow in a zone, `2026-11-30`: a time that is asked for begins with one that is still to come. */
const dayAfter = (now: string, zone: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(now).getTime() + 24 * 3600_000);
