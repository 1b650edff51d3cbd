/** `more than 350` is above, `nearly 350` about it; a bare number has no class (bilingual.md B4.8). */
export type Qualifier = "above" | "below" | "about";

/** What exceeds may stand between the verb and its preposition: يزيد عدد موظفيها على 99, تتجاوز حمولتها 8 أطنان. */
const subject = "(?: \\p{L}+){0,2} \\p{L}{2,}(?:ها|هم|هن|هما|ه)";

const classes: [Qualifier, string][] = [
  [
    "above",
    `more than|over|above|at least|passes|pass|surpass(?:es|ed)?|exceeds?|exceeded|tops|topped|crosses|no fewer than|no less than|not less than|upwards? of|exceeding|plus de|au moins|más de|al menos|superiores a|superior a|اكثر (?:بقليل )?من|اكثر|ما يزيد علي|ما يزيد عن|[يت]ربو علي|[يت]زيد علي|[يت]زيد عن|[يت]تجاوز|ما لا يقل عن|لا [يت]قل عن|[يت]فوق|[يت]زيد${subject} (?:علي|عن)|[يت](?:تجاوز|فوق)${subject}|لا [يت]قل${subject} عن|سهرووي|زياتر له`,
  ],
  [
    "below",
    `less than|fewer than|not exceeding|a maximum of|under|below|(?<!adds? |added )up to|at most|no more than|moins de|jusqu'à|menos de|hasta|inferiores a|inferior a|اقل (?:بقليل )?من|ما [يت]صل الي|(?:مده|بسرعه|ارتفاع|مسافه|عمق) [يت]صل الي|بحد اقصي|ما لا [يت]زيد علي|لا [يت]زيد علي|لا [يت]زيد عن|لا [يت]تجاوز|لا [يت]زيد${subject} (?:علي|عن)|لا [يت]تجاوز${subject}|(?<!لا )[يت]قل(?:${subject})? عن|لغايه|كهمتر له`,
  ],
  [
    "about",
    "about|around|some|approximately|nearly|almost|roughly|estimated|close to|environ|près de|quelque|unos|unas|cerca de|casi|نحو|حوالي|قرابه|ما يقارب|[يت]قارب|ما يقرب من|زهاء|تقريبا|نزيكهي",
  ],
];

/** A currency may stand between the qualifier and its number: `more than US$ 5 million`. */
const money =
  "(?:US ?)?\\p{Sc} ?|(?:USD|EUR|GBP|IQD|JOD|KWD|KD|JD|TND|DZD|LYD|AED|MAD|SAR|QAR|OMR|EGP|LBP|SYP|NOK|CHF) ?";

// Below before above: "لا يزيد على" holds "يزيد على".
const patterns = [1, 0, 2].flatMap((index) => {
  const entry = classes[index];
  return entry
    ? [
        {
          qualifier: entry[0],
          pattern: new RegExp(`(?<!\\p{L})[وفبل]?(?:${entry[1]})\\s+(?:${money})?(?:a |an |ال)?$`, "iu"),
        },
      ]
    : [];
});

/** What follows the number and its noun: `100 فسيلة على الأقل`, `300 or more`. */
const following: [Qualifier, RegExp][] = [
  [
    "above",
    /^(?: [\p{L}\p{M}]+){0,3} (?:علي الاقل|فاكثر|او اكثر|فما فوق|كحد ادني|at least|or more|and above|au moins|ou plus|al menos|o más)(?!\p{L})/iu,
  ],
  [
    "below",
    /^(?: [\p{L}\p{M}]+){0,3} (?:علي الاكثر|كحد اقصي|او اقل|فما دون|at most|or less|or fewer|au plus|como máximo)(?!\p{L})/iu,
  ],
  ["about", /^(?: [\p{L}\p{M}]+){0,2} (?:تقريبا|or so|environ|aproximadamente)(?!\p{L})/iu],
];

export interface Qualified {
  qualifier: Qualifier;
  /** Where the words of the qualifier begin, at the latest with the number. */
  start: number;
}

/** The class of a number by the words before it, else by those after it. */
export function qualifierAround(text: string, start: number, end: number): Qualified | undefined {
  const from = Math.max(0, start - 60);
  const head = text.slice(from, start);
  for (const { qualifier, pattern } of patterns) {
    const match = pattern.exec(head);
    if (match) return { qualifier, start: from + match.index };
  }
  const tail = text.slice(end, end + 48);
  const after = following.find(([, pattern]) => pattern.test(tail));
  return after && { qualifier: after[0], start };
}
