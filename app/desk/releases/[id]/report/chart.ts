import type { Moment } from "@/domain/distribution/recipients";

/** Measures of the drawing in its own units; it grows and shrinks with the page. */
export const chart = { width: 1168, height: 256, start: 44, middle: 118, reach: 110 } as const;
/** As few bars as would look like bars. */
const fewest = 12;
const hour = 3_600_000;

export interface Axis {
  byHour: boolean;
  from: number;
  step: number;
  bars: number;
  most: number;
  lines: { y: number; says: string }[];
}

/** One step for each minute or hour between the first and the last moment, and two lines of a round number. */
export function axisOf(moments: readonly Moment[]): Axis {
  const times = moments.map(({ at }) => at.getTime());
  const from = Math.min(...times);
  const span = Math.max(...times) - from;
  const byHour = span > 3 * hour;
  const step = byHour ? hour : 60_000;
  const most = roundUp(Math.max(1, ...moments.map(({ accepted, refused }) => Math.max(accepted, refused))));
  const height = (value: number) => (chart.reach * value) / most;
  const marks = most > 1 ? [most / 2, most] : [most];
  const lines = marks.flatMap((value) => [
    { y: chart.middle - 3 - height(value), says: String(value) },
    { y: chart.middle + 3 + height(value), says: String(value) },
  ]);
  return { byHour, from, step, bars: Math.max(fewest, Math.round(span / step) + 1), most, lines };
}

/** The next of 2, 4, 10, 20, 40, 100 …: its half is a round number too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 10].map((factor) => factor * power).find((round) => round >= value && round > 1) ?? 2;
}

/** Bars in their places. In an Arabic interface time runs from the right. */
export function barsOf(moments: readonly Moment[], axis: Axis, isRightToLeft: boolean) {
  const room = (chart.width - chart.start) / axis.bars;
  const width = Math.min(28, room * 0.6);
  const each = Math.ceil(axis.bars / 8);
  return moments.map(({ at, accepted, refused }) => {
    const place = Math.round((at.getTime() - axis.from) / axis.step);
    const x = chart.start + room * place + (room - width) / 2;
    return {
      at,
      x: isRightToLeft ? chart.start + chart.width - x - width : x,
      width,
      up: (chart.reach * accepted) / axis.most,
      down: (chart.reach * refused) / axis.most,
      isNamed: place % each === 0,
    };
  });
}
