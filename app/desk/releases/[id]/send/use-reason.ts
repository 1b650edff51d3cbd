"use client";
import { useTranslations } from "next-intl";

const known = [
  "release-withdrawn",
  "release-corrected",
  "release-unscheduled",
  "mails-held",
  "counts-differ",
  "refusals",
  "sender-refused",
  "configuration",
] as const;

/** Why a send paused or needs a person: in words where it is one of our reasons, else the relay's own. */
export function useReason(reason: string | null): string | null {
  const t = useTranslations("send.reasons");
  if (!reason) return null;
  const ours = known.find((one) => one === reason);
  return ours ? t(ours) : reason;
}
