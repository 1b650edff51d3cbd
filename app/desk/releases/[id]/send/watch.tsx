"use client";
import { useTranslations } from "next-intl";
import type { SendSnapshot } from "@/base/send-counts";
import { Note } from "@/ui/note";
import { useLive } from "./use-live";

/** Reads the page again when the send enters another state; says so when the line is lost. */
export function Watch({ address, snapshot }: { address: string; snapshot: SendSnapshot }) {
  const t = useTranslations("send");
  const { isLost } = useLive(address, snapshot);
  return isLost ? (
    <div className="mt-6">
      <Note look="warn" live>
        {t("noConnection")}
      </Note>
    </div>
  ) : (
    <noscript>
      <meta httpEquiv="refresh" content="5" />
    </noscript>
  );
}
