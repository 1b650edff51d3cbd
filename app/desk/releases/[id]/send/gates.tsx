import { useTranslations } from "next-intl";
import { Tick, ToCheck } from "@/ui/glyphs";
import type { SendProps } from "./props";

/** The last look: what holds, and what is worth knowing before the button. */
export function Gates({ release, send, say }: SendProps) {
  const t = useTranslations("send");
  const words = useTranslations("notice");
  const clicks = useTranslations("clicks");
  const approvers = [...new Set(release.versions.flatMap(({ approvedByName }) => approvedByName ?? []))];
  const isPublic = release.state === "published";
  const embargo = release.state === "scheduled" ? release.embargoUntil : null;
  const web = isPublic
    ? t("gatePublic")
    : embargo
      ? t("gateEmbargo", { time: say.dateTime(embargo) })
      : release.state === "scheduled"
        ? t("gateScheduled")
        : t("gateNotPublic");
  const gates: [says: string, isFine: boolean][] = [
    [
      t("gateApproved", {
        names: new Intl.ListFormat(say.language, { type: "conjunction" }).format(approvers),
      }),
      true,
    ],
    [t("gateText"), true],
    ...(release.state === "withdrawn" ? [] : [[web, isPublic || release.state === "scheduled"] as [string, boolean]]),
    ...(send.notice ? [[words("gate"), true] as [string, boolean]] : []),
    [t("gateUnsubscribe"), true],
    ...(send.tracksClicks ? [[clicks("gate"), true] as [string, boolean]] : []),
    ...(send.excludedCount ? [[t("gateExcluded", { count: send.excludedCount }), true] as [string, boolean]] : []),
    ...(send.otherLanguageCount
      ? [[t("gateOther", { count: send.otherLanguageCount }), false] as [string, boolean]]
      : []),
  ];
  return (
    <ul className="gates my-7" aria-label={t("gatesTitle")}>
      {gates.map(([says, isFine]) => (
        <li key={says}>
          {isFine ? <Tick className="c-ok" /> : <ToCheck className="c-warn" />}
          <span>{says}</span>
        </li>
      ))}
    </ul>
  );
}
