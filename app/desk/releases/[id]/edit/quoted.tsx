"use client";
import { useTranslations } from "next-intl";
import type { PreflightFinding } from "@/document/preflight/finding";
import { isAddress } from "./finding-words";
import { passageIn } from "./passages";
import type { Pane } from "./use-pane";

const looks = { error: "hit", warning: "hit w", info: "hit n" } as const;

/** What a finding names in one language, in its own direction, with what stands round it. */
export function Quoted({ pane, finding }: { pane: Pane; finding: PreflightFinding }) {
  const t = useTranslations("editor.finding");
  const { language, dir, absent } = pane.version;
  const passage = absent ? null : passageIn(pane.asVersion(), finding);
  if (!passage) return <p className="nothing">{t(finding.missingIn === language ? "nothing" : "silent")}</p>;
  return (
    <p lang={language} dir={dir}>
      {passage.before}
      <mark className={looks[finding.severity]} dir={isAddress(finding.code) ? "ltr" : undefined}>
        {passage.text}
      </mark>
      {passage.after}
    </p>
  );
}
