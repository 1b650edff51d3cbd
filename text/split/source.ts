import { clean } from "../hygiene";

/** A block as it came: its lines, and what its own format said of it (HTML, Word). */
export interface SourceBlock {
  text: string;
  hint?: "title" | "heading" | "list" | "ordered" | "quote" | "rule";
}

/**
 * Blocks of a plain text (bilingual.md D1): runs separated by blank lines; a text without any blank
 * line, or with blocks of more than three line breaks in the middle of the field, has a block on each line.
 */
export function blocksOfText(text: string): SourceBlock[] {
  const runs = clean(text)
    .split(/\n[ \u00a0\t]*(?:\n[ \u00a0\t]*)+/)
    .map((run) => run.replace(/^\n+|\n+$/g, ""))
    .filter((run) => run.trim() !== "");
  const breaks = runs.map((run) => run.split("\n").length - 1).sort((a, b) => a - b);
  const median = breaks[Math.floor(breaks.length / 2)] ?? 0;
  const byLine = (runs.length === 1 && (breaks[0] ?? 0) > 0) || median > 3;
  const texts = byLine ? runs.flatMap((run) => run.split("\n")).filter((one) => one.trim() !== "") : runs;
  return texts.map((one) => ({ text: one }));
}
