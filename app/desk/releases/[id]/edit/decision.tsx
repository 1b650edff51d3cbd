"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ReleaseState } from "@/base/vocabulary";
import { countOpen, type PreflightFinding } from "@/document/preflight/finding";
import { Button } from "@/ui/button";
import { Dialog, DialogActs } from "@/ui/dialog";
import type { FormState } from "@/ui/form-state";
import { MustFix, Tick } from "@/ui/glyphs";
import { Note } from "@/ui/note";
import { TextArea } from "@/ui/text-field";
import { ToldFindings } from "@/ui/told-findings";
import { approve, requestChanges } from "./actions";
import type { EditedRelease } from "./edit-release";
import type { Pane } from "./use-pane";

interface Props {
  release: EditedRelease;
  state: ReleaseState;
  panes: readonly Pane[];
  findings: readonly PreflightFinding[];
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** Shows what stands in the way. */
  onFindings: () => void;
}

/** Approve each language as it is shown, or send the release back with a reason. */
export function Decision({ release, state, panes, findings, isOpen, onOpenChange, onFindings }: Props) {
  const t = useTranslations("editor.decision");
  const words = useTranslations("panel");
  const names = useTranslations("languages");
  const router = useRouter();
  const [refused, setRefused] = useState<string>();
  const [told, setTold] = useState<FormState["findings"]>();
  const [reason, setReason] = useState("");
  const [isBusy, begin] = useTransition();
  const open = countOpen(findings);
  const written = panes.filter(({ version }) => !version.absent);
  const run = (act: () => Promise<FormState>) =>
    begin(async () => {
      setRefused(undefined);
      setTold(undefined);
      const answer = await act();
      if (answer.refused) {
        setTold(answer.findings);
        return setRefused(answer.says ?? answer.refused);
      }
      router.refresh();
    });
  const approveOne = (pane: Pane) =>
    run(async () => {
      const language = pane.version.language;
      if (!(await pane.saver.flush())) return { refused: "conflict", says: t("unsaved") };
      return approve({ id: release.id, languages: [language], hashes: { [language]: pane.saver.state().contentHash } });
    });
  const reasonAgainst = (pane: Pane): string | null => {
    if (pane.isApproved) return null;
    if (open > 0) return t("mustFix", { count: open });
    return release.twoPairsOfEyes && pane.version.own ? t("own") : null;
  };
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div className="grid gap-4 pt-3">
          {refused ? (
            <Note look="bad" live>
              {refused}
            </Note>
          ) : null}
          <ToldFindings findings={told} onFollow={close} />
          {written.map((pane) => {
            const language = pane.version.language;
            const against = reasonAgainst(pane);
            return (
              <div key={language} className="decide">
                <p className="st">
                  {pane.isApproved ? <Tick className="c-ok" /> : against ? <MustFix className="c-bad" /> : null}
                  <span>
                    {pane.isApproved
                      ? t("approvedBy", { language: names(language), name: pane.version.approvedBy ?? "" })
                      : t("waits", { language: names(language) })}
                  </span>
                </p>
                {against ? (
                  <p className="meta" id={`against-${language}`}>
                    {against}
                  </p>
                ) : null}
                {pane.isApproved ? null : (
                  <Button
                    isDisabled={isBusy || against !== null}
                    aria-describedby={against ? `against-${language}` : undefined}
                    onPress={() => approveOne(pane)}
                  >
                    {t("approve", { language: names(language) })}
                  </Button>
                )}
                <p className="meta">
                  {t("code")} <bdi className="mono">{shortCode(pane.save.contentHash)}</bdi>
                </p>
              </div>
            );
          })}
          {open > 0 ? (
            <p>
              <button
                type="button"
                className="lnk"
                onClick={() => {
                  close();
                  onFindings();
                }}
              >
                {words("see")}
              </button>
            </p>
          ) : null}
          {state === "in_review" || state === "approved" ? (
            <form
              className="grid gap-2 border-line border-t pt-4"
              onSubmit={(event) => {
                event.preventDefault();
                if (reason.trim()) run(() => requestChanges({ id: release.id, reason }));
                else setRefused(t("reasonMissing"));
              }}
            >
              <TextArea
                name="reason"
                label={t("reason")}
                dir="auto"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <div>
                <Button type="submit" isDisabled={isBusy}>
                  {t("requestChanges")}
                </Button>
              </div>
            </form>
          ) : null}
          <DialogActs>
            <Button onPress={close}>{t("close")}</Button>
          </DialogActs>
        </div>
      )}
    </Dialog>
  );
}

/** Four signs of the hash: enough to see that two people look at one text. */
const shortCode = (hash: string) => hash.slice(0, 4).toUpperCase();
