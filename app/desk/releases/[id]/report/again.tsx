import { randomUUID } from "node:crypto";
import { useTranslations } from "next-intl";
import type { SendDetail } from "@/domain/distribution/queries";
import { finalStates } from "@/domain/distribution/state";
import type { ReleaseDetail } from "@/domain/releases/queries";
import { Act } from "@/ui/act";
import { isEarlierText } from "../earlier-text";
import { sendAgain } from "./actions";

/** One button for those whose mail was refused, ran out of time, or is held: a new send to exactly them. */
export function Again({ send, release }: { send: SendDetail; release: ReleaseDetail }) {
  const t = useTranslations("report");
  const words = useTranslations("notice");
  const { rejected, expired, uncertain, cancelled } = send.counts;
  // Stopped because the text was corrected: the corrected one is for those who were left over, too.
  const isEarlier = isEarlierText(send, release) && cancelled > 0;
  const failed = rejected + expired + uncertain + (isEarlier ? cancelled : 0);
  if (failed === 0 || !finalStates.includes(send.state)) return null;
  return (
    <div className="note noprint mb-6">
      <div className="row w gap-4">
        <span className="grow basis-64">
          {isEarlier ? words("rest", { count: failed }) : t("againSays", { count: failed })}
        </span>
        <Act
          action={sendAgain}
          fields={{
            releaseId: send.releaseId,
            repeats: send.id,
            languageRule: send.languageRule,
            // The same button pressed twice makes one send.
            key: randomUUID(),
          }}
        >
          {t("again", { count: failed })}
        </Act>
      </div>
    </div>
  );
}
