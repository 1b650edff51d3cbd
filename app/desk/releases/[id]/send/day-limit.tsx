import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { DayPlan } from "@/domain/distribution/day-plan";
import { Note } from "@/ui/note";

/** Why a send lasts for days: how much the sender's domain may send on one of them, and when the rest leaves. */
export function DayLimit({ plan: { cap, today, later, next, last }, say }: { plan: DayPlan; say: Formats }) {
  const t = useTranslations("dayLimit");
  return (
    <Note look="info" title={t(today === 0 ? "spent" : "title")}>
      <p className="num">
        {today === 0
          ? t("spentSays", { cap: say.number(cap), later, time: say.dayTime(next), day: say.date(last) })
          : t("says", { cap: say.number(cap), today: say.number(today), later, day: say.date(last) })}
      </p>
    </Note>
  );
}
