import { type CountryMention, findCountries, listedCountries } from "../country-names";
import type { Draft } from "../finding";
import type { Stated } from "./match";
import { type Pair, placeOf, type Side } from "./pair";

/**
 * Donors and places that both sides list (bilingual.md B4.11): a country in the list of one side is named
 * somewhere in the paragraph of the other. An adjective may stand for a country, so one list alone says nothing.
 */
export function checkCountryLists(pair: Pair): Draft[] {
  return pair.pairings.flatMap(({ left, right }): Draft[] => {
    const [lefts, rights] = [countriesOf(pair.left, left), countriesOf(pair.right, right)];
    const [one] = lefts.listed;
    const [other] = rights.listed;
    if (!one || !other || (covers(rights.all, lefts.listed) && covers(lefts.all, rights.listed))) return [];
    const sides = [whole(pair.left, lefts.listed, one), whole(pair.right, rights.listed, other)];
    return [{ code: "countrylist.mismatch", paragraph: one.paragraph, sides }];
  });
}

function countriesOf({ facts, lang }: Side, paragraphs: readonly number[]) {
  const [all, listed]: [Stated<CountryMention>[], Stated<CountryMention>[]] = [[], []];
  for (const paragraph of paragraphs) {
    const text = facts[paragraph]?.folded.text ?? "";
    const found = findCountries(text, lang);
    all.push(...found.map((mention) => ({ paragraph, mention })));
    listed.push(...listedCountries(text, found).map((mention) => ({ paragraph, mention })));
  }
  return { all, listed };
}

function covers(all: readonly Stated<CountryMention>[], listed: readonly Stated<CountryMention>[]): boolean {
  const known = new Set(all.map(({ mention }) => mention.country));
  return listed.every(({ mention }) => known.has(mention.country));
}

/** From the first country of the list to the last one in its paragraph. */
function whole(side: Side, listed: readonly Stated<CountryMention>[], first: Stated<CountryMention>) {
  const last = listed.findLast(({ paragraph }) => paragraph === first.paragraph) ?? first;
  return placeOf(side, first.paragraph, { start: first.mention.start, end: last.mention.end });
}
