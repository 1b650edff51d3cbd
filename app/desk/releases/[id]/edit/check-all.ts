import type { Language } from "@/base/vocabulary";
import { placedBlocks } from "@/document/blocks";
import { type Knowledge, preflight } from "@/document/preflight";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { Version } from "@/document/version";
import type { Row } from "./places";
import { rowsOf } from "./rows";

export interface ToCheck {
  /** In the newsroom's order. */
  versions: Version[];
  /** The two that face one another, the left page first. */
  facing: readonly [Language, Language];
  region: string;
  knowledge: Knowledge;
}

export interface Checked {
  /** What stands, most serious first. */
  findings: PreflightFinding[];
  /** What somebody called intended. */
  settled: PreflightFinding[];
  /** None where one of the two pages is not written yet. */
  rows: Row[];
  /** Pairs of paragraphs, and how many of them have nothing to fix or to check. */
  pairs: { all: number; level: number };
  /** Words of each language. */
  words: Map<string, number>;
}

/** All that the editor shows of a check: the same pure functions as on the server, and the rungs of the spine. */
export function checkAll({ versions, facing, region, knowledge }: ToCheck): Checked {
  const all = preflight(versions, region, knowledge);
  const findings = all.filter(({ dismissal }) => !dismissal);
  const sides = facing.map((language) => versions.find(({ lang }) => lang === language));
  const [start, end] = sides;
  const rows = start && end ? rowsOf([start, end], findings, region) : [];
  // A field that both leave empty is no pair.
  const filled = new Set<string>(sides.flatMap((one) => (one ? placedBlocks(one).map(({ kind }) => kind) : [])));
  const pairs = rows.filter(({ key }) => key.includes(":") || filled.has(key));
  const level = pairs.filter((row) => row.findings.every(({ severity }) => severity === "info"));
  return {
    findings,
    settled: all.filter(({ dismissal }) => dismissal),
    rows,
    pairs: { all: pairs.length, level: level.length },
    words: new Map(versions.map((version) => [version.lang, countWords(version)])),
  };
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
