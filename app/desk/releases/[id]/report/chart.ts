import type { Moment, TimelineStep } from "@/domain/distribution/timeline";

/** Measures of a drawing in its own units; it grows and shrinks with the page. `reach` is the highest bar. */
export interface Sheet {
  width: number;
  height: number;
  /** Room for the figures of the scale, at least. */
  scale: number;
  middle: number;
  reach: number;
  /** As many times stand beneath it, at most. */
  names: number;
}

/** One drawing for a page and one for a phone: scaled down, the words of the first could not be read. */
export const sheets = {
  wide: { width: 1168, height: 256, scale: 44, middle: 118, reach: 110, names: 8 },
  narrow: { width: 344, height: 232, scale: 34, middle: 106, reach: 98, names: 3 },
} as const satisfies Record<string, Sheet>;

/** As few bars as would look like bars. */
const fewest = 12;
const lengths: Record<TimelineStep, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** Between two colours that touch, and between a bar and the line. */
const gap = 2;

export interface Axis {
  from: number;
  length: number;
  bars: number;
  /** Steps from the first moment to the last. */
  last: number;
  most: number;
  marks: number[];
}

const below = ({ deferred, refused, bounced }: Moment) => deferred + refused + bounced;

/** One place for each step between the first and the last moment, and two lines of a round number. */
export function axisOf(moments: readonly Moment[], step: TimelineStep): Axis {
  const times = moments.map(({ at }) => at.getTime());
  const [from, length] = [Math.min(...times), lengths[step]];
  const last = Math.round((Math.max(...times) - from) / length);
  const most = roundUp(Math.max(1, ...moments.map((one) => Math.max(one.accepted, below(one)))));
  return { from, length, last, bars: Math.max(fewest, last + 1), most, marks: most > 1 ? [most / 2, most] : [most] };
}

/** The next of 2, 4, 10, 20, 40, 100 …: its half is a round number too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 10].map((factor) => factor * power).find((round) => round >= value && round > 1) ?? 2;
}

/** Lines of the scale above and below the middle. */
export function linesOf({ most, marks }: Axis, { middle, reach }: Sheet): { y: number; value: number }[] {
  return marks.flatMap((value) => {
    const height = (reach * value) / most;
    return [
      { y: middle - gap - 1 - height, value },
      { y: middle + gap + 1 + height, value },
    ];
  });
}

/** The sheet with room for the longest figure of its scale, whole: a figure is at most 8 wide, and 10 from the bars. */
export function roomFor(sheet: Sheet, longest: string): Sheet {
  return { ...sheet, scale: Math.max(sheet.scale, 10 + 8 * longest.length) };
}

/** Where a step stands: in an Arabic interface time runs from the right, and the scale stands there. */
function placeOf(place: number, width: number, axis: Axis, sheet: Sheet, isRightToLeft: boolean): number {
  const room = (sheet.width - sheet.scale) / axis.bars;
  const along = room * place + (room - width) / 2;
  return isRightToLeft ? sheet.width - sheet.scale - along - width : sheet.scale + along;
}

/** Times beneath the drawing, evenly, as far as anything happened, each whole on the sheet. */
export function namesOf(axis: Axis, sheet: Sheet, isRightToLeft: boolean): { x: number; at: Date }[] {
  // An hour is named with its day, and needs more room.
  const most = axis.length === lengths.hour ? sheet.names - 1 : sheet.names;
  const each = Math.ceil(axis.bars / most);
  const count = Math.floor(axis.last / each) + 1;
  const half = axis.length === lengths.minute ? 20 : 60;
  const inside = (x: number) => Math.min(sheet.width - half, Math.max(half, x));
  return Array.from({ length: count }, (_, index) => ({
    x: inside(placeOf(index * each, 0, axis, sheet, isRightToLeft)),
    at: new Date(axis.from + index * each * axis.length),
  }));
}

export type BarKind = "accepted" | "deferred" | "refused" | "bounced";
export interface Bar {
  key: string;
  kind: BarKind;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What was accepted above the line; beneath it, one under the other, what was put off, refused, and came back. */
export function barsOf(moments: readonly Moment[], axis: Axis, sheet: Sheet, isRightToLeft: boolean): Bar[] {
  const width = Math.min(28, ((sheet.width - sheet.scale) / axis.bars) * 0.6);
  const heightOf = (n: number) => (sheet.reach * n) / axis.most;
  return moments.flatMap((moment) => {
    const x = placeOf(Math.round((moment.at.getTime() - axis.from) / axis.length), width, axis, sheet, isRightToLeft);
    const key = moment.at.toISOString();
    const up = heightOf(moment.accepted);
    let y = sheet.middle + gap + 1;
    const bars: Bar[] = [{ key: `${key}-a`, kind: "accepted", x, y: sheet.middle - gap - 1 - up, width, height: up }];
    for (const kind of ["deferred", "refused", "bounced"] as const) {
      const height = heightOf(moment[kind]);
      bars.push({ key: `${key}-${kind}`, kind, x, y, width, height: Math.max(0, height - gap / 2) });
      y += height;
    }
    return bars.filter((bar) => bar.height > 0);
  });
}
