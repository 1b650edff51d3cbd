"use client";
import type { Editor } from "@tiptap/core";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { LevelRow } from "./level";
import { Leveller } from "./measure";
import type { Row } from "./places";

interface Wanted {
  book: RefObject<HTMLElement | null>;
  start: { page: RefObject<HTMLElement | null>; editor: Editor | null };
  end: { page: RefObject<HTMLElement | null>; editor: Editor | null };
  rows: readonly Row[];
  /** The rung that is open, and the height of what opens beneath it. */
  gap?: { key: string; height: number };
  isNarrow: boolean;
}

/** Keeps the two pages level while they are written in; gives the rungs' places for the spine. */
export function useLevel(wanted: Wanted): LevelRow[] {
  const [levels, setLevels] = useState<LevelRow[]>([]);
  const leveller = useRef<Leveller>(null);
  const latest = useRef(wanted);
  latest.current = wanted;

  const run = useCallback(() => {
    const { book, start, end, rows, gap, isNarrow } = latest.current;
    if (!leveller.current || !book.current || !start.page.current || !end.page.current) return;
    const next = isNarrow
      ? leveller.current.rest()
      : leveller.current.run(
          book.current,
          {
            start: { element: start.page.current, editor: start.editor },
            end: { element: end.page.current, editor: end.editor },
          },
          rows,
          gap,
        );
    setLevels((before) => (isSame(before, next) ? before : next));
  }, []);

  useEffect(() => {
    leveller.current = new Leveller();
    return () => {
      leveller.current?.close();
      leveller.current = null;
    };
  }, []);

  const { rows, gap, isNarrow, start, end } = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured depends on these, the measuring reads the rest
  useEffect(() => run(), [run, rows, gap?.key, gap?.height, isNarrow, start.editor, end.editor]);

  // A text or a field changes its height when a line breaks anew: typing, fonts, the window. Measuring
  // with each keystroke would lay the page out twice for every letter. Pages are as high as one another,
  // so it is not they that tell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written in stands in the pages once an editor does
  useEffect(() => {
    const observer = new ResizeObserver(run);
    for (const { page } of [latest.current.start, latest.current.end]) {
      for (const part of page.current?.querySelectorAll(".writing, [data-field]") ?? []) observer.observe(part);
    }
    return () => observer.disconnect();
  }, [run, start.editor, end.editor]);

  return levels;
}

const isSame = (one: readonly LevelRow[], other: readonly LevelRow[]) =>
  one.length === other.length &&
  one.every((row, index) => {
    const twin = other[index];
    return twin && row.key === twin.key && Math.abs(row.top - twin.top) < 1 && Math.abs(row.bottom - twin.bottom) < 1;
  });
