import type { Language } from "@/base/vocabulary";
import { isPresentationForm } from "./fold";

/**
 * A pasted or imported text as it may be stored (bilingual.md C4): LF line ends, NFC, presentation
 * forms as letters, no invisibles, no overrides, no embeddings, no stray tatweel, single spaces.
 * Digits, hamza and yeh are never changed. Idempotent.
 * @param lang Arabic-looking Persian letters become Arabic ones in `ar` only
 */
export function clean(text: string, lang?: Language): string {
  const controls = text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\ufeff\u00ad\u200b\u2060-\u2064\u206a-\u206f\u180e\u202a-\u202e]/g, "");
  const letters = repairLetters(balanceIsolates(controls).normalize("NFC"), lang).normalize("NFC");
  return letters
    .split("\n")
    .map((line) => cleanLine(line))
    .join("\n");
}

/** U+202D and U+202E turn the reading order by force and are legal nowhere (CVE-2021-42574): `hygiene.bidi`. */
export const hasOverride = (text: string): boolean => /[\u202d\u202e]/.test(text);

/** Any run of spaces; U+00A0 and its like stay where they stand alone (French, grouped digits). */
const spaces = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

function cleanLine(line: string): string {
  return (
    trimEnds(line.replace(spaces, (run) => (/^[\u00a0\u202f\u2007]$/.test(run) ? run : " ")))
      // French sets a space before ; : ! ? and keeps it by U+00A0; a plain one before a stop is a slip.
      .replace(/(?<=[\p{L}\p{N})\]”»"]) (?=[.،؛؟](?:\s|$))/gu, "")
  );
}

/** U+200E, U+200F and U+061C are legal round a component, noise at the ends of a line, as are spaces. */
const isEdge = (char: string) => /[\s\u200e\u200f\u061c]/.test(char);

function trimEnds(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isEdge(line.charAt(start))) start++;
  while (end > start && isEdge(line.charAt(end - 1))) end--;
  return line.slice(start, end);
}

/** Isolates without a partner are taken out; pairs stay, they are legal round a component. */
function balanceIsolates(text: string): string {
  if (!/[\u2066-\u2069]/.test(text)) return text;
  return text
    .split("\n")
    .map((line) => {
      const chars = [...line];
      const open: number[] = [];
      const lone = new Set<number>();
      chars.forEach((char, index) => {
        if (char >= "\u2066" && char <= "\u2068") open.push(index);
        else if (char === "\u2069" && open.pop() === undefined) lone.add(index);
      });
      for (const index of open) lone.add(index);
      return chars.filter((_, index) => !lone.has(index)).join("");
    })
    .join("\n");
}

function repairLetters(text: string, lang?: Language): string {
  const letters = text.replace(/[\ufb50-\ufdff\ufe70-\ufefc]/g, (char) =>
    isPresentationForm(char.charCodeAt(0)) ? char.normalize("NFKC") : char,
  );
  const arabic = lang === "ar" ? letters.replace(/ک/g, "ك").replace(/ی/g, "ي") : letters;
  // Kept after a lone prefix before a digit (بـ54), and in the abbreviation هـ.
  return arabic.replace(/(?<=\p{Script=Arabic}\p{M}*)\u0640+(?=\p{M}*\p{Script=Arabic})/gu, "");
}

/** First unit and number of forms of each row of FE80–FEF4, which lists isolated, final, initial, medial. */
const twoForms = new Set([
  0xfe81, 0xfe83, 0xfe85, 0xfe87, 0xfe8d, 0xfe93, 0xfea9, 0xfeab, 0xfead, 0xfeaf, 0xfeed, 0xfeef,
]);
const rows: [first: number, forms: number][] = [];
for (let first = 0xfe81; first <= 0xfef4; ) {
  const forms = twoForms.has(first) ? 2 : 4;
  rows.push([first, forms]);
  first += forms;
}

type Form = "isolated" | "final" | "initial" | "medial";

function formOf(unit: number): Form | undefined {
  const row = rows.find(([first, forms]) => unit >= first && unit < first + forms);
  return row && (["isolated", "final", "initial", "medial"] as const)[unit - row[0]];
}

/**
 * True where presentation forms stand in visual order, last letter first, as some PDF copies do: a
 * word then begins with a final form or ends with an initial one. Such a text cannot be mended safely.
 */
export function isVisualOrder(text: string): boolean {
  let backwards = 0;
  let forwards = 0;
  for (const word of text.match(/[\ufe70-\ufefc]{3,}/g) ?? []) {
    const first = formOf(word.charCodeAt(0));
    const last = formOf(word.charCodeAt(word.length - 1));
    if (first === "final" || first === "medial" || last === "initial") backwards++;
    else if (first === "initial" || last === "final") forwards++;
  }
  return backwards > forwards;
}
