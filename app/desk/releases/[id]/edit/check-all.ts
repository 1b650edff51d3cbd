import type { Language } from "@/base/vocabulary";
import { type PreflightFinding, preflight } from "@/document/preflight";
import type { Version } from "@/document/version";
import { type Row, rowsOf } from "./rows";

export interface ToCheck {
  /** In the newsroom's order. */
  versions: Version[];
  /** The two that face one another, the left page first. */
  facing: readonly [Language, Language];
  region: string;
}

export interface Checked {
  findings: PreflightFinding[];
  /** None where one of the two pages is not written yet. */
  rows: Row[];
  /** Words of each language. */
  words: Map<string, number>;
}

/** All that the editor shows of a check: the same pure functions as on the server, and the rungs of the spine. */
export function checkAll({ versions, facing, region }: ToCheck): Checked {
  const findings = preflight(versions, region);
  const [start, end] = facing.map((language) => versions.find(({ lang }) => lang === language));
  return {
    findings,
    rows: start && end ? rowsOf([start, end], findings, region) : [],
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
