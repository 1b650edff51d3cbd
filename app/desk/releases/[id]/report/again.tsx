import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/domain/context";
import type { SendDetail } from "@/domain/distribution/queries";
import { repeatOffer } from "@/domain/distribution/repeat-offer";
import type { ReleaseDetail } from "@/domain/releases/queries";
import { Act } from "@/ui/act";
import { LinkButton } from "@/ui/link-button";
import { isEarlierText } from "../earlier-text";
import { sendAgain } from "./actions";

interface Props {
  ctx: Ctx;
  send: SendDetail;
  release: ReleaseDetail;
}

/** One button for those whose mail was refused, ran out of time, or is held: a new send to exactly them. */
export async function Again({ ctx, send, release }: Props) {
  const offer = await repeatOffer(ctx, send.id);
  if (!offer) return null;
  const { counts, open } = offer;
  // One that was kept as a draft is gone on with by the same button.
  const isUnderWay = open !== null && open.state !== "draft";
  if (counts.total === 0 && !isUnderWay) return null;
  const [t, words, again] = [
    await getTranslations("report"),
    await getTranslations("notice"),
    await getTranslations("secondTry"),
  ];
  // Stopped because the text was corrected: the corrected one is for those who were left over, too.
  const isEarlier = isEarlierText(send, release) && send.counts.cancelled > 0;
  const stopped = Object.values(counts.suppressed).reduce((sum, n) => sum + n, 0);
  const says = [
    isEarlier ? words("rest", { count: counts.union }) : again("failed", { count: counts.union }),
    stopped > 0 ? words("stopped", { count: stopped }) : null,
    counts.already > 0 ? again("already", { count: counts.already }) : null,
    isUnderWay ? again("open") : isEarlier ? null : again("confirms"),
  ];
  return (
    <div className="note noprint mt-5 mb-6">
      <div className="row w gap-4">
        <span className="grow basis-64">{says.filter(Boolean).join(" ")}</span>
        {isUnderWay ? (
          <LinkButton href={`/desk/releases/${send.releaseId}/send?send=${open.id}`}>{words("goOn")}</LinkButton>
        ) : (
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
            {t("again", { count: counts.total })}
          </Act>
        )}
      </div>
    </div>
  );
}
