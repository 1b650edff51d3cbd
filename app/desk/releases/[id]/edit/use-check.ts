"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Checked, ToCheck } from "./check-all";
import { type Checker, createChecker } from "./checker";

/** Waits until the hand rests: what is found is read between two words, not between two letters. */
const rest = 250;

/**
 * The pre-flight of what is on screen, in a worker. A finding names characters, so an answer about a
 * text that has changed meanwhile is not shown: the next one is on its way.
 * @param collect the texts as they stand now
 */
export function useCheck(collect: () => ToCheck) {
  const source = useRef(collect);
  source.current = collect;
  const checker = useRef<Checker>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const edition = useRef(0);
  const isBusy = useRef(false);
  const [checked, setChecked] = useState<Checked>({
    findings: [],
    settled: [],
    rows: [],
    pairs: { all: 0, level: 0 },
    words: new Map(),
  });

  const run = useCallback(async () => {
    clearTimeout(timer.current);
    const { current } = checker;
    if (!current) return;
    // What is under way knows less than is known now: it is asked again.
    if (isBusy.current) return void edition.current++;
    isBusy.current = true;
    const asked = edition.current;
    const answer = await current.check(source.current()).catch(() => null);
    isBusy.current = false;
    if (current !== checker.current) return;
    if (answer && asked === edition.current) setChecked(answer);
    else if (answer) timer.current = setTimeout(run, rest);
  }, []);

  const soon = useCallback(() => {
    edition.current++;
    clearTimeout(timer.current);
    timer.current = setTimeout(run, rest);
  }, [run]);

  useEffect(() => {
    const own = createChecker();
    checker.current = own;
    isBusy.current = false;
    return () => {
      clearTimeout(timer.current);
      own.close();
      checker.current = null;
    };
  }, []);
  return { checked, run, soon };
}
