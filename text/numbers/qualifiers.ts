/** `more than 350` is above, `nearly 350` about it; a bare number has no class (bilingual.md B4.8). */
export type Qualifier = "above" | "below" | "about";

const classes: [Qualifier, string][] = [
  [
    "above",
    "more than|over|above|at least|no fewer than|no less than|not less than|upwards? of|exceeding|plus de|au moins|más de|al menos|اكثر من|اكثر|ما يزيد علي|ما يزيد عن|[يت]زيد علي|[يت]زيد عن|[يت]تجاوز|ما لا يقل عن|لا [يت]قل عن|[يت]فوق|زياتر له",
  ],
  [
    "below",
    "less than|fewer than|under|below|up to|at most|no more than|moins de|jusqu'à|menos de|hasta|اقل من|ما لا [يت]زيد علي|لا [يت]زيد علي|لا [يت]زيد عن|لا [يت]تجاوز|كهمتر له",
  ],
  [
    "about",
    "about|around|some|approximately|nearly|almost|roughly|close to|environ|près de|quelque|unos|unas|cerca de|casi|نحو|حوالي|قرابه|ما يقارب|[يت]قارب|ما يقرب من|زهاء|تقريبا|نزيكهي",
  ],
];

// Below before above: "لا يزيد على" holds "يزيد على".
const patterns = [1, 0, 2].flatMap((index) => {
  const entry = classes[index];
  return entry
    ? [
        {
          qualifier: entry[0],
          pattern: new RegExp(`(?<!\\p{L})[وفبل]?(?:${entry[1]})\\s+(?:[\\p{Sc}A-Z]{1,4} ?)?(?:a |an |ال)?$`, "iu"),
        },
      ]
    : [];
});

export function qualifierBefore(text: string, start: number): Qualifier | undefined {
  const head = text.slice(Math.max(0, start - 40), start);
  return patterns.find(({ pattern }) => pattern.test(head))?.qualifier;
}
