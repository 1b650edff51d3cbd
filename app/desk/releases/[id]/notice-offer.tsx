import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/domain/context";
import { noticeOffer } from "@/domain/distribution/notice-offer";
import { may } from "@/domain/staff/allow";
import { Act } from "@/ui/act";
import { LinkButton } from "@/ui/link-button";
import { sendNotice } from "./report/actions";

/** After a correction or a withdrawal: how many have the earlier text, and the word to exactly those. */
export async function NoticeOffer({ ctx, releaseId }: { ctx: Ctx; releaseId: string }) {
  const offer = await noticeOffer(ctx, releaseId);
  if (!offer) return null;
  const [t, desk] = [await getTranslations("notice"), await getTranslations("waitingSend")];
  const { notice, counts, open, languageRule } = offer;
  const stopped = Object.values(counts.suppressed).reduce((sum, n) => sum + n, 0);
  return (
    <section className="sec ask noprint">
      <div>
        <h2 className="h2">{t(`title.${notice}`)}</h2>
      </div>
      <div className="grid gap-3">
        <p>
          {[
            t(`have.${notice}`, { count: counts.union }),
            counts.already > 0 ? t("told", { count: counts.already }) : null,
            stopped > 0 ? t("stopped", { count: stopped }) : null,
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
        {open && open.state !== "draft" ? (
          <div className="row w gap-4">
            <span className="ink2">{t("open")}</span>
            {may(ctx.actor, "send") ? (
              <LinkButton href={`/desk/releases/${releaseId}/send?send=${open.id}`}>{t("goOn")}</LinkButton>
            ) : null}
          </div>
        ) : counts.total === 0 ? (
          <p className="ink2">{t("all")}</p>
        ) : may(ctx.actor, "send") ? (
          <>
            <p className="ink2">{t("exactly")}</p>
            <Act
              action={sendNotice}
              // The same button pressed twice makes one send.
              fields={{ releaseId, notice, languageRule, key: randomUUID() }}
              look="primary"
              busy={t("busy")}
            >
              {t(`prepare.${notice}`, { count: counts.total })}
            </Act>
          </>
        ) : (
          <p className="ink2">{desk("noticeBySender")}</p>
        )}
      </div>
    </section>
  );
}
