import type { Language } from "@/base/vocabulary";
import { arabic } from "./countries/ar";
import { sorani } from "./countries/ckb";
import { german } from "./countries/de";
import { type Country, type CountryNames, english } from "./countries/en";
import { spanish } from "./countries/es";
import { persian } from "./countries/fa";
import { french } from "./countries/fr";
import { kurmanji } from "./countries/ku";
import { foldWord, type Span } from "./fold";
import { matchesOf } from "./matches";

export interface CountryMention extends Span {
  /** Comparison key: its code (ISO 3166-1). */
  country: Country;
}

const tables: Record<Language, CountryNames> = {
  en: english,
  ar: arabic,
  fr: french,
  es: spanish,
  de: german,
  fa: persian,
  ckb: sorani,
  ku: kurmanji,
};

// The case of a letter tells US from us.
const fold = (name: string) => (/^\p{Script=Arabic}/u.test(name) ? foldWord(name) : name);

/** لل has swallowed the article of the name behind it: للولايات. */
const form = (name: string) => (name.startsWith("ال") ? `(?:ال|(?<=ل)ل)${name.slice(2)}` : name).replaceAll(".", "\\.");

/** What is written onto a name: clitics in Arabic, the ending of a case in Kurmanji. */
const before: Partial<Record<Language, string>> = { ar: "(?:[وف]?[بلك]?)" };
const after: Partial<Record<Language, string>> = { ku: "(?:yê|ê)?" };

function readerOf(lang: Language) {
  // The keys of a table are its countries.
  const entries = Object.entries(tables[lang]) as [Country, string][];
  const byName = new Map(entries.flatMap(([country, forms]) => forms.split("|").map((one) => [fold(one), country])));
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length).map(form);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{M}])${before[lang] ?? ""}(${longestFirst.join("|")})${after[lang] ?? ""}(?![\\p{L}\\p{M}-])`,
    "gu",
  );
  return { byName, pattern };
}
// The keys of the tables are languages.
const readers = new Map((Object.keys(tables) as Language[]).map((lang) => [lang, readerOf(lang)]));

/** Countries that a folded text names, in order; one that is named with its conjunction begins there. */
export function findCountries(text: string, lang: Language): CountryMention[] {
  const reader = readers.get(lang);
  if (!reader) return [];
  return matchesOf(text, reader.pattern).flatMap((match) => {
    const name = match[1] ?? "";
    const country = reader.byName.get(name) ?? reader.byName.get(`ا${name}`);
    return country ? [{ country, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const and = "(?:and|as well as|along with|et|y|e|und|sowie|û|و)";
const article = "(?:the |l'|la |le |les |el |los |der |die |das |den |dem )?";
/** Said again with each country: de la France et de l'Espagne, ومن ألمانيا. */
const preposition = "(?:from |in |de |d'|du |des |en |au |aux |del |aus |von |من |في |از |در |له |ji |li )?";
const joint = new RegExp(
  `^(?:[ ,،;؛]{1,2}|[,،;؛]? ?${and}(?: |$|(?=من |في ))${preposition}|[,،;؛] ?${preposition})${article}$`,
);

/** Those of them that stand in lists, joined by commas and "and". */
export function listedCountries(text: string, all: readonly CountryMention[]): CountryMention[] {
  const joined = all.map((mention, index) => {
    const next = all[index + 1];
    return next !== undefined && joint.test(text.slice(mention.end, next.start));
  });
  return all.filter((_, index) => joined[index] || joined[index - 1]);
}
