import { countDigits, digitOf, digitScripts } from "../digits";
import type { Draft, ParityCode } from "../finding";
import { findQuotes } from "../quotes";
import type { Side } from "./pair";

/** Quotation marks of each language (CLDR; French keeps its spaces unbroken). */
const marks: Partial<Record<Side["lang"], [open: string, close: string]>> = {
  ar: ["«", "»"],
  ckb: ["«", "»"],
  fa: ["«", "»"],
  es: ["«", "»"],
  fr: ["«\u00a0", "\u00a0»"],
  de: ["„", "“"],
};

/** What one version shows of carelessness: mixed digits, straight quotation marks. */
export function checkTypography(side: Side, paragraphOf: (paragraph: number) => number): Draft[] {
  const digits = side.facts.map(({ block }) => countDigits(block.text));
  const totals = digitScripts.map((script) => digits.reduce((sum, counts) => sum + counts[script], 0));
  const usual = digitScripts[totals.indexOf(Math.max(...totals))];
  return side.facts.flatMap(({ block: { text } }, paragraph) => {
    const finding = (code: ParityCode, start: number, end: number): Draft => ({
      code,
      paragraph: paragraphOf(paragraph),
      sides: [{ lang: side.lang, paragraph, start, end, text: text.slice(start, end) }],
    });
    const drafts: Draft[] = [];
    const other = indexOfDigit(text, (script) => script !== usual);
    if (other >= 0) drafts.push(finding("digits.mixed", other, endOfDigits(text, other)));
    const straight = findQuotes(text).spans.find(({ start, end }) => text[start] === '"' || text[end - 1] === '"');
    if (straight) {
      const { start, end } = straight;
      const [open, close] = marks[side.lang] ?? ["“", "”"];
      const repair = {
        lang: side.lang,
        paragraph,
        start,
        end,
        text: open + text.slice(start + 1, end - 1).trim() + close,
      };
      drafts.push({ ...finding("typography.quotes", start, end), repair });
    }
    return drafts;
  });
}

function indexOfDigit(text: string, isWanted: (script: string) => boolean): number {
  for (let at = 0; at < text.length; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit && isWanted(digit.script)) return at;
  }
  return -1;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && digitOf(text.charCodeAt(end))) end++;
  return end;
}
