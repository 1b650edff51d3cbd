"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { nodeText } from "@/document/blocks";
import { lettersIn, longest, overflowAt } from "@/document/preflight/fields";
import { Button } from "@/ui/button";
import { Dialog, DialogActs } from "@/ui/dialog";
import { ClosedNote } from "./pane-head";
import { InPaneLanguage } from "./pane-words";
import { SaveStatusLine } from "./save-status";
import type { Pane } from "./use-pane";
import { WritingLine } from "./writing-line";

/** A field of the drawer, to begin with. */
export interface DetailsPlace {
  language: Language;
  field: string;
}

interface Props {
  panes: readonly Pane[];
  begin: DetailsPlace | null;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onConflict: () => void;
}

/** What lists and mailboxes show of the release before anybody opens it, in each language; saved like the text. */
export function Details({ panes, begin, isOpen, onOpenChange, onConflict }: Props) {
  const t = useTranslations("editor.details");
  const written = panes.filter(({ version }) => !version.absent);
  return (
    <Dialog drawer title={t("title")} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div className="details">
          <p className="meta">{t("says")}</p>
          {written.map((pane) => (
            <DetailsOf
              key={pane.version.language}
              pane={pane}
              begin={begin?.language === pane.version.language ? begin.field : null}
            />
          ))}
          <div className="row w">
            <SaveStatusLine panes={panes} onConflict={onConflict} />
          </div>
          <DialogActs>
            <Button onPress={close}>{t("close")}</Button>
          </DialogActs>
        </div>
      )}
    </Dialog>
  );
}

function DetailsOf({ pane, begin }: { pane: Pane; begin: string | null }) {
  const { version, fields, isOpen, setFields } = pane;
  const section = useRef<HTMLElement>(null);
  useBegin(section, begin);
  return (
    <section ref={section} lang={version.language} dir={version.dir} data-details={version.language}>
      <h3 className="h3">{nameOf(version.language)}</h3>
      <InPaneLanguage language={version.language}>
        <ClosedNote pane={pane} onUnlock={pane.unlock} />
        <Lines fields={fields} lead={leadOf(pane)} isOpen={isOpen} onFields={setFields} />
      </InPaneLanguage>
    </section>
  );
}

interface LinesProps {
  fields: Pane["fields"];
  lead: string;
  isOpen: boolean;
  onFields: Pane["setFields"];
}

/** A blank field shows in grey what stands in its place. */
function Lines({ fields, lead, isOpen, onFields }: LinesProps) {
  const t = useTranslations("editor.pane");
  const shown = fields.subhead || lead;
  return (
    <>
      <WritingLine
        field="mailSubject"
        label={t("mailSubject")}
        hint={fields.headline}
        value={fields.mailSubject}
        readOnly={!isOpen}
        maxLength={200}
        {...measured(fields.mailSubject, longest.mailSubject, t)}
        onText={(mailSubject) => onFields({ mailSubject })}
      />
      <WritingLine
        field="preheader"
        label={t("preheader")}
        hint={fields.summary || shown}
        value={fields.preheader}
        readOnly={!isOpen}
        maxLength={200}
        onText={(preheader) => onFields({ preheader })}
      />
      <WritingLine
        field="summary"
        label={t("summary")}
        hint={shown}
        value={fields.summary}
        readOnly={!isOpen}
        maxLength={500}
        {...measured(fields.summary, longest.summary, t)}
        onText={(summary) => onFields({ summary })}
      />
    </>
  );
}

type PaneWords = ReturnType<typeof useTranslations<"editor.pane">>;

/** How long it is, and what of it nobody will see. */
function measured(text: string, limit: number, t: PaneWords) {
  const count = lettersIn(text);
  const start = overflowAt(text, limit);
  return {
    count: { says: t("headlineCount", { count, limit }), isOver: count > limit },
    marks: start === null ? [] : [{ start, end: text.length, look: "hit w" }],
  };
}

function leadOf(pane: Pane): string {
  const [lead] = pane.asVersion().document.content;
  return lead ? nodeText(lead).slice(0, 140) : "";
}

/** The drawer was opened for one of its fields: the caret goes there. */
function useBegin(section: RefObject<HTMLElement | null>, field: string | null): void {
  useEffect(() => {
    if (field) section.current?.querySelector<HTMLElement>(`[data-field=${field}] textarea`)?.focus();
  }, [section, field]);
}
