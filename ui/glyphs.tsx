import type { ReactNode } from "react";

/** The frame of every glyph: 14 px, in the colour around it, silent, since a word always stands beside it. */
export function Glyph({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <svg className={className ? `g ${className}` : "g"} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

const line = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;

/** Diamond: must be fixed before the text goes out. */
export const MustFix = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <path d="M7 1l6 6-6 6-6-6z" fill="currentColor" />
    <path d="M7 4.2v3.4M7 9.4v.4" {...line} stroke="var(--paper)" strokeWidth="1.5" />
  </Glyph>
);

/** Triangle: to be looked at. */
export const ToCheck = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <path d="M7 1.6l5.6 10.2H1.4z" {...line} strokeWidth="1.5" />
    <path d="M7 5.6v2.6M7 9.8v.2" {...line} strokeWidth="1.4" />
  </Glyph>
);

/** A note: worth knowing, asks for nothing. */
export const Remark = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <path d="M2 4h10M2 7h10M2 10h6" {...line} strokeWidth="1.4" />
  </Glyph>
);

export const Tick = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <path d="M2 7.4l3.2 3.3L12 3.4" {...line} strokeWidth="1.8" />
  </Glyph>
);

/** Half a circle on the other side than "in review": one of the two languages is not there. */
export const Missing = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <circle cx="7" cy="7" r="5.25" fill="var(--paper)" stroke="currentColor" strokeWidth="1.5" />
    <path d="M7 1.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" />
  </Glyph>
);

/** Not equal: two values that do not agree. */
export const Differs = ({ className }: { className?: string }) => (
  <Glyph className={className}>
    <path d="M2 5h10M2 9h10M9.4 2L4.6 12" {...line} strokeWidth="1.6" />
  </Glyph>
);
