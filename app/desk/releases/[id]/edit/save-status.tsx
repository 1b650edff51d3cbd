"use client";
import { Check, CloudOff, RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import type { SaveStatus } from "./saver";
import type { Pane } from "./use-pane";

/** From the calm to the grave: what is shown is the gravest of both pages. */
const gravity: SaveStatus[] = ["saved", "unsaved", "saving", "offline", "failed", "signed-out", "refused", "conflict"];

/** "Saved 12:04", or what stands in the way, in words. Spoken when it is more than saving. */
export function SaveStatusLine({ panes, onConflict }: { panes: readonly Pane[]; onConflict: () => void }) {
  const t = useTranslations("editor.save");
  const written = panes.filter(({ version }) => !version.absent);
  const worst = written.reduce<Pane | undefined>(
    (grave, pane) => (!grave || gravity.indexOf(pane.save.status) > gravity.indexOf(grave.save.status) ? pane : grave),
    undefined,
  );
  if (!worst) return null;
  const { status, at, says } = worst.save;
  // Clock times of one zone and form sort as they stand; the later save is the one to name.
  const time =
    status === "saved"
      ? written
          .map(({ save }) => save.at)
          .sort()
          .at(-1)
      : at;
  const retry = () => void Promise.all(written.map(({ saver }) => saver.flush()));
  const isQuiet = status === "saved" || status === "unsaved" || status === "saving";
  return (
    <>
      <span className="saved" data-status={status}>
        {status === "saved" ? <Check className="i xs" aria-hidden="true" /> : null}
        {status === "saving" ? <RefreshCw className="i xs" aria-hidden="true" /> : null}
        {status === "offline" ? <CloudOff className="i xs" aria-hidden="true" /> : null}
        {status === "saved" ? t("saved", { time: time ?? "" }) : null}
        {status === "saving" || status === "unsaved" ? t("saving") : null}
      </span>
      <span role="status" className={isQuiet ? "vh" : "row savesays"}>
        {isQuiet ? null : <TriangleAlert className="i s c-warn" aria-hidden="true" />}
        {status === "offline" || status === "failed" ? t(status, { time: at }) : null}
        {status === "signed-out" || status === "refused" ? says : null}
        {status === "conflict" ? t("conflict") : null}
        {status === "signed-out" ? (
          <a className="lnk" href="/sign-in" target="_blank" rel="noreferrer">
            {t("signIn")}
          </a>
        ) : null}
        {status === "conflict" ? (
          <Button look="quiet" onPress={onConflict}>
            {t("compare")}
          </Button>
        ) : isQuiet ? null : (
          <Button look="quiet" onPress={retry}>
            {t("retry")}
          </Button>
        )}
      </span>
    </>
  );
}
