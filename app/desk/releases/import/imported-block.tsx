"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { type ImportKind, importKinds, type ProposedBlock } from "@/document/proposal";
import { classes } from "@/ui/classes";

export type Numbered = ProposedBlock & { id: number };

interface Props {
  block: Numbered;
  languages: readonly Language[];
  onChange: (block: Numbered) => void;
}

/** Short parts that are worth mending before they are kept; the body is written in the editor. */
const written: ReadonlySet<ImportKind> = new Set(["headline", "kicker", "subhead", "dateline"]);

export function ImportedBlock({ block, languages, onChange }: Props) {
  const t = useTranslations("importer");
  const names = useTranslations("languages");
  const { id, kind, lang, text } = block;
  const look = kind === "headline" ? "f-h1" : kind === "subhead" ? "f-sub" : kind === "kicker" ? "f-kick" : "blk";
  const says = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return (
    <div className={classes("imported-block", kind === "skip" && "out")} data-kind={kind}>
      <div className="picks">
        <span className="affix">
          <select
            className="in"
            aria-label={t("kindOf", { text: says })}
            value={kind}
            onChange={(event) => {
              const next = importKinds.find((one) => one === event.target.value);
              if (next) onChange({ ...block, kind: next });
            }}
          >
            {importKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </select>
          <ChevronDown className="i s" aria-hidden="true" />
        </span>
        <span className="affix">
          <select
            className="in"
            aria-label={t("languageOf", { text: says })}
            value={lang}
            onChange={(event) => {
              const next = languages.find((one) => one === event.target.value);
              if (next) onChange({ ...block, lang: next });
            }}
          >
            {languages.map((one) => (
              <option key={one} value={one}>
                {names(one)}
              </option>
            ))}
          </select>
          <ChevronDown className="i s" aria-hidden="true" />
        </span>
      </div>
      <div lang={lang} dir={directionOf(lang)}>
        {written.has(kind) ? (
          <div className={classes("grow", look)}>
            <div className="twin" aria-hidden="true">
              {text}
              {"\u200b"}
            </div>
            <textarea
              id={`text-${id}`}
              rows={1}
              aria-label={t(`kind.${kind}`)}
              value={text}
              onChange={(event) => onChange({ ...block, text: event.target.value.replace(/\s*\n\s*/g, " ") })}
            />
          </div>
        ) : kind === "rule" ? (
          <hr />
        ) : (
          <p className={classes(look, kind === "quote" && "q")}>{text}</p>
        )}
      </div>
    </div>
  );
}
