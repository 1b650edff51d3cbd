"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type SendSnapshot, settledOf } from "@/base/send-counts";
import { Act } from "@/ui/act";
import { Button } from "@/ui/button";
import { DeliveryGlyph } from "@/ui/delivery-state";
import { Dialog, DialogActs, DialogTrigger } from "@/ui/dialog";
import { Figures } from "@/ui/figures";
import { Note } from "@/ui/note";
import type { FormAction } from "@/ui/use-action-form";
import { useSpan } from "@/ui/use-span";
import { Progress as Bar } from "@/ui/waiting";
import { Announcer } from "./announcer";
import { useLive } from "./use-live";
import { useReason } from "./use-reason";

interface Props {
  address: string;
  snapshot: SendSnapshot;
  started: string | null;
  id: string;
  acts: { pause: FormAction; resume: FormAction; cancel: FormAction };
  /** A limit of the day spreads the send over days: its pace so far says nothing of its end. */
  isSpread: boolean;
  children: ReactNode;
}

/** How far a send is: a bar in parts, the figures beneath, and the ways to hold it up. */
export function Progress({ address, snapshot, started, id, acts, isSpread, children }: Props) {
  const t = useTranslations("send");
  const span = useSpan();
  const { now, isLost, isBack } = useLive(address, snapshot);
  const { counts, state, rate } = now;
  const reason = useReason(now.reason);
  const done = settledOf(counts);
  const total = counts.frozen;
  const left = counts.accepted + counts.rejected;
  const rest = counts.queued + counts.deferred;
  const heldBack = counts.suppressed + counts.expired + counts.cancelled;
  const percent = (n: number) => (total === 0 ? 0 : (100 * n) / total);
  const minutes = state === "sending" && !isSpread && rate && rate > 0 ? (counts.queued + counts.sending) / rate : 0;
  const isOver = state === "completed" || state === "cancelled";

  return (
    <>
      <div className="head">
        <div>
          <h1 className="h1 num">
            {state === "cancelled" && left === 0
              ? t("cancelledNone")
              : t(titles[state], { done: state === "cancelled" ? left : done, total })}
          </h1>
          <p className="sub num">
            {[
              started ? t("started", { time: started }) : null,
              state === "sending" && rate ? t("rate", { rate }) : null,
              minutes > 0 ? t("left", { span: span(minutes * 60_000) }) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <div className="end flex-wrap">
          {state === "sending" ? (
            <Act action={acts.pause} fields={{ id }}>
              <Pause className="i s" aria-hidden="true" />
              {t("pause")}
            </Act>
          ) : null}
          {state === "paused" || state === "pausing" || state === "attention" ? (
            <Act action={acts.resume} fields={{ id }} look="primary">
              <Play className="i s" aria-hidden="true" />
              {t("resume")}
            </Act>
          ) : null}
          {isOver || state === "cancelling" || rest === 0 ? null : (
            <StopRest action={acts.cancel} id={id} count={rest} />
          )}
          {children}
        </div>
      </div>
      <Bar
        label={t("settledShort", { done, total })}
        percent={percent(done)}
        parts={[
          { look: "ok", percent: percent(counts.accepted) },
          { look: "warn", percent: percent(counts.deferred + counts.uncertain) },
          { look: "bad", percent: percent(counts.rejected) },
        ]}
      />
      <div className="mt-5">
        <Figures
          figures={[
            {
              key: "accepted",
              value: counts.accepted,
              caption: t("accepted"),
              glyph: <DeliveryGlyph state="accepted" />,
            },
            {
              key: "deferred",
              value: counts.deferred,
              caption: t("deferred"),
              glyph: <DeliveryGlyph state="deferred" />,
            },
            {
              key: "rejected",
              value: counts.rejected,
              caption: t("rejected"),
              glyph: <DeliveryGlyph state="rejected" />,
            },
            {
              key: "uncertain",
              value: counts.uncertain,
              caption: t("uncertain"),
              glyph: <DeliveryGlyph state="uncertain" />,
            },
            {
              key: "waiting",
              value: counts.queued + counts.sending,
              caption: t("waiting"),
              glyph: <DeliveryGlyph state="queued" />,
            },
            { key: "held", value: heldBack, caption: t("heldBack"), glyph: <DeliveryGlyph state="suppressed" /> },
          ]}
        />
      </div>
      <Announcer percent={percent(done)} says={t("announce", { done, total })} />
      <p className="vh" role="status">
        {isBack ? t("connectedAgain") : null}
      </p>
      {reason ? (
        <div className="mt-5">
          <Note look="warn" live>
            {t("because", { reason })}
          </Note>
        </div>
      ) : null}
      {now.isWorkerAway && !isOver ? (
        <div className="mt-5">
          <Note look="warn" live>
            {t("noWorker")}
          </Note>
        </div>
      ) : null}
      {isLost && !isOver ? (
        <div className="mt-5">
          <Note look="warn" live>
            {t("noConnection")}
          </Note>
        </div>
      ) : null}
      {isOver ? null : (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      )}
    </>
  );
}

/** The states of a send that has begun; the others never come here. */
const titles = {
  draft: "settled",
  freezing: "settled",
  ready: "settled",
  scheduled: "settled",
  sending: "settled",
  pausing: "pausedTitle",
  paused: "pausedTitle",
  cancelling: "cancellingTitle",
  cancelled: "cancelledTitle",
  completed: "finishedTitle",
  attention: "attentionTitle",
} as const;

function StopRest({ action, id, count }: { action: FormAction; id: string; count: number }) {
  const t = useTranslations("send");
  return (
    <DialogTrigger>
      <Button look="danger">{t("stopRest", { count })}</Button>
      <Dialog title={t("stopTitle", { count })} alert>
        {(close) => (
          <>
            <p className="ink2 mt-2">{t("stopSays")}</p>
            <DialogActs>
              <Act action={action} fields={{ id }} look="danger-filled">
                {t("stopYes")}
              </Act>
              <Button onPress={close}>{t("stopNo")}</Button>
            </DialogActs>
          </>
        )}
      </Dialog>
    </DialogTrigger>
  );
}
