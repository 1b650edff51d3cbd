import type { Span } from "../fold";
import { matchesOf } from "../matches";
import type { NumberMention } from "../numbers/find";

/** So many minutes or months: a month has no fixed number of days. */
export interface Length {
  base: "minute" | "month";
  size: number;
  /** Size of the unit that was counted. */
  unit?: number;
}

/** Units of time in folded letters: one, those that stand by a number, and the stem of the Arabic dual. */
const units: (Length & { one: string; more: string; dual: string })[] = [
  { base: "minute", size: 1, one: "minute|minuto|دقيقه|خولهك", more: "mins?|minutes|minutos|دقايق", dual: "دقيقت" },
  {
    base: "minute",
    size: 60,
    one: "hour|heure|hora|ساعه|كاتژمێر|سهعات",
    more: "hrs?|hours|heures|horas|ساعات",
    dual: "ساعت",
  },
  { base: "minute", size: 1440, one: "day|jour|día|يوم|ڕۆژ", more: "days|jours|días|يوما|ايام", dual: "يوم" },
  {
    base: "minute",
    size: 10_080,
    one: "week|semaine|semana|اسبوع|ههفته",
    more: "weeks|semaines|semanas|اسبوعا|اسابيع",
    dual: "اسبوع",
  },
  { base: "month", size: 1, one: "month|mois|mes|شهر|مانگ", more: "months|meses|شهرا|اشهر|شهور", dual: "شهر" },
  {
    base: "month",
    size: 12,
    one: "year|an|année|año|سنه|عام|ساڵ",
    more: "years|ans|années|años|سنوات|سنين|عاما|اعوام",
    dual: "(?:سنت|عام)",
  },
  {
    base: "month",
    size: 120,
    one: "decade|décennie|década|عقد|دهيه",
    more: "decades|décennies|décadas|عقدا|عقود",
    dual: "عقد",
  },
];

/** Sorani writes its cases onto the word: ساڵدا, ڕۆژە. */
const after = units.map(({ base, size, one, more }) => ({
  base,
  size,
  pattern: new RegExp(`^[ -]?(?:${one}|${more})(?:دا|ه|ي|هي|هكه)?(?!\\p{L})`, "iu"),
}));

/** One of a unit, two or a half of it, and a half more, without a number: `an hour and a half`, يومان, نصف سنة. */
const unnumbered = units.flatMap(({ base, size, one, dual }) => {
  const before = "(?<![\\p{L}\\d])(?<!\\d )(?:[وف]?[بل]?(?:ال)?)?";
  const span = (times: number, pattern: string) => ({ base, size: size * times, pattern: new RegExp(pattern, "iu") });
  return [
    span(1, `${before}(?:(?:one|an?|une?|una?|per) )?(?:${one})ا?(?: واحده?ا?)?(?!\\p{L})`),
    span(2, `${before}${dual}(?:ين|ان|ا|ي)(?!\\p{L})`),
    span(0.5, `(?:half (?:an? )?|demi-|media |نصف (?:ال)?)(?:${one})(?!\\p{L})`),
    span(1.5, `${before}(?:(?:one|an?|une?|una?) )?(?:${one})(?: and a half| et demie?| y medi[ao]| ونصف)`),
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

/** True where one of two numbers is the same length of time in another unit: 36 months and three years. */
export const isSameLength = (lengths: readonly Length[], others: readonly Length[]): boolean =>
  lengths.some((length) =>
    others.some((other) => length.unit !== other.unit && length.base === other.base && length.size === other.size),
  );

/** The lengths of time that a folded text names without a number: 48 hours are its يومان. */
export const lengthsNamedIn = (text: string): Length[] =>
  [...unnumbered, ...named].filter(({ pattern }) => pattern.test(text));

const everywhere = unnumbered.map(({ pattern, ...length }) => ({ ...length, pattern: new RegExp(pattern, "giu") }));

interface Term extends Span {
  lengths: Length[];
  mentions: NumberMention[];
}

/** `a year and two months`, `سنتان وثلاثة أشهر`: lengths with what a smaller unit adds to them, and their numbers. */
export function sumsIn(text: string, stated: readonly NumberMention[]): Omit<Term, keyof Span>[] {
  const counted = stated.flatMap((mention): Term[] => {
    const lengths = lengthsOf(mention, text);
    const unit = /^[ -]?\p{L}+/u.exec(text.slice(mention.end, mention.end + 24))?.[0].length ?? 0;
    return lengths.length > 0 ? [{ ...mention, end: mention.end + unit, lengths, mentions: [mention] }] : [];
  });
  const bare = everywhere.flatMap(({ base, size, pattern }) =>
    matchesOf(text, pattern).map(({ index: start, 0: { length } }): Term => {
      return { start, end: start + length, lengths: [{ base, size }], mentions: [] };
    }),
  );
  const terms = [...counted, ...bare.filter(isFreeOf(counted))].sort(inOrder);
  return terms.flatMap((first, at) =>
    addedTo(text, terms, at).flatMap((second) => {
      const lengths = first.lengths.flatMap(({ base, size }) =>
        second.lengths
          .filter((more) => more.base === base && more.size < size)
          .map((more) => ({ base, size: size + more.size })),
      );
      return lengths.length > 0 ? [{ lengths, mentions: [...first.mentions, ...second.mentions] }] : [];
    }),
  );
}

const inOrder = (a: Span, b: Span) => a.start - b.start;

/** Whether a span begins and ends outside of all of these. */
function isFreeOf(spans: readonly Span[]) {
  const taken = new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)));
  return ({ start, end }: Span) => !taken.has(start) && !taken.has(end - 1);
}

/** Nothing but "and" between the two, and the first letter of the second, onto which Arabic writes its و. */
const joined = /^ (?:(?:and |et |y |و ?).|و)$/u;
const longestJoint = 5;

/** Of terms in order, those that are added to one of them. */
function addedTo(text: string, terms: readonly Term[], at: number): Term[] {
  const end = terms[at]?.end ?? 0;
  const added: Term[] = [];
  for (let next = at + 1; next < terms.length; next++) {
    const term = terms[next];
    if (!term || term.start > end + longestJoint) break;
    if (end < term.start && joined.test(text.slice(end, term.start + 1))) added.push(term);
  }
  return added;
}
