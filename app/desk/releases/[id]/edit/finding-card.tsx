"use client";
import { ArrowRight, ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useEffect, useId, useRef } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";
import { Button } from "@/ui/button";
import { Differs } from "@/ui/glyphs";
import { Key } from "@/ui/keys";
import { SeverityLabel } from "@/ui/readiness";
import { FindingActs } from "./finding-acts";
import { findingSays, findingTitle } from "./finding-words";
import { Quoted } from "./quoted";
import type { Acts } from "./use-acts";
import type { Pane } from "./use-pane";

interface Props {
  ref: Ref<HTMLElement>;
  finding: PreflightFinding;
  panes: readonly [Pane, Pane];
  at: number;
  of: number;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  onGo: (pane: Pane) => void;
  acts: Acts;
  /** On a phone: the page that is not shown. */
  isNarrow: boolean;
}

/** The open book of one finding: both passages, each in its own direction; neither is called wrong. */
export function FindingCard({ ref, finding, panes, at, of, onStep, onClose, onGo, acts, isNarrow }: Props) {
  const t = useTranslations("editor");
  const names = useTranslations("languages");
  const title = useId();
  const head = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each finding that opens, not for its changes
  useEffect(() => {
    if (!isNarrow) head.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [finding.fingerprint]);
  const isNamed = ({ version }: Pane) => finding.sides.some(({ lang }) => lang === version.language);
  const look = finding.severity === "error" ? "" : finding.severity === "warning" ? " w" : " n";
  return (
    <section className={`finding${look}`} aria-labelledby={title} ref={ref}>
      <div className="hd" ref={head}>
        <span className="flex b">
          <SeverityLabel severity={finding.severity} />
        </span>
        <b id={title}>{findingTitle(t, finding)}</b>
        <span className="end row meta">
          <span className="num">{t("finding.position", { at, of })}</span>
          <Button look="quiet" size="square" aria-label={t("finding.previous")} onPress={() => onStep(-1)}>
            <ChevronUp className="i s" />
          </Button>
          <Button look="quiet" size="square" aria-label={t("finding.next")} onPress={() => onStep(1)}>
            <ChevronDown className="i s" />
          </Button>
          <span className="max-sm:hidden">
            <Key>Ctrl Alt ↓</Key>
          </span>
          <Button look="quiet" size="square" aria-label={t("finding.close")} onPress={onClose}>
            <X className="i s" />
          </Button>
        </span>
      </div>
      <div className="pair">
        {panes.map((pane) => (
          <div key={pane.version.language} data-side={pane.version.language}>
            <Quoted pane={pane} finding={finding} />
            {isNamed(pane) ? (
              <button type="button" className="lnk meta" onClick={() => onGo(pane)}>
                {t(isNarrow ? "finding.open" : "finding.goTo", { language: names(pane.version.language) })}
                {isNarrow ? <ArrowRight className="i s flip inline" aria-hidden="true" /> : null}
              </button>
            ) : null}
          </div>
        ))}
        <div className="mid" aria-hidden="true">
          {panes.every(isNamed) ? <Differs /> : null}
        </div>
      </div>
      <div className="ft">
        <span className="basis-full text-ink-2">{findingSays(t, names, finding)}</span>
        <FindingActs finding={finding} panes={panes} acts={acts} />
      </div>
    </section>
  );
}
