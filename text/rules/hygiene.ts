import type { Draft, ParityCode } from "../finding";
import { sourceSpan } from "../fold";
import type { Side } from "./pair";

const override = /[\u202d\u202e]/;
const controls = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069";
/** A control with the same script or digits hard on both its sides: it stands inside a word or a number. */
const inside = new RegExp(
  `(?<=\\p{N}[.,٫٬:/]?)[${controls}]+(?=[.,٫٬:/]?\\p{N})|(?<=\\p{Script=Latin})[${controls}]+(?=\\p{Script=Latin})|(?<=[\u0621-\u063f\u0641-\u065f\u066e-\u06d3])[${controls}]+(?=[\u0621-\u063f\u0641-\u065f\u066e-\u06d3])`,
  "u",
);
const invisible = /[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e]+/;
/** Marks at the ends of a block do nothing there, save beside a telephone; an embedding round a whole block is Word's. */
const stray = /^[\u200e\u200f\u061c\u202a\u202b]+(?![+\d])|(?<!\d)[\u200e\u200f\u061c\u202a-\u202c]+$/;
const tatweel =
  /(?<=[\u0621-\u063f\u0641-\u064a\u066e-\u06d3]\p{M}*)\u0640+(?=\p{M}*[\u0621-\u063f\u0641-\u064a\u066e-\u06d3])/u;

/**
 * Characters that nobody sees and that mislead (bilingual.md C4): a forced direction anywhere, a
 * control inside a number, address or word, isolates without partner; what is merely invisible;
 * tatweel between letters. Each is repaired by leaving it out, which is certain and idempotent.
 */
export function checkHygiene(side: Side, paragraphOf: (paragraph: number) => number): Draft[] {
  return side.facts.flatMap(({ block: { text }, links, folded }, paragraph) => {
    const finding = (code: ParityCode, from: number, to: number): Draft => {
      const { start, end } = widened(text, from, to);
      const surface = text.slice(start, end);
      const rest = text.slice(start, from) + text.slice(to, end);
      const repair = { lang: side.lang, paragraph, start, end, text: rest };
      const sides = [{ lang: side.lang, paragraph, start, end, text: surface }];
      return { code, paragraph: paragraphOf(paragraph), sides, repair };
    };
    const bidi = bidiIn(text, () => links.map(({ start, end }) => sourceSpan(folded, start, end)));
    const drafts = bidi ? [finding("hygiene.bidi", bidi.start, bidi.end)] : [];
    if (!bidi) {
      const hidden = invisible.exec(text) ?? stray.exec(text);
      if (hidden) drafts.push(finding("hygiene.invisible", hidden.index, hidden.index + hidden[0].length));
    }
    const stretched = text.includes("\u0640") ? tatweel.exec(text) : null;
    if (stretched) drafts.push(finding("hygiene.tatweel", stretched.index, stretched.index + stretched[0].length));
    return drafts;
  });
}

const anyControl = new RegExp(`[${controls}]`, "g");

function bidiIn(text: string, linksOf: () => { start: number; end: number }[]): { start: number; end: number } | null {
  if (text.search(anyControl) < 0) return null;
  const found = override.exec(text) ?? inside.exec(text);
  if (found) return { start: found.index, end: found.index + found[0].length };
  for (const link of linksOf()) {
    for (const match of text.slice(link.start, link.end).matchAll(anyControl)) {
      const start = link.start + match.index;
      return { start, end: start + 1 };
    }
  }
  const lone = loneIsolate(text);
  return lone < 0 ? null : { start: lone, end: lone + 1 };
}

/** Offset of an isolate without partner in its line, or -1 (UAX #9, BD9). */
function loneIsolate(text: string): number {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x2066 && unit <= 0x2068) open.push(at);
    else if (unit === 0x2069 && open.pop() === undefined) return at;
    else if (unit === 10 && open.length > 0) break;
  }
  return open[0] ?? -1;
}

/** With the word round it, so that a person sees where it is. */
function widened(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start > 0 && from - start < 24 && !/\s/.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - to < 24 && !/\s/.test(text.charAt(end))) end++;
  // Never half of a surrogate pair.
  if (/[\udc00-\udfff]/.test(text.charAt(start))) start++;
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
  return { start: Math.min(start, from), end: Math.max(end, to) };
}
