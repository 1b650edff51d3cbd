"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";
import { Button } from "@/ui/button";
import { Dialog, DialogActs } from "@/ui/dialog";
import { Note } from "@/ui/note";
import { notify } from "@/ui/notices";
import { TextArea } from "@/ui/text-field";
import { dismiss } from "./actions";
import { findingTitle } from "./finding-words";
import type { Pane } from "./use-pane";

interface Props {
  finding: PreflightFinding;
  releaseId: string;
  panes: readonly [Pane, Pane];
  onClose: () => void;
}

/** Asks why a finding is as it should be. The reason stays with the release, with the name of who gave it. */
export function IntendDialog({ finding, releaseId, panes, onClose }: Props) {
  const t = useTranslations("panel");
  const words = useTranslations("editor");
  const [refused, setRefused] = useState<string>();
  const [isBusy, begin] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason")).trim();
    if (!reason) return setRefused(t("reasonMissing"));
    begin(async () => {
      // It is given for the text that is kept, so what stands on screen is kept first.
      const kept = await Promise.all(panes.map(({ saver }) => saver.flush()));
      if (!kept.every(Boolean)) return setRefused(t("unsaved"));
      const answer = await dismiss({ id: releaseId, fingerprint: finding.fingerprint, reason });
      if (answer.refused) return setRefused(answer.says ?? answer.refused);
      notify(t("dismissed"));
      onClose();
    });
  };
  return (
    <Dialog title={t("intendedTitle")} isOpen onOpenChange={onClose}>
      {(close) => (
        <form onSubmit={send} className="grid gap-4 pt-3">
          <p className="ink2">
            <b className="b">{findingTitle(words, finding)}.</b> {t("intendedSays")}
          </p>
          {refused ? (
            <Note look="bad" live>
              {refused}
            </Note>
          ) : null}
          <TextArea name="reason" label={t("reason")} dir="auto" rows={2} maxLength={500} autoFocus />
          <DialogActs>
            <Button type="submit" look="primary" isDisabled={isBusy} data-primary>
              {t("intend")}
            </Button>
            <Button onPress={close}>{t("cancel")}</Button>
          </DialogActs>
        </form>
      )}
    </Dialog>
  );
}
