import { expect, test } from "@playwright/test";
import { axisOf, barsOf, linesOf, namesOf, roomFor, sheets } from "@/app/desk/releases/[id]/report/chart";
import type { Moment } from "@/domain/distribution/timeline";

/** The drawing of a send over time: pure measures. */

const minute = 60_000;
const at = (n: number) => new Date(Date.UTC(2026, 10, 23, 9, n));
const moment = (n: number, some: Partial<Moment> = {}): Moment => ({
  at: at(n),
  accepted: 0,
  deferred: 0,
  refused: 0,
  bounced: 0,
  ...some,
});

test("a send of one minute is one bar among places for twelve, and one time beneath it", () => {
  const moments = [moment(0, { accepted: 7 })];
  const axis = axisOf(moments, "minute");
  expect(axis).toMatchObject({ bars: 12, last: 0, most: 10, marks: [5, 10], length: minute });
  expect(namesOf(axis, sheets.wide, false).map((name) => name.at)).toEqual([at(0)]);
  const [bar, ...others] = barsOf(moments, axis, sheets.wide, false);
  expect(others).toEqual([]);
  expect(bar).toMatchObject({ kind: "accepted", width: 28, height: (110 * 7) / 10 });
});

test("every bar stays on the sheet, in both directions and both sizes, and mirrors the other", () => {
  const moments = Array.from({ length: 180 }, (_, n) =>
    moment(n, { accepted: n, deferred: n % 7, refused: n % 3, bounced: n % 2 }),
  );
  const axis = axisOf(moments, "minute");
  for (const sheet of Object.values(sheets)) {
    const [ltr, rtl] = [barsOf(moments, axis, sheet, false), barsOf(moments, axis, sheet, true)];
    const fits = ({ x, y, width, height }: (typeof ltr)[number]) =>
      x >= -0.001 && x + width <= sheet.width + 0.001 && y >= 0 && y + height <= sheet.height - 12;
    expect([...ltr, ...rtl].filter((bar) => !fits(bar))).toEqual([]);
    const mirrors = ltr.map(({ x, width }, index) => (rtl[index]?.x ?? 0) + x + width);
    expect(mirrors.filter((sum) => !(Math.abs(sum - sheet.width) < 0.000_005))).toEqual([]);
    for (const { y } of linesOf(axis, sheet)) expect(y).toBeGreaterThan(0);
    expect(namesOf(axis, sheet, true).length).toBeLessThanOrEqual(sheet.names);
  }
});

test("what is beneath the line stands one under the other, and two colours never touch", () => {
  const moments = [moment(0, { accepted: 1, deferred: 4, refused: 3, bounced: 1 })];
  const axis = axisOf(moments, "minute");
  expect(axis.most).toBe(10);
  const [, ...lower] = barsOf(moments, axis, sheets.wide, false);
  expect(lower.map(({ kind }) => kind)).toEqual(["deferred", "refused", "bounced"]);
  for (const [index, bar] of lower.entries()) {
    const next = lower[index + 1];
    if (next) expect(next.y - bar.y - bar.height).toBeCloseTo(1, 5);
    expect(bar.y).toBeGreaterThan(sheets.wide.middle);
  }
});

test("the scale ends at a round number whose half is one too", () => {
  const most = (n: number) => axisOf([moment(0, { accepted: n })], "minute").most;
  expect([0, 1, 2, 3, 9, 11, 25, 99, 1001].map(most)).toEqual([2, 2, 2, 4, 10, 20, 40, 100, 2000]);
});

test("an hour is named with its day, so fewer of them stand beneath the line", () => {
  const moments = [moment(0, { accepted: 1 }), moment(3 * 24 * 60, { accepted: 1 })];
  for (const sheet of Object.values(sheets)) {
    const names = namesOf(axisOf(moments, "hour"), sheet, false);
    expect(names.length).toBeLessThan(sheet.names);
    for (const [index, { x }] of names.entries()) {
      expect(x).toBeGreaterThanOrEqual(60);
      expect(x).toBeLessThanOrEqual(sheet.width - 60);
      const next = names[index + 1];
      if (next) expect(next.x - x).toBeGreaterThanOrEqual(120);
    }
  }
});

test("the figures of the scale have room for a million, and the bars stand beside them", () => {
  const moments = [moment(0, { accepted: 1_000_000 }), moment(9, { accepted: 1 })];
  const axis = axisOf(moments, "minute");
  for (const empty of Object.values(sheets)) {
    const sheet = roomFor(empty, "1,000,000");
    expect(sheet.scale - 10).toBeGreaterThanOrEqual(9 * 7.5);
    for (const { x } of barsOf(moments, axis, sheet, false)) expect(x).toBeGreaterThanOrEqual(sheet.scale);
    for (const { x, width } of barsOf(moments, axis, sheet, true))
      expect(x + width).toBeLessThanOrEqual(sheet.width - sheet.scale);
    expect(roomFor(empty, "10")).toEqual(empty);
  }
});
