import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { changeSinceLastUse } from "@/domain/distribution/audience-change";
import { Note } from "@/ui/note";

interface Props {
  change: NonNullable<Awaited<ReturnType<typeof changeSinceLastUse>>>;
  say: Formats;
}

/** The same lists came to far more or far fewer people when they were last sent to. */
export function SinceLastUse({ change: { before, now, at }, say }: Props) {
  const t = useTranslations("audienceChange");
  return (
    <div className="mt-4">
      <Note look="warn" title={t(now > before ? "manyMore" : "manyFewer")}>
        <p className="num">{t("lastSays", { before, now: say.number(now), date: say.date(at) })}</p>
      </Note>
    </div>
  );
}
