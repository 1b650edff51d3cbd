"use client";
import { useTranslations } from "next-intl";
import type { Severity } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight/finding";
import { MustFix, Remark, Tick, ToCheck } from "@/ui/glyphs";
import { FindingItem } from "./finding-item";
import type { Found } from "./found";
import { SettledItem } from "./settled-item";

const severities = ["error", "warning", "info"] as const satisfies Severity[];
const glyphs = {
  error: <MustFix className="c-bad" />,
  warning: <ToCheck className="c-warn" />,
  info: <Remark className="c-3" />,
};

/** All that is found, most serious first; notes and what was called intended are folded away. */
export function FindingGroups({ checked: { findings, settled, pairs }, ...found }: Found) {
  const t = useTranslations("panel");
  const names = useTranslations("state.severity");
  const counts = Object.fromEntries(severities.map((one) => [one, ofSeverity(findings, one).length]));
  const isLevel = pairs.all > 0 && pairs.level === pairs.all;
  return (
    <>
      {pairs.all > 0 ? (
        <p className={isLevel ? "st sum" : "meta sum"}>
          {isLevel ? <Tick className="c-ok" /> : null}
          <span className="num">{t(isLevel ? "allLevel" : "level", pairs)}</span>
        </p>
      ) : null}
      <p className="vh" role="status">
        {t("counts", { mustFix: counts.error ?? 0, toCheck: counts.warning ?? 0 })}
      </p>
      {severities.map((severity) => {
        const own = ofSeverity(findings, severity);
        if (own.length === 0) return null;
        // A note that is looked at is not left folded.
        const isShown = severity !== "info" || own.some(({ fingerprint }) => fingerprint === found.open);
        return (
          <details key={`${severity} ${isShown}`} open={isShown}>
            <summary>
              {glyphs[severity]}
              <h3>{names(severity)}</h3>
              <span className="num meta">{own.length}</span>
            </summary>
            <ul>
              {own.map((finding) => (
                <FindingItem key={finding.fingerprint} finding={finding} {...found} />
              ))}
            </ul>
          </details>
        );
      })}
      {settled.length > 0 ? (
        <details>
          <summary>
            <Tick className="c-ok" />
            <h3>{t("settled")}</h3>
            <span className="num meta">{settled.length}</span>
          </summary>
          <ul>
            {settled.map((finding) => (
              <SettledItem key={finding.fingerprint} finding={finding} {...found} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const ofSeverity = (findings: readonly PreflightFinding[], severity: Severity) =>
  findings.filter((finding) => finding.severity === severity);
