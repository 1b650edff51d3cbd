"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";
import { FindingActs } from "./finding-acts";
import { findingSays, findingTitle } from "./finding-words";
import type { Found } from "./found";
import { hasPlace } from "./places";
import { Quoted } from "./quoted";

type Props = Omit<Found, "checked"> & { finding: PreflightFinding };

/** One finding of the panel: what it is, both passages, what to do, and the way to the place. */
export function FindingItem({ finding, panes, open, actsOn, onGo }: Props) {
  const t = useTranslations("panel");
  const words = useTranslations("editor");
  const names = useTranslations("languages");
  const item = useRef<HTMLLIElement>(null);
  const isOpen = finding.fingerprint === open;
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const facing = panes.map(({ version }) => version.language);
  const named = finding.sides.filter(
    ({ lang, paragraph }) => facing.includes(lang) && (paragraph !== null || finding.field),
  );
  const elsewhere = [...finding.sides.map(({ lang }) => lang), finding.missingIn].find(
    (lang) => lang && !facing.includes(lang),
  );
  return (
    <li ref={item} className={isOpen ? "on" : undefined} aria-current={isOpen || undefined}>
      <p className="b">{findingTitle(words, finding)}</p>
      {panes.map((pane) =>
        named.some(({ lang }) => lang === pane.version.language) ? (
          <Quoted key={pane.version.language} pane={pane} finding={finding} />
        ) : null,
      )}
      <p className="says">{findingSays(words, names, finding)}</p>
      <div className="row w">
        {hasPlace(finding) ? (
          <button type="button" className="lnk" onClick={() => onGo(finding)}>
            {t("jump")}
          </button>
        ) : null}
        {elsewhere ? (
          <a className="lnk" href={`?with=${elsewhere}`}>
            {words("finding.open", { language: names(elsewhere) })}
          </a>
        ) : null}
        <FindingActs finding={finding} panes={panes} acts={actsOn(finding)} />
      </div>
    </li>
  );
}
