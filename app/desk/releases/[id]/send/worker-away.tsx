"use client";
import { useTranslations } from "next-intl";
import type { SendSnapshot } from "@/base/send-counts";
import { Note } from "@/ui/note";

/** Nothing moves, because no process is there that would move it. */
export function WorkerAway({ snapshot }: { snapshot: SendSnapshot }) {
  const t = useTranslations("send");
  return snapshot.isWorkerAway ? (
    <div className="mt-5">
      <Note look="warn" live>
        {t("noWorker")}
      </Note>
    </div>
  ) : null;
}
