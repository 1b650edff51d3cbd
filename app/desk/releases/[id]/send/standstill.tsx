"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { SendSnapshot } from "@/base/send-counts";
import { sendReasons } from "@/base/vocabulary";
import { Note } from "@/ui/note";
import { Ltr } from "@/ui/table";
import { WorkerAway } from "./worker-away";

/** Why a send stands still, and what to do about it: our reason in words, the relay's own apart. */
export function Standstill({ snapshot }: { snapshot: SendSnapshot }) {
  const t = useTranslations("send");
  const format = useFormatter();
  const { state, reason, reasonSays, fixed, counts } = snapshot;
  const isOver = state === "completed" || state === "cancelled";
  const known = sendReasons.find((one) => one === reason);
  const figures = { fixed: format.number(fixed ?? 0), rows: format.number(counts.frozen) };
  return (
    <>
      {reason ? (
        <div className="mt-5">
          <Note look="warn" live>
            {known ? <p>{t("because", { reason: t(`reasons.${known}`, figures) })}</p> : <Ltr>{reason}</Ltr>}
            {reasonSays ? (
              <p className="mt-1">
                <Ltr className="relay">{reasonSays}</Ltr>
              </p>
            ) : null}
            {known && !isOver ? <p className="mt-1">{t(`acts.${known}`)}</p> : null}
          </Note>
        </div>
      ) : null}
      {state === "sending" || state === "pausing" || state === "cancelling" ? <WorkerAway snapshot={snapshot} /> : null}
    </>
  );
}
