"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import type { Language } from "@/base/vocabulary";
import { placedBlocks } from "@/document/blocks";
import { rowInView } from "./page-tabs";
import { placeOf, type Row } from "./places";
import type { Pane } from "./use-pane";

interface Props {
  panes: readonly [Pane, Pane];
  pages: readonly [RefObject<HTMLElement | null>, RefObject<HTMLElement | null>];
  rows: readonly Row[];
  shown: Language;
}

/** On a phone: what stands in the other language beside the block one reads. */
export function Peek({ panes, pages, rows, shown }: Props) {
  const t = useTranslations("editor.peek");
  const names = useTranslations("languages");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const here = panes[0].version.language === shown ? 0 : 1;
  const other = panes[here === 0 ? 1 : 0].version;

  useEffect(() => {
    if (!isOpen) return;
    const look = () => setAt(rowInView(here, panes, pages, rows));
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [isOpen, here, panes, pages, rows]);

  if (other.absent || rows.length === 0) return null;
  const places = rows[at]?.[here === 0 ? "end" : "start"] ?? [];
  const blocks = isOpen ? placedBlocks(panes[here === 0 ? 1 : 0].asVersion()) : [];
  const text = blocks.filter((block) => places.includes(placeOf(block))).map((block) => block.text);
  return (
    <aside className={isOpen ? "peek" : "peek shut"} aria-label={t("label")}>
      <button type="button" className="peekbutton" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? <ChevronDown className="i s" aria-hidden="true" /> : <ChevronUp className="i s" aria-hidden="true" />}
        {t(isOpen ? "hide" : "show", { language: names(other.language) })}
      </button>
      {isOpen ? (
        <div className="peektext" lang={other.language} dir={other.dir}>
          {text.length === 0 ? <p className="nothing">{t("nothing")}</p> : text.map((line) => <p key={line}>{line}</p>)}
        </div>
      ) : null}
    </aside>
  );
}
