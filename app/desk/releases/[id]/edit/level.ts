/** One side of a rung as it was measured: where it begins and ends without any levelling, in px from the top of the book. */
export interface Stretch {
  top: number;
  bottom: number;
}

export interface MeasuredRow {
  key: string;
  start: Stretch | null;
  end: Stretch | null;
}

export interface LevelRow {
  key: string;
  top: number;
  bottom: number;
}

export interface Levelled {
  rows: LevelRow[];
  /** Height to add beneath the last block of a rung, by its key, for each side. */
  start: Map<string, number>;
  end: Map<string, number>;
}

/**
 * Gives the shorter page the missing height, so that what faces one another begins on one line,
 * and makes room for a finding beneath the rung that is open (product.md 6.1.8). Pure.
 * @param gap the rung beneath which room is needed, and how much
 */
export function level(measured: readonly MeasuredRow[], gap?: { key: string; height: number }): Levelled {
  const start = new Map<string, number>();
  const end = new Map<string, number>();
  const pages = [
    { side: "start" as const, extra: start, shift: 0, last: undefined as string | undefined },
    { side: "end" as const, extra: end, shift: 0, last: undefined as string | undefined },
  ];
  const rows: LevelRow[] = [];
  let floor = 0;
  for (const row of measured) {
    const present = pages.filter(({ side }) => row[side]);
    if (present.length === 0) continue;
    const top = Math.max(floor, ...present.map(({ side, shift }) => (row[side]?.top ?? 0) + shift));
    for (const page of present) {
      const missing = top - ((row[page.side]?.top ?? 0) + page.shift);
      if (missing > 0.5 && page.last !== undefined) add(page.extra, page.last, missing);
      if (page.last !== undefined) page.shift += Math.max(missing, 0);
      page.last = row.key;
    }
    const bottom = Math.max(...present.map(({ side, shift }) => (row[side]?.bottom ?? 0) + shift));
    rows.push({ key: row.key, top, bottom });
    // Where one side is missing, the other page waits: nothing may slide up beside it.
    floor = bottom + (gap?.key === row.key ? gap.height : 0);
    if (gap?.key !== row.key && present.length === 2) floor = top;
  }
  for (const page of pages) {
    const foot = Math.max(0, floor - pageFoot(measured, page.side, page.shift));
    if (foot > 0.5 && page.last !== undefined) add(page.extra, page.last, foot);
  }
  return { rows, start, end };
}

const add = (map: Map<string, number>, key: string, height: number) => map.set(key, (map.get(key) ?? 0) + height);

function pageFoot(measured: readonly MeasuredRow[], side: "start" | "end", shift: number): number {
  return Math.max(0, ...measured.map((row) => row[side]?.bottom ?? 0)) + shift;
}
