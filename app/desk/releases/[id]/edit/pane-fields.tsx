"use client";
import { useTranslations } from "next-intl";
import type { Language } from "@/base/vocabulary";
import { datelineText } from "@/document/blocks";
import type { VersionFields } from "@/domain/releases/input";
import type { FieldKind } from "./places";
import { type LineMark, WritingLine } from "./writing-line";

/** Longest headline a search page shows whole, and where a mail's subject begins to be cut. */
export const headlineLimit = { hard: 110, soft: 80 };

interface Props {
  language: Language;
  fields: VersionFields;
  isOpen: boolean;
  onFields: (next: Partial<VersionFields>) => void;
  marks: ReadonlyMap<FieldKind, LineMark[]>;
}

const letters = (text: string) => [...new Intl.Segmenter().segment(text)].length;

export function PaneFields({ language, fields, isOpen, onFields, marks }: Props) {
  const t = useTranslations("editor.pane");
  const count = letters(fields.headline);
  const line = (field: FieldKind) => ({ field, readOnly: !isOpen, marks: marks.get(field), maxLength: longest[field] });
  const dateline = datelineText(
    { place: fields.datelinePlace, ...(fields.datelineDate ? { date: fields.datelineDate } : {}) },
    language,
  );
  return (
    <>
      <WritingLine
        {...line("kicker")}
        className="f-kick"
        label={t("kicker")}
        hint={t("hint.kicker")}
        value={fields.kicker}
        onText={(kicker) => onFields({ kicker })}
      />
      <WritingLine
        {...line("headline")}
        className="f-h1"
        label={t("headline")}
        hint={t("hint.headline")}
        value={fields.headline}
        count={{
          says: t("headlineCount", { count, limit: headlineLimit.hard }),
          isOver: count > headlineLimit.soft,
        }}
        onText={(headline) => onFields({ headline })}
      />
      <WritingLine
        {...line("subhead")}
        className="f-sub"
        label={t("subhead")}
        hint={t("hint.subhead")}
        value={fields.subhead}
        count={{ says: t("letters", { count: letters(fields.subhead) }), isOver: false }}
        onText={(subhead) => onFields({ subhead })}
      />
      <div className="wline" data-field="dateline">
        <fieldset className="f-dl">
          <legend className="lbl">{t("dateline")}</legend>
          {fields.datelineText ? (
            <input
              className="in"
              aria-label={t("datelineAsWritten")}
              value={fields.datelineText}
              readOnly={!isOpen}
              maxLength={200}
              onChange={(event) => onFields({ datelineText: event.target.value })}
            />
          ) : (
            <>
              <input
                className="in place"
                aria-label={t("place")}
                placeholder={t("hint.place")}
                value={fields.datelinePlace}
                readOnly={!isOpen}
                maxLength={120}
                onChange={(event) => onFields({ datelinePlace: event.target.value })}
              />
              <input
                className="in date"
                type="date"
                aria-label={t("date")}
                value={fields.datelineDate ?? ""}
                readOnly={!isOpen}
                onChange={(event) => onFields({ datelineDate: event.target.value || null })}
              />
            </>
          )}
        </fieldset>
        {!fields.datelineText && fields.datelineDate ? <p className="dl-print">{dateline} –</p> : null}
      </div>
    </>
  );
}

const longest: Record<FieldKind, number> = { kicker: 120, headline: 300, subhead: 400, dateline: 200 };
