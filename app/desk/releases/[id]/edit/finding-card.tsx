"use client";
import { ArrowRight, ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useEffect, useId, useRef } from "react";
import { nameOf } from "@/base/locale";
import type { PreflightFinding } from "@/document/preflight";
import { Button } from "@/ui/button";
import { Differs } from "@/ui/glyphs";
import { Key } from "@/ui/keys";
import { SeverityLabel } from "@/ui/readiness";
import { findingSays, findingTitle } from "./finding-words";
import { type Passage, passageIn } from "./passages";
import type { Settlement } from "./settle";
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
  /** Writes what one side says into the other. */
  onSettle: (pane: Pane, settlement: Settlement) => void;
  /** On a phone: the page that is not shown. */
  isNarrow: boolean;
}

/** The open book of one finding: both passages, each in its own direction; neither is called wrong. */
export function FindingCard({ ref, finding, panes, at, of, onStep, onClose, onGo, onSettle, isNarrow }: Props) {
  const t = useTranslations("editor");
  const names = useTranslations("languages");
  const title = useId();
  const head = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each finding that opens, not for its changes
  useEffect(() => {
    if (!isNarrow) head.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [finding.fingerprint]);
  const passages = panes.map((pane) => (pane.version.absent ? null : passageIn(pane.asVersion(), finding)));
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
        {panes.map((pane, index) => (
          <Quoted
            key={pane.version.language}
            pane={pane}
            passage={passages[index] ?? null}
            finding={finding}
            onGo={() => onGo(pane)}
            isNarrow={isNarrow}
          />
        ))}
        <div className="mid" aria-hidden="true">
          {passages.every(Boolean) && finding.sides.length > 1 ? <Differs /> : null}
        </div>
      </div>
      <div className="ft">
        <span className="basis-full text-ink-2">{findingSays(t, names, finding)}</span>
        <Settlements finding={finding} panes={panes} onSettle={onSettle} />
      </div>
    </section>
  );
}

interface QuotedProps {
  pane: Pane;
  passage: Passage | null;
  finding: PreflightFinding;
  onGo: () => void;
  isNarrow: boolean;
}

function Quoted({ pane, passage, finding, onGo, isNarrow }: QuotedProps) {
  const t = useTranslations("editor");
  const names = useTranslations("languages");
  const { language, dir } = pane.version;
  const named = finding.sides.find(({ lang }) => lang === language);
  const look = finding.severity === "error" ? "hit" : finding.severity === "warning" ? "hit w" : "hit n";
  return (
    <div data-side={language}>
      {passage ? (
        <p lang={language} dir={dir}>
          {passage.before}
          <mark className={look}>{passage.text}</mark>
          {passage.after}
        </p>
      ) : (
        <p className="nothing">{finding.missingIn === language ? t("finding.nothing") : t("finding.silent")}</p>
      )}
      {named ? (
        <button type="button" className="lnk meta" onClick={onGo}>
          {t(isNarrow ? "finding.open" : "finding.goTo", { language: names(language) })}
          {isNarrow ? <ArrowRight className="i s flip inline" aria-hidden="true" /> : null}
        </button>
      ) : null}
    </div>
  );
}

/** What can be done with one press where it is certain; the choice between two numbers is a person's. */
function Settlements({ finding, panes, onSettle }: Pick<Props, "finding" | "panes" | "onSettle">) {
  const t = useTranslations("editor");
  const offers: (Settlement & { says: string; pane: Pane })[] = [];
  const [one, other] = finding.sides;
  const paneOf = (lang: string) => panes.find(({ version }) => version.language === lang);
  if (finding.repair) {
    const pane = paneOf(finding.repair.lang);
    if (pane) offers.push({ says: t("finding.repair"), pane, ...finding.repair });
  } else if (finding.code === "number.mismatch" && one && other) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const pane = paneOf(to.lang);
      if (pane && to.paragraph !== null && /^[\d.,]+$/.test(from.text)) {
        const { paragraph, start, end } = to;
        offers.push({ says: t("finding.inBoth", { value: from.text }), pane, paragraph, start, end, text: from.text });
      }
    }
  }
  return offers.map(({ says, pane, ...settlement }) => (
    <Button key={says} isDisabled={!pane.isOpen} onPress={() => onSettle(pane, settlement)}>
      <bdi>{says}</bdi>
      {pane.isOpen ? null : <span className="vh">{nameOf(pane.version.language)}</span>}
    </Button>
  ));
}
