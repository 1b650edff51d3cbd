import type { Draft, ParityCode } from "../finding";
import type { LinkMention } from "../links";
import { formatPhone, type PhoneMention } from "../phones";
import type { Stated } from "./match";
import { nowhere, type Pair, pivotParagraph, placeOf, type Side } from "./pair";
import { isTold } from "./paragraphs";

/** E-mails, URLs and phones, compared over the whole document: contact lines change places freely. */
export function checkAddresses(pair: Pair): Draft[] {
  const links = (side: Side, kind: LinkMention["kind"]) =>
    stated(side, ({ links }) => links.filter((link) => link.kind === kind));
  const key = ({ mention }: Stated<LinkMention>) => mention.key;
  const placeholders = ({ facts }: Side) => facts.reduce((total, fact) => total + fact.placeholders.length, 0);
  const malformed = (side: Side) => phonesOf(side).filter(({ mention }) => mention.malformed).length;
  const sound = (side: Side) => phonesOf(side).filter(({ mention }) => !mention.malformed);
  return [
    ...compare(pair, links(pair.left, "email"), links(pair.right, "email"), key, {
      mismatch: "email.mismatch",
      missing: "email.missing",
      excused: [placeholders(pair.right), placeholders(pair.left)],
    }),
    ...compare(pair, links(pair.left, "url"), links(pair.right, "url"), key, {
      mismatch: "url.mismatch",
      missing: "url.missing",
      excused: [0, 0],
    }),
    ...compare(pair, sound(pair.left), sound(pair.right), ({ mention }) => mention.e164 ?? mention.digits, {
      mismatch: "phone.mismatch",
      missing: "phone.missing",
      excused: [malformed(pair.right), malformed(pair.left)],
    }),
  ];
}

/** Addresses that are lost or hidden, and numbers typed backwards: faults of one side alone. */
export function checkOwnAddresses(
  side: Side,
  others: readonly Side[],
  paragraphOf: (paragraph: number) => number,
): Draft[] {
  const placeholders = stated(side, ({ placeholders }) => placeholders).map(
    ({ paragraph, mention }): Draft => ({
      code: "email.placeholder",
      paragraph: paragraphOf(paragraph),
      sides: [placeOf(side, paragraph, mention)],
    }),
  );
  const theirs = others.flatMap((other) => phonesOf(other).map((phone) => ({ other, ...phone })));
  const byNumber = new Map(theirs.toReversed().map((phone) => [phone.mention.e164, phone]));
  const possible = new Set(theirs.map(({ mention }) => mention.possible));
  const phones = phonesOf(side)
    .filter(({ mention }) => mention.malformed)
    .map(({ paragraph, mention }): Draft => {
      const here = placeOf(side, paragraph, mention);
      const partner = mention.repairs.map((number) => byNumber.get(number)).find((phone) => phone !== undefined);
      // Where both say the same, the library may know less than the newsroom: numbers are given out every day.
      const isAgreed = mention.possible !== undefined && possible.has(mention.possible);
      const there = partner && placeOf(partner.other, partner.paragraph, partner.mention);
      const { lang, start, end } = here;
      return {
        code: "phone.malformed",
        ...(isAgreed ? { severity: "info" as const } : {}),
        paragraph: paragraphOf(paragraph),
        sides: there ? [there, here] : [here],
        // Certain only where the other side has the very number that reversing gives.
        ...(partner?.mention.e164
          ? { repair: { lang, paragraph, start, end, text: formatPhone(partner.mention.e164) } }
          : {}),
      };
    });
  return [...placeholders, ...phones, ...nationalPhones(side, paragraphOf)];
}

/** Numbers that only the own country can dial as they stand, with the form that everyone can. */
function nationalPhones(side: Side, paragraphOf: (paragraph: number) => number): Draft[] {
  return phonesOf(side).flatMap(({ paragraph, mention }): Draft[] => {
    const here = placeOf(side, paragraph, mention);
    if (!mention.e164 || mention.malformed || mention.isGuess || /[+]|^\(?[0٠۰]{2}/.test(here.text)) return [];
    const { lang, start, end } = here;
    const repair = { lang, paragraph, start, end, text: formatPhone(mention.e164) };
    return [{ code: "phone.format", paragraph: paragraphOf(paragraph), sides: [here], repair }];
  });
}

const phonesOf = (side: Side): Stated<PhoneMention>[] => stated(side, ({ phones }) => phones);

function stated<T extends { start: number; end: number }>(
  { facts }: Side,
  pick: (facts: Side["facts"][number]) => T[],
): Stated<T>[] {
  return facts.flatMap((fact, paragraph) => pick(fact).map((mention) => ({ paragraph, mention })));
}

/** Paragraphs that the paragraph rule names as missing on the other side. */
function aloneIn({ left, right, pairings }: Pair): { left: Set<number>; right: Set<number> } {
  const isLong = (side: Side) => (paragraph: number) => isTold(side.facts[paragraph]?.folded.text ?? "");
  const alone = pairings.filter((pairing) => pairing.left.length === 0 || pairing.right.length === 0);
  return {
    left: new Set(alone.flatMap((pairing) => pairing.left).filter(isLong(left))),
    right: new Set(alone.flatMap((pairing) => pairing.right).filter(isLong(right))),
  };
}

interface Codes {
  mismatch: ParityCode;
  missing: ParityCode;
  /** How many may be missing on the right and on the left: a fault told elsewhere stands for them. */
  excused: [right: number, left: number];
}

function compare<T extends { start: number; end: number }>(
  pair: Pair,
  left: Stated<T>[],
  right: Stated<T>[],
  keyOf: (stated: Stated<T>) => string,
  { mismatch, missing, excused }: Codes,
): Draft[] {
  const without = (from: Stated<T>[], others: Stated<T>[], allowed: number) => {
    const known = new Set(others.map(keyOf));
    const rest = new Map(from.filter((stated) => !known.has(keyOf(stated))).map((stated) => [keyOf(stated), stated]));
    return [...rest.values()].slice(allowed);
  };
  // What stood in a paragraph that has no counterpart is lost with it: one cause, one finding.
  const alone = aloneIn(pair);
  const lefts = without(left, right, excused[0]).filter(({ paragraph }) => !alone.left.has(paragraph));
  const rights = without(right, left, excused[1]).filter(({ paragraph }) => !alone.right.has(paragraph));
  const both = Math.min(lefts.length, rights.length);
  const drafts: Draft[] = [];
  for (const [index, a] of lefts.entries()) {
    const b = rights[index];
    const here = placeOf(pair.left, a.paragraph, a.mention);
    if (index < both && b) {
      drafts.push({
        code: mismatch,
        paragraph: a.paragraph,
        sides: [here, placeOf(pair.right, b.paragraph, b.mention)],
      });
    } else {
      drafts.push({
        code: missing,
        paragraph: a.paragraph,
        sides: [here, nowhere(pair.right, null)],
        missingIn: pair.right.lang,
      });
    }
  }
  for (const b of rights.slice(both)) {
    drafts.push({
      code: missing,
      paragraph: pivotParagraph(pair, b.paragraph),
      sides: [nowhere(pair.left, null), placeOf(pair.right, b.paragraph, b.mention)],
      missingIn: pair.left.lang,
    });
  }
  return drafts;
}
