import type { ReactNode } from "react";

export interface FigureProps {
  /** Already formatted: in Western digits, grouped. */
  value: ReactNode;
  caption: ReactNode;
  glyph?: ReactNode;
}

/** Large numerals between two rules, each over its caption. */
export function Figures({ figures }: { figures: (FigureProps & { key: string })[] }) {
  return (
    <dl className="figs">
      {figures.map(({ key, value, caption, glyph }) => (
        <div key={key} className="flex flex-col-reverse justify-end">
          <dt className="row">
            {glyph}
            <span className="ink2">{caption}</span>
          </dt>
          <dd className="fig">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
