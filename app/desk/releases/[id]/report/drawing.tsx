import type { Moment, TimelineStep } from "@/domain/distribution/timeline";
import { axisOf, type BarKind, barsOf, linesOf, namesOf, roomFor, type Sheet } from "./chart";

interface Props {
  moments: readonly Moment[];
  step: TimelineStep;
  sheet: Sheet;
  isRightToLeft: boolean;
  label: string;
  className: string;
  say: { number: (n: number) => string; time: (at: Date) => string };
}

/** Bars above and below a line, drawn by the server: no script, and the same on paper. */
export function Drawing({ moments, step, sheet: empty, isRightToLeft, label, className, say }: Props) {
  const axis = axisOf(moments, step);
  const sheet = roomFor(empty, say.number(axis.most));
  const [from, to] = isRightToLeft ? [0, sheet.width - sheet.scale] : [sheet.scale, sheet.width];
  // The drawing itself runs from left to right in every interface; only its places are turned.
  const figures = isRightToLeft ? { x: to + 10, textAnchor: "start" } : { x: from - 10, textAnchor: "end" };
  return (
    <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={label} className={`chart ${className}`}>
      {linesOf(axis, sheet).map(({ y, value }) => (
        <g key={y}>
          <path className="rule" d={`M${from} ${y}H${to}`} />
          <text {...(figures as { x: number; textAnchor: "start" | "end" })} y={y + 4}>
            {say.number(value)}
          </text>
        </g>
      ))}
      {barsOf(moments, axis, sheet, isRightToLeft).map(({ key, kind, ...box }) => (
        <rect key={key} className={kind} {...box} />
      ))}
      <path className="axis" d={`M${from} ${sheet.middle}H${to}`} />
      {namesOf(axis, sheet, isRightToLeft).map(({ x, at }) => (
        <text
          key={at.toISOString()}
          x={x}
          y={sheet.height - 6}
          textAnchor="middle"
          // A day and its hour are read in the order of their own language.
          direction={isRightToLeft ? "rtl" : "ltr"}
        >
          {say.time(at)}
        </text>
      ))}
    </svg>
  );
}

/** The look of a kind of bar, for the words that explain it. */
export function Swatch({ kind }: { kind: BarKind }) {
  return (
    <svg className="chart swatch" viewBox="0 0 12 12" aria-hidden="true">
      <rect className={kind} x={1} y={1} width={10} height={10} />
    </svg>
  );
}
