import { digitOf } from "./digits";

/**
 * A shadow copy of a text in which spellings that mean the same look the same, with the way back:
 * `at[i]` is the offset in the source of unit `i` of `text`; `at[text.length]` is the source's length.
 */
export interface Folded {
  source: string;
  text: string;
  at: number[];
}

export interface Span {
  start: number;
  end: number;
}

/**
 * Folds a text for comparison (bilingual.md B4.1 and B4.5): bidi controls, invisibles, harakat and
 * tatweel are dropped; every space is U+0020; digits are Western; presentation forms are letters;
 * أإآٱ→ا, ىی→ي, ةە→ه, ؤ→و, ئ→ي, ک→ك. Never NFKC of the whole: it would turn km² into km2.
 */
export function fold(source: string): Folded {
  const at: number[] = [];
  const parts: string[] = [];
  let from = 0;
  for (let offset = 0; offset < source.length; offset++) {
    const unit = source.charCodeAt(offset);
    if (isPlain(unit)) {
      at.push(offset);
      continue;
    }
    const folded = foldUnit(unit, source.charAt(offset));
    parts.push(source.slice(from, offset), folded);
    from = offset + 1;
    for (let part = 0; part < folded.length; part++) at.push(offset);
  }
  at.push(source.length);
  parts.push(source.slice(from));
  return { source, text: parts.join(""), at };
}

/** Units that certainly fold to themselves, most of every text: ASCII, letters from ب to و that have one shape. */
const isPlain = (unit: number) =>
  (unit >= 0x20 && unit <= 0x7e) ||
  (unit >= 0x62a && unit <= 0x63a) ||
  (unit >= 0x641 && unit <= 0x648) ||
  unit === 0x627 ||
  unit === 0x628;

/** The span of the source that stands behind `start`…`end` of the folded text. */
export function sourceSpan({ at, text, source }: Folded, start: number, end: number): Span {
  const from = at[Math.min(Math.max(start, 0), text.length)] ?? source.length;
  if (end <= start) return { start: from, end: from };
  let past = (at[Math.min(end, text.length) - 1] ?? source.length - 1) + 1;
  // A letter keeps its harakat: مترا without its tanwin would tear the word.
  while (isHaraka(source.charCodeAt(past))) past++;
  return { start: from, end: Math.max(from, past) };
}

/** Fold of a word of a table, by the same rules. */
export const foldWord = (word: string): string => fold(word).text.toLowerCase();

/**
 * The copy that search reads, written beside a version and made of the query alike (bilingual.md
 * C5): folded, lower case, گ as ك, و before the article taken off, separators inside numbers removed.
 */
export function foldForSearch(text: string): string {
  return fold(text)
    .text.toLowerCase()
    .replace(/گ/g, "ك")
    .replace(/(\d)[.,٬٫،](?=\d{3}(?!\d))/g, "$1")
    .replace(/(?<!\p{L})و(?=ال\p{L}{2})/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

const letters: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ة: "ه",
  ە: "ه",
  ؤ: "و",
  ئ: "ي",
  ک: "ك",
  "٪": "%",
  "٭": "*",
};

const isHaraka = (unit: number) => (unit >= 0x64b && unit <= 0x65f) || unit === 0x670;

/** Cf, harakat and tatweel: nothing that changes which word or number is meant. */
export function isDropped(unit: number): boolean {
  return (
    unit === 0xad ||
    unit === 0x640 ||
    unit === 0x61c ||
    isHaraka(unit) ||
    unit === 0xfeff ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f)
  );
}

export function isPresentationForm(unit: number): boolean {
  // ﷲ to ﷻ are words; ﷺ and ﷽ are kept as they are (C4). FFFE and the noncharacters have no fold.
  return (unit >= 0xfb50 && unit <= 0xfdff && unit !== 0xfdfa && unit !== 0xfdfd) || (unit >= 0xfe70 && unit <= 0xfefc);
}

function foldUnit(unit: number, char: string): string {
  if (isDropped(unit)) return "";
  if (unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x202f || unit === 0x205f || unit === 0x3000) {
    return " ";
  }
  if (unit === 9) return " ";
  const digit = digitOf(unit);
  if (digit) return String(digit.value);
  const letter = isPresentationForm(unit) ? char.normalize("NFKC") : char;
  // Ornate parentheses and noncharacters stand among the forms and are letters of nothing.
  if (letter !== char) return fold(letter).text;
  return letters[char] ?? char;
}
