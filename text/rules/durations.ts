import type { NumberMention } from "../numbers/find";

/** So many minutes or months: a month has no fixed number of days. */
export interface Length {
  base: "minute" | "month";
  size: number;
  /** Size of the unit that was counted. */
  unit?: number;
}

/** Units of time in folded letters: singular and plural, and the stem of the Arabic dual. */
const units: (Length & { words: string; dual: string })[] = [
  { base: "minute", size: 1, words: "min(?:ute|uto)?s?|دقيقه|دقايق|خولهك", dual: "دقيقت" },
  { base: "minute", size: 60, words: "h(?:ou)?rs?|heures?|horas?|ساعه|ساعات|كاتژمێر|سهعات", dual: "ساعت" },
  { base: "minute", size: 1440, words: "days?|jours?|días?|يوما?|ايام|ڕۆژ", dual: "يوم" },
  { base: "minute", size: 10_080, words: "weeks?|semaines?|semanas?|اسبوعا?|اسابيع|ههفته", dual: "اسبوع" },
  { base: "month", size: 1, words: "months?|mois|mes(?:es)?|شهرا?|اشهر|شهور|مانگ", dual: "شهر" },
  { base: "month", size: 12, words: "years?|ans?|années?|años?|سنه|سنوات|سنين|عاما?|اعوام|ساڵ", dual: "(?:سنت|عام)" },
  { base: "month", size: 120, words: "decades?|décennies?|décadas?|عقدا?|عقود", dual: "عقد" },
];

/** Sorani writes its cases onto the word: ساڵدا, ڕۆژە. */
const after = units.map(({ base, size, words }) => ({
  base,
  size,
  pattern: new RegExp(`^[ -]?(?:${words})(?:دا|ه|ي|هي|هكه)?(?!\\p{L})`, "iu"),
}));

/** One of a unit, two or a half of it, and a half more, without a number: `an hour and a half`, يومان, نصف سنة. */
const unnumbered = units.flatMap(({ base, size, words, dual }) => {
  const before = "(?<!\\p{L})(?:[وف]?[بل]?(?:ال)?)?";
  const span = (times: number, pattern: string) => ({ base, size: size * times, pattern: new RegExp(pattern, "iu") });
  return [
    span(1, `${before}(?:(?:one|an?|une?|una?|per) )?(?:${words})(?!\\p{L})`),
    span(2, `${before}${dual}(?:ين|ان|ا|ي)(?!\\p{L})`),
    span(0.5, `(?:half (?:an? )?|demi-|media |نصف (?:ال)?)(?:${words})(?!\\p{L})`),
    span(1.5, `(?:${words})(?: and a half| et demie?| y medi[ao]| ونصف)`),
    span(2.5, `${before}${dual}(?:ين|ان) ونصف`),
  ];
});

/** Spans that a language has a word of its own for, in their base. */
const named: (Length & { pattern: RegExp })[] = [
  {
    base: "minute",
    size: 1440,
    pattern: /مدار (?:ال)?ساعه|طوال اليوم|ليل(?:ا و)? ?نهارا?|(?:a)?round the clock|day and night/iu,
  },
  { base: "minute", size: 10_080, pattern: /ايام الاسبوع|يوميا|كل يوم|every day|daily/iu },
  { base: "minute", size: 20_160, pattern: /fortnight|quinzaine|quincena/iu },
  // Fifteen days are two weeks where one counts both ends.
  { base: "minute", size: 21_600, pattern: /اسبوع(?:ين|ان)|fortnight|two weeks/iu },
];

/** The lengths of time that a number with its unit may be; none where no unit of time follows it. */
export function lengthsOf({ readings, end }: NumberMention, text: string): Length[] {
  const tail = text.slice(end, end + 16);
  const unit = after.find(({ pattern }) => pattern.test(tail));
  return unit ? readings.map((value) => ({ base: unit.base, unit: unit.size, size: Number(value) * unit.size })) : [];
}

const isSame = (one: Length, other: Length) => one.base === other.base && one.size === other.size;

/** True where two numbers count the same length of time in different units: 36 months and three years. */
export const isSameLength = (lengths: readonly Length[], others: readonly Length[]): boolean =>
  lengths.some((length) => others.some((other) => length.unit !== other.unit && isSame(length, other)));

/** True where the other side names the very length of time that this number counts: 48 hours is يومان. Both texts folded. */
export function isNamedLength(mention: NumberMention, text: string, other: string): boolean {
  const lengths = lengthsOf(mention, text);
  if (lengths.length === 0) return false;
  return [...unnumbered, ...named].some(
    (name) => lengths.some((length) => isSame(length, name)) && name.pattern.test(other),
  );
}
