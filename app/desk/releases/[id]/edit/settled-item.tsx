"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";
import { Button } from "@/ui/button";
import { restore } from "./actions";
import { findingTitle } from "./finding-words";
import type { Found } from "./found";
import { Quoted } from "./quoted";

type Props = Pick<Found, "panes" | "releaseId" | "actsOn" | "onGo"> & { finding: PreflightFinding };

/** What somebody called intended: who, when, why, and the way back. */
export function SettledItem({ finding, panes, releaseId, actsOn, onGo }: Props) {
  const t = useTranslations("panel");
  const words = useTranslations("editor");
  const [refused, setRefused] = useState<string>();
  const [isBusy, begin] = useTransition();
  const { fingerprint, dismissal } = finding;
  if (!dismissal) return null;
  const takeBack = () =>
    begin(async () => {
      const answer = await restore({ id: releaseId, fingerprint });
      if (answer.refused) setRefused(answer.says ?? answer.refused);
    });
  return (
    <li>
      <p className="b">{findingTitle(words, finding)}</p>
      {panes.map((pane) =>
        finding.sides.some(({ lang, paragraph }) => lang === pane.version.language && paragraph !== null) ? (
          <Quoted key={pane.version.language} pane={pane} finding={finding} />
        ) : null,
      )}
      <p className="says">
        <bdi className="b">{dismissal.by}</bdi> <span className="meta">{dismissal.at}</span>
      </p>
      <blockquote dir="auto">{dismissal.reason}</blockquote>
      {refused ? (
        <p className="c-bad" role="alert">
          {refused}
        </p>
      ) : null}
      <div className="row w">
        <button type="button" className="lnk" onClick={() => onGo(finding)}>
          {t("jump")}
        </button>
        {actsOn(finding).intend ? (
          <Button onPress={takeBack} isDisabled={isBusy}>
            {t("takeBack")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
