"use client";
import { useTranslations } from "next-intl";
import type { Severity } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight";
import { Dialog } from "@/ui/dialog";
import { MustFix, Remark, Tick, ToCheck } from "@/ui/glyphs";
import { findingSays, findingTitle } from "./finding-words";

interface Props {
  findings: readonly PreflightFinding[];
  blocks: number;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onGo: (finding: PreflightFinding) => void;
}

const groups: Severity[] = ["error", "warning", "info"];
const glyphs = {
  error: <MustFix className="c-bad" />,
  warning: <ToCheck className="c-warn" />,
  info: <Remark className="c-3" />,
};

/** The pre-flight as a list: must fix, check, note. */
export function FindingsList({ findings, blocks, isOpen, onOpenChange, onGo }: Props) {
  const t = useTranslations("editor");
  const names = useTranslations("languages");
  const severity = useTranslations("state.severity");
  return (
    <Dialog drawer title={t("preflight.title")} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div className="grid gap-5 pt-4">
          {findings.some((finding) => finding.severity !== "info") ? null : (
            <p className="st">
              <Tick className="c-ok" />
              <span>{t("preflight.agree", { count: blocks })}</span>
            </p>
          )}
          {groups.map((group) => {
            const found = findings.filter((finding) => finding.severity === group);
            if (found.length === 0) return null;
            return (
              <section key={group}>
                <h3 className="st b mb-2">
                  {glyphs[group]}
                  <span>
                    {severity(group)} <span className="num">{found.length}</span>
                  </span>
                </h3>
                <ul className="plain">
                  {found.map((finding) => (
                    <li key={finding.fingerprint} className="border-line border-t py-3">
                      <p className="b">{findingTitle(t, finding)}</p>
                      <p className="meta">{findingSays(t, names, finding)}</p>
                      <button
                        type="button"
                        className="lnk"
                        onClick={() => {
                          close();
                          onGo(finding);
                        }}
                      >
                        {t("preflight.jump")}
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </Dialog>
  );
}
