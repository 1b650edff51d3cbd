"use client";
import { type RefObject, useState } from "react";
import type { Language } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight/finding";
import { goTo } from "./go-to";
import type { Row } from "./places";
import type { Pane } from "./use-pane";

interface Wanted {
  rows: readonly Row[];
  panes: readonly [Pane, Pane];
  pages: readonly [RefObject<HTMLElement | null>, RefObject<HTMLElement | null>];
  /** On a phone: the one page that is shown, and how to turn to the other. */
  shown: Language | null;
  onTurn: (language: Language) => void;
}

/** Which finding is open, and the way from one to the next in reading order. */
export function useFindings({ rows, panes, pages, shown, onTurn }: Wanted) {
  const [openId, setOpenId] = useState<string | null>(null);
  const inOrder = rows.flatMap(({ findings }) => findings);
  const open = inOrder.find(({ fingerprint }) => fingerprint === openId) ?? null;
  // Notes are stops only once one of them was opened from the list or the spine.
  const stops = inOrder.filter(({ severity }) => severity !== "info" || open?.severity === "info");
  const at = open ? stops.indexOf(open) : -1;
  const row = open ? (rows.find(({ findings }) => findings.includes(open)) ?? null) : null;

  const reveal = (finding: Pick<PreflightFinding, "sides" | "repair">, focus?: Pane) => {
    const active = panes.findIndex((_, index) => pages[index]?.current?.contains(document.activeElement));
    const wanted = focus ? panes.indexOf(focus) : active;
    const named = (index: number) => finding.sides.some(({ lang }) => lang === panes[index]?.version.language);
    // From beside the pages the way leads to the passage that a repair would change.
    const repaired = panes.findIndex(({ version }) => version.language === finding.repair?.lang);
    const first = wanted >= 0 && named(wanted) ? wanted : repaired >= 0 ? repaired : named(0) ? 0 : 1;
    const target = panes[first];
    if (!target) return;
    if (shown && shown !== target.version.language) onTurn(target.version.language);
    // After the page has turned and room was made beneath the rung.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const other = panes[1 - first];
        if (other) goTo(other, pages[1 - first]?.current ?? null, finding, false);
        goTo(target, pages[first]?.current ?? null, finding, true);
      }),
    );
  };
  const show = (finding: PreflightFinding, focus?: Pane) => {
    setOpenId(finding.fingerprint);
    reveal(finding, focus);
  };
  return {
    open,
    row,
    at: at + 1,
    of: stops.length,
    show,
    /** The place alone, of what is found elsewhere and not here. */
    reveal,
    close: () => setOpenId(null),
    /** Opens the gravest finding of a rung beneath it, and leaves the focus where it is. */
    openRow(next: Row) {
      setOpenId(
        openId && next.findings.some(({ fingerprint }) => fingerprint === openId)
          ? null
          : (next.findings[0]?.fingerprint ?? null),
      );
    },
    step(by: 1 | -1) {
      if (stops.length === 0) return;
      const next = stops[(at < 0 && by < 0 ? stops.length - 1 : at + by + stops.length) % stops.length];
      if (next) show(next);
    },
  };
}
