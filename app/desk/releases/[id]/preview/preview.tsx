"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { mailLimits } from "@/document/preflight/mail";
import { Note } from "@/ui/note";
import { Segments } from "@/ui/tabs";
import type { MailHeaders } from "./headers";

interface Props {
  /** Where the renderers answer for this release: `/preview/<token>`. */
  address: string;
  languages: readonly Language[];
  /** By language, and `both`. */
  mails: Record<string, MailHeaders>;
  back: ReactNode;
}

const surfaces = ["web", "mail", "text"] as const;
const devices = ["desktop", "phone"] as const;

/** One surface in one language at one width, in a frame that runs no script. */
export function Preview({ address, languages, mails, back }: Props) {
  const t = useTranslations("preview");
  const names = useTranslations("languages");
  const [surface, setSurface] = useState<(typeof surfaces)[number]>("web");
  const [language, setLanguage] = useState<Language | "both">(languages[0] ?? "en");
  const [device, setDevice] = useState<(typeof devices)[number]>("desktop");
  // On a phone the width at hand is a phone's.
  useEffect(() => {
    if (window.matchMedia("(max-width: 700px)").matches) setDevice("phone");
  }, []);
  const nameOf = (one: Language | "both") => (one === "both" ? t("both") : names(one));
  const choices: (Language | "both")[] = languages.length > 1 ? [...languages, "both"] : [...languages];
  const mail = mails[language];
  return (
    <div className="previewroom">
      <div className="relbar">
        {back}
        <Segments
          label={t("surface")}
          value={surface}
          onChange={setSurface}
          choices={surfaces.map((value) => ({ value, label: t(value) }))}
        />
        <Segments
          label={t("language")}
          value={language}
          onChange={setLanguage}
          choices={choices.map((value) => ({ value, label: nameOf(value) }))}
        />
        <Segments
          label={t("device")}
          value={device}
          onChange={setDevice}
          choices={devices.map((value) => ({ value, label: t(value) }))}
        />
      </div>
      {surface === "mail" && mail ? <Headers mail={mail} /> : null}
      {surface === "mail" && mail && "refused" in mail ? null : (
        // A page wider than the screen is seen from its own beginning, not from that of the interface.
        <div className="previewplace" dir={language === "both" ? "ltr" : directionOf(language)}>
          <iframe
            key={`${surface} ${language}`}
            className="previewframe"
            data-device={device}
            sandbox=""
            title={t("frame", { surface: t(surface), language: nameOf(language), device: t(device) })}
            src={`${address}?surface=${surface}&language=${language}`}
          />
        </div>
      )}
    </div>
  );
}

function Headers({ mail }: { mail: MailHeaders }) {
  const t = useTranslations("preview");
  if ("refused" in mail) return <Note look="warn">{mail.refused}</Note>;
  return (
    <dl className="mailhead">
      <dt>{t("from")}</dt>
      <dd>
        <bdi>{mail.from}</bdi>
      </dd>
      <dt>{t("subject")}</dt>
      <dd>
        <bdi>{mail.subject}</bdi>
      </dd>
      <dt>{t("preheader")}</dt>
      <dd>
        <bdi>{mail.preheader}</bdi>
      </dd>
      <dt>{t("size")}</dt>
      <dd>
        {t("kilobytes", { size: String(Math.ceil(mail.bytes / 1024)) })}
        {mail.bytes > mailLimits.advised ? <span className="c-bad"> {t("clipped")}</span> : null}
      </dd>
    </dl>
  );
}
