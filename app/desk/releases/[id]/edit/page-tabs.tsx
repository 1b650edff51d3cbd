"use client";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { elementsOf } from "./measure";
import type { Row } from "./places";
import type { Pane } from "./use-pane";

interface Props {
  panes: readonly [Pane, Pane];
  pages: readonly [RefObject<HTMLElement | null>, RefObject<HTMLElement | null>];
  rows: readonly Row[];
  shown: Language;
  onTurn: (language: Language) => void;
}

/** On a phone: the page of one language or the other, at the same block. */
export function PageTabs({ panes, pages, rows, shown, onTurn }: Props) {
  const t = useTranslations("editor");
  const turn = (language: Language) => {
    if (language === shown) return;
    const from = panes[0].version.language === shown ? 0 : 1;
    const row = rows[rowInView(from, panes, pages, rows)];
    onTurn(language);
    requestAnimationFrame(() => {
      const to = 1 - from;
      const pane = panes[to];
      const page = pages[to]?.current;
      const place = row?.[to === 0 ? "start" : "end"][0];
      const element = pane && page && place ? elementsOf(page, pane.editor).get(place) : undefined;
      element?.scrollIntoView({ block: "start" });
    });
  };
  return (
    <fieldset className="lang2" dir="ltr">
      <legend className="vh">{t("pages")}</legend>
      {panes.map(({ version }) => (
        <button
          key={version.language}
          type="button"
          aria-pressed={version.language === shown}
          lang={version.language}
          onClick={() => turn(version.language)}
        >
          {nameOf(version.language)}
        </button>
      ))}
    </fieldset>
  );
}

/** The first rung whose block is not yet scrolled away. */
export function rowInView(side: number, panes: Props["panes"], pages: Props["pages"], rows: readonly Row[]): number {
  const page = pages[side]?.current;
  const pane = panes[side];
  if (!page || !pane) return 0;
  const elements = elementsOf(page, pane.editor);
  const at = rows.findIndex((row) => {
    const place = (side === 0 ? row.start : row.end).at(-1);
    const element = place ? elements.get(place) : undefined;
    return element !== undefined && element.getBoundingClientRect().bottom > 200;
  });
  return Math.max(at, 0);
}
