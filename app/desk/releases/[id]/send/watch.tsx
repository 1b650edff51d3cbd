"use client";
import { useTranslations } from "next-intl";
import type { SendSnapshot } from "@/base/send-counts";
import { Note } from "@/ui/note";
import { useLive } from "./use-live";
import { WorkerAway } from "./worker-away";

/** Reads the page again when the send enters another state; says so when the line is lost, or no worker is there. */
export function Watch({ address, snapshot }: { address: string; snapshot: SendSnapshot }) {
  const t = useTranslations("send");
  const { now, isLost } = useLive(address, snapshot);
  return (
    <>
      <WorkerAway snapshot={now} />
      {isLost ? (
        <div className="mt-6">
          <Note look="warn" live>
            {t("noConnection")}
          </Note>
        </div>
      ) : (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      )}
    </>
  );
}
