import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DeliveryState, SendState } from "../base/vocabulary";
import { Glyph, MustFix } from "./glyphs";

const line = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;
const box = <path d="M2 2h10v10H2z" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const block = <path d="M1.25 1.25h11.5v11.5H1.25z" fill="currentColor" />;
const onPaper = { ...line, stroke: "var(--paper)", strokeWidth: "1.6" } as const;

/** Squares are mail: broken while it waits, filled when the relay has spoken for good. */
const squares = {
  waiting: <path d="M2 2h10v10H2z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />,
  moving: (
    <>
      {box}
      <path d="M2 7h10v5H2z" fill="currentColor" />
    </>
  ),
  ticked: (
    <>
      {box}
      <path d="M4.4 7.2l1.8 1.8 3.4-3.8" {...line} strokeWidth="1.5" />
    </>
  ),
  clock: (
    <>
      {box}
      <path d="M7 4.4v3l1.8 1" {...line} strokeWidth="1.4" />
    </>
  ),
  done: (
    <>
      {block}
      <path d="M4.2 7.2l2 2 3.7-4.2" {...onPaper} />
    </>
  ),
  crossed: (
    <>
      {block}
      <path d="M4.6 4.6l4.8 4.8M9.4 4.6L4.6 9.4" {...onPaper} />
    </>
  ),
  returned: (
    <>
      {box}
      <path d="M9.6 5.4H5.4v3.8M5.4 5.4l4.2 4" {...line} strokeWidth="1.3" />
    </>
  ),
  barred: (
    <>
      {box}
      <path d="M4.4 7h5.2" {...line} strokeWidth="1.6" />
    </>
  ),
  asking: (
    <>
      {box}
      <path d="M5.5 5.6c0-2 3-1.9 3 0 0 1.2-1.5 1.2-1.5 2.4M7 9.6v.4" {...line} strokeWidth="1.4" />
    </>
  ),
  resting: (
    <>
      {box}
      <path d="M5.4 4.6v4.8M8.6 4.6v4.8" {...line} strokeWidth="1.5" />
    </>
  ),
  runOut: (
    <>
      {box}
      <path d="M4.5 4.2h5M4.5 9.8h5M5 4.4l4 5.2M9 4.4L5 9.6" {...line} strokeWidth="1.1" />
    </>
  ),
  struck: (
    <>
      {box}
      <path d="M2.6 11.4l8.8-8.8" {...line} strokeWidth="1.5" />
    </>
  ),
} satisfies Record<string, ReactNode>;

type Look = [colour: string, square: keyof typeof squares];

/** The states of a delivery, that it is in doubt, and what comes to be known of it later. */
export type DeliveryWord = DeliveryState | "uncertain" | "bounced" | "complained";
const deliveries: Record<DeliveryWord, Look> = {
  queued: ["c-3", "waiting"],
  sending: ["c-info", "moving"],
  deferred: ["c-warn", "clock"],
  accepted: ["c-ok", "done"],
  rejected: ["c-bad", "crossed"],
  suppressed: ["c-3", "barred"],
  expired: ["c-3", "runOut"],
  cancelled: ["c-3", "struck"],
  held: ["c-warn", "resting"],
  uncertain: ["c-warn", "asking"],
  bounced: ["c-bad", "returned"],
  complained: ["c-bad", "barred"],
};
const sends: Record<Exclude<SendState, "attention">, Look> = {
  draft: ["c-3", "waiting"],
  freezing: ["c-info", "moving"],
  ready: ["c-ok", "ticked"],
  scheduled: ["c-acc", "clock"],
  sending: ["c-info", "moving"],
  pausing: ["c-warn", "resting"],
  paused: ["c-warn", "resting"],
  cancelling: ["c-3", "struck"],
  cancelled: ["c-3", "struck"],
  completed: ["c-ok", "done"],
};

export function DeliveryGlyph({ state }: { state: DeliveryWord }) {
  const [colour, square] = deliveries[state];
  return <Glyph className={colour}>{squares[square]}</Glyph>;
}

export function DeliveryStateLabel({ state }: { state: DeliveryWord }) {
  const t = useTranslations("state.delivery");
  return (
    <span className="st">
      <DeliveryGlyph state={state} />
      <span>{t(state)}</span>
    </span>
  );
}

export function SendGlyph({ state }: { state: SendState }) {
  const look = state === "attention" ? undefined : sends[state];
  return look ? <Glyph className={look[0]}>{squares[look[1]]}</Glyph> : <MustFix className="c-bad" />;
}

export function SendStateLabel({ state }: { state: SendState }) {
  const t = useTranslations("state.send");
  return (
    <span className="st">
      <SendGlyph state={state} />
      <span>{t(state)}</span>
    </span>
  );
}
