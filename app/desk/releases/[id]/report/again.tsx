import { randomUUID } from "node:crypto";
import { useTranslations } from "next-intl";
import type { SendDetail } from "@/domain/distribution/queries";
import { finalStates } from "@/domain/distribution/state";
import { Act } from "@/ui/act";
import { sendAgain } from "./actions";

/** One button for those whose mail was refused, ran out of time, or is held: a new send to exactly them. */
export function Again({ send }: { send: SendDetail }) {
  const t = useTranslations("report");
  const { rejected, expired, uncertain } = send.counts;
  const failed = rejected + expired + uncertain;
  if (failed === 0 || !finalStates.includes(send.state)) return null;
  return (
    <div className="note noprint mb-6">
      <div className="row w gap-4">
        <span className="min-w-0 flex-1">{t("againSays", { count: failed })}</span>
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
