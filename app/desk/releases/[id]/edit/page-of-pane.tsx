"use client";
import { EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog, DialogActs } from "@/ui/dialog";
import { PaneFields } from "./pane-fields";
import { ClosedNote } from "./pane-head";
import { InPaneLanguage } from "./pane-words";
import type { marksOf } from "./passages";
import type { Pane } from "./use-pane";

interface Props {
  pane: Pane;
  side: "start" | "end";
  ref: Ref<HTMLDivElement>;
  marks: ReturnType<typeof marksOf>["fields"];
  isHidden: boolean;
  onAdd: (language: Pane["version"]["language"]) => void;
}

/** One language of the release to write in. */
export function PageOfPane({ pane, side, ref, marks, isHidden, onAdd }: Props) {
  const t = useTranslations("editor");
  const [asks, setAsks] = useState(false);
  const askedInBody = useRef(false);
  const { version, editor, fields, isOpen } = pane;
  const names = useTranslations("languages");
  const name = names(version.language);
  const askFirst = (event: KeyboardEvent) => {
    const writes = event.key.length === 1 || ["Enter", "Backspace", "Delete"].includes(event.key);
    if (isOpen || version.closed || version.absent || !writes || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("button")) return;
    event.preventDefault();
    askedInBody.current = event.target instanceof Element && event.target.classList.contains("writing");
    setAsks(true);
  };
  // Who was about to write in the body goes on where the caret stood.
  useEffect(() => {
    if (asks || !isOpen || !askedInBody.current) return;
    askedInBody.current = false;
    const frame = requestAnimationFrame(() => editor?.view.focus());
    return () => cancelAnimationFrame(frame);
  }, [asks, isOpen, editor]);
  return (
    <section
      className="page-of"
      lang={version.language}
      dir={version.dir}
      data-page={side}
      data-open={isOpen || undefined}
      aria-label={name}
      hidden={isHidden}
      ref={ref}
      onKeyDownCapture={askFirst}
    >
      {version.absent ? (
        <div className="absent" lang="">
          <p dir="auto">{t("absent", { language: name })}</p>
          {version.closed ? null : (
            <Button onPress={() => onAdd(version.language)}>{t("add", { language: name })}</Button>
          )}
        </div>
      ) : (
        <InPaneLanguage language={version.language}>
          <ClosedNote pane={pane} onUnlock={() => setAsks(true)} />
          <PaneFields
            language={version.language}
            fields={fields}
            isOpen={isOpen}
            onFields={pane.setFields}
            marks={marks}
          />
          <EditorContent editor={editor} className="body" />
        </InPaneLanguage>
      )}
      <Dialog alert title={t("unlock.title", { language: name })} isOpen={asks} onOpenChange={setAsks}>
        {(close) => (
          <>
            <p className="pt-2">{t("unlock.says", { name: version.approvedBy ?? "" })}</p>
            <DialogActs>
              <Button
                look="primary"
                data-primary
                onPress={() => {
                  pane.unlock();
                  close();
                }}
              >
                {t("unlock.do")}
              </Button>
              <Button onPress={close}>{t("unlock.leave")}</Button>
            </DialogActs>
          </>
        )}
      </Dialog>
    </section>
  );
}
