"use client";
import { Pause, Play } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type SendSnapshot, settledOf } from "@/base/send-counts";
import { Act } from "@/ui/act";
import { DeliveryGlyph } from "@/ui/delivery-state";
import { Figures } from "@/ui/figures";
import { Note } from "@/ui/note";
import type { FormAction } from "@/ui/use-action-form";
import { useSpan } from "@/ui/use-span";
import { Progress as Bar } from "@/ui/waiting";
import { Announcer } from "./announcer";
import { Standstill } from "./standstill";
import { StopRest } from "./stop-rest";
import { useLive } from "./use-live";

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
  const format = useFormatter();
  const span = useSpan();
  const { now, isLost, isBack } = useLive(address, snapshot);
  const { counts, state, rate } = now;
  const done = settledOf(counts);
  const total = counts.frozen;
  const rest = counts.queued + counts.deferred;
  const heldBack = counts.suppressed + counts.expired + counts.cancelled;
  const percent = (n: number) => (total === 0 ? 0 : (100 * n) / total);
  const minutes = state === "sending" && !isSpread && rate && rate > 0 ? (counts.queued + counts.sending) / rate : 0;
  const isOver = state === "completed" || state === "cancelled";
  // Where only a decision about held mails is left, or nothing at all, a resumed send would be back here at once.
  const isStuck = now.reason === "mails-held" || (now.reason === "counts-differ" && rest === 0);
  const mayResume = state === "paused" || state === "pausing" || (state === "attention" && !isStuck);
  const figure = (key: "accepted" | "deferred" | "rejected" | "uncertain", value = counts[key]) => ({
    key,
    value: format.number(value),
    caption: t(key),
    glyph: <DeliveryGlyph state={key} />,
  });
  const settled = { done: format.number(done), total: format.number(total) };

  return (
    <>
      <div className="head">
        <div>
          <h1 className="h1 num">
            {state === "cancelled" ? <Cancelled counts={counts} /> : t(titles[state], settled)}
          </h1>
          <p className="sub num">
            {[
              started ? t("started", { time: started }) : null,
              state === "sending" && rate ? t("rate", { rate: format.number(rate) }) : null,
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
          {mayResume ? (
            <Act action={acts.resume} fields={{ id }} look="primary">
              <Play className="i s" aria-hidden="true" />
              {t("resume")}
            </Act>
          ) : null}
          {isOver || state === "cancelling" || (rest === 0 && state !== "attention") ? null : (
            <StopRest action={acts.cancel} id={id} count={rest} />
          )}
          {children}
        </div>
      </div>
      <Bar
        label={t("settledShort", settled)}
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
            figure("accepted"),
            figure("deferred"),
            figure("rejected"),
            figure("uncertain"),
            {
              key: "waiting",
              value: format.number(counts.queued + counts.sending),
              caption: t("waiting"),
              glyph: <DeliveryGlyph state="queued" />,
            },
            {
              key: "held",
              value: format.number(heldBack),
              caption: t("heldBack"),
              glyph: <DeliveryGlyph state="suppressed" />,
            },
          ]}
        />
      </div>
      <Announcer percent={percent(done)} says={t("announce", settled)} />
      <p className="vh" role="status">
        {isBack ? t("connectedAgain") : null}
      </p>
      <Standstill snapshot={now} />
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

/** What had left when it was stopped; of mails in doubt nobody can say that they had not. */
function Cancelled({ counts: { accepted, uncertain, frozen } }: Pick<SendSnapshot, "counts">) {
  const t = useTranslations("send");
  const format = useFormatter();
  if (accepted + uncertain === 0) return t("cancelledNone");
  const figures = { done: format.number(accepted), total: format.number(frozen) };
  return uncertain === 0
    ? t("cancelledTitle", figures)
    : t("cancelledDoubt", { ...figures, doubt: format.number(uncertain) });
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
