import type { Language } from "@/base/vocabulary";
import { type Alignable, align, fixedKinds, isCrossed, type Pairing, ratioOf } from "../align";
import type { CheckedVersion } from "../block";
import { findCrossings } from "../crossing";
import { type BlockFacts, readFacts } from "../facts";
import type { FindingSide } from "../finding";
import { type Span, sourceSpan } from "../fold";

/** One version with all that its paragraphs state. */
export interface Side {
  lang: Language;
  facts: BlockFacts[];
  /** How often each value of a number stands in the version. */
  values: ReadonlyMap<string, number>;
}

/** Two versions laid against one another; the pivot is `left`. */
export interface Pair {
  left: Side;
  right: Side;
  /** Paragraph numbers of both sides that belong together, in order. Paragraphs without text are in none. */
  pairings: Pairing[];
  /** Those of the pairings that the order of the others crosses. */
  crossed: ReadonlySet<Pairing>;
  /** The pairing of each paragraph of the right side. */
  byRight: ReadonlyMap<number, Pairing>;
}

export function sidesOf(versions: readonly CheckedVersion[], region: string): Side[] {
  return readFacts(versions, region).map((facts, index) => sideOf(versions[index]?.lang ?? "en", facts));
}

function sideOf(lang: Language, facts: BlockFacts[]): Side {
  const values = new Map<string, number>();
  for (const value of facts.flatMap(({ numbers }) => numbers.flatMap(({ readings }) => readings))) {
    values.set(value, (values.get(value) ?? 0) + 1);
  }
  return { lang, facts, values };
}

export function pairOf(left: Side, right: Side): Pair {
  const [a, b] = [alignables(left), alignables(right)];
  const crossings = findCrossings(
    a.map(({ alignable }) => alignable),
    b.map(({ alignable }) => alignable),
  );
  const [inOrder, facing] = [
    a.filter((_, index) => !crossings.some(([moved]) => moved === index)),
    b.filter((_, index) => !crossings.some(([, moved]) => moved === index)),
  ];
  const languages: [Language, Language] = [left.lang, right.lang];
  const aligned = align(
    inOrder.map(({ alignable }) => alignable),
    facing.map(({ alignable }) => alignable),
    languages,
  );
  const crossed = new Set<Pairing>();
  const pairings = aligned.flatMap((pairing): Pairing[] => {
    const [numbers, others] = [numbered(inOrder, pairing.left), numbered(facing, pairing.right)];
    const [[a, b], [c, d]] = [pairing.left.map((at) => inOrder[at]), pairing.right.map((at) => facing[at])];
    const ratio = ratioOf([], [], languages);
    if (!a || !b || !c || !d || !isCrossed([a.alignable, b.alignable], [c.alignable, d.alignable], ratio)) {
      return [{ left: numbers, right: others }];
    }
    // The two have changed places: that is told once, of the first.
    const first = { left: [a.paragraph], right: [d.paragraph] };
    crossed.add(first);
    return [first, { left: [b.paragraph], right: [c.paragraph] }];
  });
  for (const [one, other] of crossings) {
    const pairing = { left: numbered(a, [one]), right: numbered(b, [other]) };
    crossed.add(pairing);
    const [paragraph = 0] = pairing.left;
    const next = pairings.findIndex(({ left: [first] }) => first !== undefined && first > paragraph);
    pairings.splice(next < 0 ? pairings.length : next, 0, pairing);
  }
  const byRight = new Map(
    pairings.flatMap((pairing) => pairing.right.map((paragraph) => [paragraph, pairing] as const)),
  );
  return { left, right, pairings, crossed, byRight };
}

/** Places in the list that was aligned, as paragraph numbers. */
const numbered = (all: readonly { paragraph: number }[], indices: readonly number[]): number[] =>
  indices.flatMap((index) => all[index]?.paragraph ?? []);

/** In characters; what is shorter is a name or a title between marks. */
const shortestQuotation = 30;

/** Does a paragraph quote someone? A quotation of the desk has no marks of its own: the renderer sets them. */
export const isQuoting = ({ block, quotes }: BlockFacts): boolean =>
  block.kind === "quote" || quotes.spans.some(({ start, end }) => end - start >= shortestQuotation);

function alignables({ facts }: Side): { paragraph: number; alignable: Alignable }[] {
  return facts.flatMap((fact, paragraph) => {
    const { block, folded, numbers, dates, links, phones } = fact;
    const length = folded.text.trim().length;
    if (length === 0) return [];
    const anchors = new Set<string>([
      ...numbers.filter(({ hard }) => hard).map(({ readings }) => readings[0] ?? ""),
      ...dates.flatMap(({ month, day, year }) => [
        `month ${month}`,
        ...[day, year].flatMap((n) => n ?? []).map(String),
      ]),
      ...links.map(({ key }) => key),
      ...phones.map(({ digits }) => digits.slice(-7)),
    ]);
    const mayMove = paragraph > 0 && links.length + phones.length === 0 && !fixedKinds.has(block.kind);
    return [{ paragraph, alignable: { length, kind: block.kind, anchors, isQuoting: isQuoting(fact), mayMove } }];
  });
}

/** The paragraph of the pivot that stands against one of the other side; that one's own number where there is none. */
export function pivotParagraph({ byRight }: Pair, right: number): number {
  const pairing = byRight.get(right);
  const index = pairing ? Math.max(pairing.right.indexOf(right), 0) : 0;
  return pairing?.left[Math.min(index, pairing.left.length - 1)] ?? right;
}

/** A place for a finding, from a span of the folded text of a paragraph. */
export function placeOf({ lang, facts }: Side, paragraph: number, span: Span): FindingSide {
  const found = facts[paragraph];
  if (!found) return { lang, paragraph, start: 0, end: 0, text: "" };
  const { start, end } = sourceSpan(found.folded, span.start, span.end);
  return { lang, paragraph, start, end, text: found.block.text.slice(start, end) };
}

/** The side on which something is missing: the paragraph where it was looked for, no text. */
export const nowhere = ({ lang }: Side, paragraph: number | null): FindingSide => ({
  lang,
  paragraph,
  start: 0,
  end: 0,
  text: "",
});

/** A paragraph as it was folded, to which the offsets of what was read refer. */
export const textOf = ({ facts }: Side, paragraph: number): string => facts[paragraph]?.folded.text ?? "";
