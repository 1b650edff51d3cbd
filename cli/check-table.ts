import { styleText } from "node:util";
import type { Severity } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight";
import type { CheckedVersion } from "@/text/block";

export interface Checked {
  findings: PreflightFinding[];
  /** The texts that the findings point into. */
  versions: CheckedVersion[];
}

const words: Record<Severity, string> = { error: "must fix", warning: "check", info: "note" };
const colours = { error: "red", warning: "yellow", info: "dim" } as const;

/** How much of a passage is shown round what was found. */
const around = 36;

/**
 * Findings for people: what, where, and the passage of each side. On a terminal in colour, and each
 * passage isolated in its own direction (UAX #9: LRI, RLI, PDI); in a pipe plain.
 */
export function tableOf({ findings, versions }: Checked, isTerminal: boolean): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    isTerminal ? styleText(format, text, { stream: process.stdout }) : text;
  const lines = findings.flatMap(({ severity, code, paragraph, sides }) => [
    `${style([colours[severity]], words[severity].padEnd(8))} ${String(paragraph).padStart(3)}  ${style("bold", code)}`,
    ...sides.map((side) => {
      const passage = passageOf(side, versions, (found) => style(["bold", colours[severity]], found));
      return `${" ".repeat(14)}${side.lang.padEnd(4)}${isTerminal ? isolated(passage, side.lang, versions) : passage}`;
    }),
  ]);
  return [...lines, summaryOf(findings)].join("\n");
}

function passageOf(
  { lang, paragraph, start, end, text }: PreflightFinding["sides"][number],
  versions: readonly CheckedVersion[],
  mark: (text: string) => string,
): string {
  const stored = versions.find((version) => version.lang === lang)?.paragraphs[paragraph ?? -1]?.text;
  if (text === "") return "–";
  if (stored === undefined || stored.slice(start, end) !== text) return mark(short(text));
  const before = stored.slice(Math.max(0, start - around), start).replace(/^\S*\s/, start > around ? "…" : "$&");
  const after = stored.slice(end, end + around).replace(/\s\S*$/, end + around < stored.length ? "…" : "$&");
  return `${oneLine(before)}${mark(short(text))}${oneLine(after)}`;
}

const oneLine = (text: string) => text.replace(/\s/g, " ");

function short(text: string): string {
  const line = oneLine(text);
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-36)}` : line;
}

function isolated(text: string, lang: string, versions: readonly CheckedVersion[]): string {
  const isRtl = versions.find((version) => version.lang === lang)?.dir === "rtl";
  return `${isRtl ? "\u2067" : "\u2066"}${text}\u2069`;
}

function summaryOf(findings: readonly PreflightFinding[]): string {
  if (findings.length === 0) return "nothing found";
  const counts = (["error", "warning", "info"] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
  return counts.map(({ severity, count }) => `${count} ${words[severity]}`).join(", ");
}
