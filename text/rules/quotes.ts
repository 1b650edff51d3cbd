import type { Draft } from "../finding";
import type { Span } from "../fold";
import { nowhere, type Pair, placeOf, type Side } from "./pair";

/** Words between marks from which a paragraph quotes someone; fewer are a title or an irony. */
const fewest = 6;
/** Up to so many quoted words a paragraph quotes nobody. */
const most = 3;

interface Quoting {
  words: number;
  /** The longest quotation. */
  span?: Span;
}

/**
 * Quotations by quoting paragraph, not by mark (bilingual.md B4.10): an English quotation that its
 * attribution breaks in two is one Arabic quotation. The order of attribution does not count.
 */
export function checkQuotes(pair: Pair): Draft[] {
  const rungs = pair.pairings
    .filter(({ left, right }) => left.length > 0 && right.length > 0)
    .map(({ left, right }) => ({ left, right, a: quotingOf(pair.left, left), b: quotingOf(pair.right, right) }));
  const lacks = rungs.map(({ a, b }) =>
    a.words >= fewest && b.words < most ? 1 : b.words >= fewest && a.words < most ? -1 : 0,
  );
  const drafts = rungs.flatMap(({ left, right, a, b }, index): Draft[] => {
    const lack = lacks[index] ?? 0;
    // A translator may set the quotation a paragraph earlier or later.
    if (lack === 0 || lacks[index - 1] === -lack || lacks[index + 1] === -lack) return [];
    const [from, to, numbers, others, { span }] =
      lack > 0
        ? ([pair.left, pair.right, left, right, a] as const)
        : ([pair.right, pair.left, right, left, b] as const);
    const paragraph = numbers.find((number) => spansOf(from, number).includes(span ?? none)) ?? numbers[0] ?? 0;
    const here = placeOf(from, paragraph, span ?? none);
    const there = nowhere(to, others[0] ?? null);
    return [
      {
        code: "quote.missing",
        paragraph: lack > 0 ? paragraph : (left[0] ?? 0),
        sides: lack > 0 ? [here, there] : [there, here],
        missingIn: to.lang,
      },
    ];
  });
  return drafts.length > 0 ? drafts : countDiffers(pair, rungs);
}

/** More paragraphs quote on one side, and no single one of them can be named: two that became one, say. */
function countDiffers(pair: Pair, rungs: { left: number[]; right: number[]; a: Quoting; b: Quoting }[]): Draft[] {
  const rung = rungs.find(({ left, right }) => {
    const [one, other] = [strongIn(pair.left, left), strongIn(pair.right, right)];
    return left.length === right.length && one > 0 && other > 0 && one !== other;
  });
  if (!rung) return [];
  const [left, right] = [rung.left[0] ?? 0, rung.right[0] ?? 0];
  const sides = [placeOf(pair.left, left, rung.a.span ?? none), placeOf(pair.right, right, rung.b.span ?? none)];
  return [{ code: "quote.count", paragraph: left, sides }];
}

const none: Span = { start: 0, end: 0 };
const strongIn = (side: Side, paragraphs: readonly number[]) =>
  paragraphs.filter((paragraph) => quotingOf(side, [paragraph]).words >= fewest).length;

const spansOf = (side: Side, paragraph: number): Span[] => side.facts[paragraph]?.quotes.spans ?? [];

function quotingOf(side: Side, paragraphs: readonly number[]): Quoting {
  let words = 0;
  let longest: Span | undefined;
  for (const paragraph of paragraphs) {
    const { block, folded, quotes } = side.facts[paragraph] ?? {};
    if (!block || !folded || !quotes) continue;
    // A quotation of the desk has no marks of its own: the renderer sets them.
    if (block.kind === "quote" && quotes.spans.length === 0) {
      words += Math.max(fewest, folded.text.split(/\s+/).length);
      longest ??= { start: 0, end: folded.text.length };
    }
    // A quotation that was left open reaches to the end; that it is open is told by itself.
    const open = quotes.openAt === undefined ? [] : [{ start: quotes.openAt, end: folded.text.length }];
    for (const span of [...quotes.spans, ...open]) {
      words += folded.text
        .slice(span.start + 1, span.end)
        .split(/\s+/)
        .filter(Boolean).length;
      if (!longest || span.end - span.start > longest.end - longest.start) longest = span;
    }
  }
  return { words, ...(longest ? { span: longest } : {}) };
}

/** A mark without its partner. A quotation of several paragraphs opens each of them and closes the last. */
export function checkQuoteMarks(side: Side, paragraphOf: (paragraph: number) => number): Draft[] {
  return side.facts.flatMap(({ quotes, folded }, paragraph): Draft[] => {
    const { openAt } = quotes;
    if (openAt === undefined) return [];
    const next = side.facts[paragraph + 1]?.folded.text.trimStart() ?? "";
    const goesOn = /^["“”„«]/.test(next) && /^["“”„«]/.test(folded.text.slice(openAt));
    if (goesOn) return [];
    return [
      {
        code: "quote.unbalanced",
        paragraph: paragraphOf(paragraph),
        sides: [placeOf(side, paragraph, { start: openAt, end: openAt + 1 })],
      },
    ];
  });
}
