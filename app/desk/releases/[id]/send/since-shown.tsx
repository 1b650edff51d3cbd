import { useTranslations } from "next-intl";
import { changeSinceShown } from "@/domain/distribution/audience-change";
import { Note } from "@/ui/note";
import type { SendProps } from "./props";

/** Whoever chose the audience was shown another number than the one that is fixed. */
export function SinceShown({ send, say }: Pick<SendProps, "send" | "say">) {
  const t = useTranslations("audienceChange");
  const change = changeSinceShown(send);
  if (!change) return null;
  const { before, now } = change;
  return (
    <div className="mb-7">
      <Note look="warn" title={t(now > before ? "more" : "fewer")}>
        <p className="num">{t("shownSays", { before, now: say.number(now) })}</p>
      </Note>
    </div>
  );
}
