import type { Draft } from "../finding";
import { foldWord, type Span } from "../fold";
import { isQuoting, nowhere, type Pair, placeOf, type Side } from "./pair";

/** A term or person with its names in each language; the first one is shown. */
export interface GlossaryEntry {
  kind: "term" | "person";
  names: Partial<Record<string, string[]>>;
}

/**
 * Terms and people of the glossary that the pivot names and the other side does not, in the same
 * paragraph or the ones beside it (bilingual.md B4.12). A person missing from a quotation is a
 * warning. Only the names that the glossary has count: a transliteration is never guessed.
 */
export function checkGlossary(pair: Pair, glossary: readonly GlossaryEntry[]): Draft[] {
  return glossary.flatMap((entry) => {
    const [here, there] = [patternOf(entry.names[pair.left.lang]), patternOf(entry.names[pair.right.lang])];
    return here && there ? missingIn(pair, entry, here, there) : [];
  });
}

function missingIn(pair: Pair, { kind }: GlossaryEntry, here: RegExp, there: RegExp): Draft[] {
  const names = pair.pairings.map(({ left, right }) => ({
    first: left.map((paragraph) => ({ paragraph, span: spanIn(pair.left, paragraph, here) })).find(({ span }) => span),
    has: right.some((paragraph) => spanIn(pair.right, paragraph, there) !== undefined),
    other: right[0],
  }));
  return names.flatMap(({ first, other }, index): Draft[] => {
    // A paragraph without counterpart is one finding of its own.
    if (!first?.span || other === undefined) return [];
    if (names.slice(Math.max(0, index - 1), index + 2).some(({ has }) => has)) return [];
    const { paragraph, span } = first;
    const facts = pair.left.facts[paragraph];
    const quotes = facts !== undefined && isQuoting(facts);
    return [
      {
        code: kind === "person" && quotes ? "name.mismatch" : "term.mismatch",
        paragraph,
        sides: [placeOf(pair.left, paragraph, span), nowhere(pair.right, other)],
        missingIn: pair.right.lang,
      },
    ];
  });
}

function spanIn(side: Side, paragraph: number, pattern: RegExp): Span | undefined {
  const match = pattern.exec(side.facts[paragraph]?.folded.text ?? "");
  const name = match?.groups?.name;
  if (!match || name === undefined) return undefined;
  const start = match.index + match[0].lastIndexOf(name);
  return { start, end: start + name.length };
}

/** One-letter words that Arabic writes onto a name: و ف, ب ك ل, and the article that لل has swallowed. */
const clitics = "(?:[وف]?(?:[بكل](?:ال)?|ال|لل)?)";

function patternOf(names: readonly string[] = []): RegExp | undefined {
  const forms = names.map((name) => foldWord(name).trim().replace(/\s+/g, " ")).filter((name) => name !== "");
  if (forms.length === 0) return undefined;
  const alternatives = forms
    .flatMap((form) => (form.startsWith("ال") ? [form, form.slice(2)] : [form]))
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[ -]/g, "[ \\-]+"));
  const isArabic = forms.some((form) => /\p{Script=Arabic}/u.test(form));
  const plural = isArabic ? "" : "(?:['’]?s)?";
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${isArabic ? clitics : ""}(?<name>${alternatives.join("|")})${plural}(?![\\p{L}\\p{N}])`,
    "iu",
  );
}
