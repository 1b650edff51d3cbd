import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReleaseState } from "../base/vocabulary";
import { Glyph } from "./glyphs";

const line = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;
const ring = <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const disc = <circle cx="7" cy="7" r="6" fill="currentColor" />;

/** Circles are releases: broken while drafted, filled when the public has it. */
const shapes: Record<ReleaseState | "embargo" | "corrected" | "archived", [colour: string, shape: ReactNode]> = {
  draft: [
    "c-3",
    <circle
      key=""
      cx="7"
      cy="7"
      r="5.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.2 1.9"
    />,
  ],
  in_review: [
    "c-info",
    <>
      {ring}
      <path d="M7 1.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" />
    </>,
  ],
  changes_requested: [
    "c-warn",
    <>
      {ring}
      <path d="M7 4v3.6M7 9.4v.9" {...line} strokeWidth="1.6" />
    </>,
  ],
  approved: [
    "c-ok",
    <>
      {ring}
      <path d="M4.6 7.2l1.7 1.7 3.2-3.6" {...line} strokeWidth="1.5" />
    </>,
  ],
  scheduled: [
    "c-acc",
    <>
      {ring}
      <path d="M7 4v3.2l2.1 1.3" {...line} strokeWidth="1.5" />
    </>,
  ],
  published: ["c-ok", disc],
  withdrawn: [
    "c-bad",
    <>
      {ring}
      <path d="M3.4 10.6l7.2-7.2" {...line} strokeWidth="1.5" />
    </>,
  ],
  embargo: [
    "c-clay",
    <>
      {ring}
      <path d="M3.3 5.2h7.4M3.3 8.8h7.4" {...line} strokeWidth="1.5" />
    </>,
  ],
  corrected: [
    "c-warn",
    <>
      {disc}
      <path d="M4.3 9.7l.5-2 3.6-3.6 1.5 1.5-3.6 3.6z" fill="var(--paper)" />
    </>,
  ],
  archived: [
    "c-3",
    <>
      {ring}
      <path d="M4.5 7h5" {...line} strokeWidth="1.5" />
    </>,
  ],
};

export function ReleaseGlyph({ state }: { state: keyof typeof shapes }) {
  const [colour, shape] = shapes[state];
  return <Glyph className={colour}>{shape}</Glyph>;
}

/** The state of a release: glyph and word. */
export function ReleaseStateLabel({ state }: { state: ReleaseState }) {
  const t = useTranslations("state.release");
  return (
    <span className="st">
      <ReleaseGlyph state={state} />
      <span>{t(state)}</span>
    </span>
  );
}

/** A dated fact beside the state, never instead of it; `time` comes formatted from the server. */
export function ReleaseFact({ fact, time }: { fact: "embargo" | "corrected" | "archived"; time?: string }) {
  const t = useTranslations("state.fact");
  const dated = { embargo: "embargoUntil", corrected: "correctedAt" } as const;
  return (
    <span className="st">
      <ReleaseGlyph state={fact} />
      <span>{time && fact !== "archived" ? t(dated[fact], { time }) : t(fact)}</span>
    </span>
  );
}
