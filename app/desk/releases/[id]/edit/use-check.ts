"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type PreflightFinding, preflight } from "@/document/preflight";
import type { Version } from "@/document/version";
import { type Row, rowsOf } from "./rows";

export interface Checked {
  findings: PreflightFinding[];
  rows: Row[];
  words: Map<string, number>;
}

/** Waits until the hand rests: the check takes about 20 ms on a long release. */
const rest = 250;

/**
 * The pre-flight of what is on screen, in the browser: the same pure function as on the server.
 * @param collect the versions as they stand now, in the newsroom's order
 * @param facing the two that face one another, left page first
 */
export function useCheck(collect: () => Version[], facing: () => [Version, Version] | null, region: string) {
  const sources = useRef({ collect, facing });
  sources.current = { collect, facing };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [checked, setChecked] = useState<Checked>({ findings: [], rows: [], words: new Map() });

  const run = useCallback(() => {
    clearTimeout(timer.current);
    const versions = sources.current.collect();
    const findings = preflight(versions, region);
    const pair = sources.current.facing();
    const rows = pair ? rowsOf(pair, findings, region) : [];
    setChecked({ findings, rows, words: new Map(versions.map((version) => [version.lang, countWords(version)])) });
  }, [region]);

  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, rest);
  }, [run]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { checked, run, soon };
}

function countWords({ headline, subhead, document }: Version): number {
  const texts: string[] = [headline, subhead ?? ""];
  const walk = (node: { text?: string; content?: { text?: string }[] }) => {
    if (node.text) texts.push(node.text);
    for (const child of node.content ?? []) walk(child);
  };
  walk(document);
  return texts
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
