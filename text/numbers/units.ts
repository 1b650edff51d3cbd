/**
 * Units that a number may carry, told by the words and signs right before or after it. Currencies
 * are families: a pound is a ليرة or a جنيه, whichever state prints it. Words as `fold` leaves them.
 */
const words = {
  percent: "percent pct prozent بالميه بالمايه",
  dollar: "usd dollar dollars dólar dólares دولار دولارا دولارات الدولار دۆلار دۆلاري دۆلارى",
  euro: "eur euro euros يورو اليورو يۆرۆ يۆرۆي",
  pound:
    "gbp egp lbp syp sdg try le pound pounds lira liras livre livres جنيه جنيها جنيهات الجنيه ليره ليرات الليره استرليني sterling",
  dinar: "iqd id jod jd kwd kd tnd dzd lyd ld bhd bd dinar dinars dinares دينار دينارا دنانير الدينار ديناري دينارى",
  dirham: "aed mad dh dhs dirham dirhams درهم درهما دراهم الدرهم",
  riyal: "sar sr qar qr yer omr ro riyal riyals rial rials ريال ريالا ريالات الريال",
  shekel: "ils nis shekel shekels شيكل شيكلا شواكل شيقل",
  krone: "nok sek dkk krone kroner krona kronor كرونه كرونات",
  centime: "centime centimes سنتيم سنتيما سنتيمات",
  franc: "chf xof franc francs فرنك فرنكا فرنكات",
  rupee: "inr pkr rs rupee rupees روبيه روبيات",
  yen: "jpy yen ين",
  kilometre:
    "km kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro kilómetros كيلومتر كيلومترا كيلومترات كم كيلۆمهتر كيلۆمهتري",
  metre: "m metre metres meter meters mètre mètres metro metros متر مترا امتار مهتر مهتري",
  centimetre: "cm centimetre centimetres centimeter centimeters centimètres سنتمتر سنتمترا سنتيمتر سنتيمترا سم",
  mile: "mile miles ميلا اميال",
  hectare: "ha hectare hectares hectárea hectáreas هكتار هكتارا هكتارات",
  dunum: "dunum dunums dunam dunams donum donums دونم دونما دونمات",
  acre: "acre acres اكر",
  feddan: "feddan feddans فدان فدانا افدنه",
  tonne: "t tonne tonnes ton tons tonelada toneladas طن طنا اطنان تۆن",
  kilogram:
    "kg kilo kilos kilogram kilograms kilogramme kilogrammes كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كغ كغم كجم",
  gram: "g gram grams gramme grammes gramo gramos غرام غراما غرامات جرام جراما",
  litre: "litre litres liter liters litro litros لتر لترا لترات ليتر ليترا",
  barrel: "barrel barrels bbl baril barils برميل برميلا براميل",
} as const;
type Word = keyof typeof words;

/** Lengths that an adjective before or after makes a measure of area or volume. */
const shaped = { kilometre: "km", metre: "m", centimetre: "cm" } as const;
export type Unit = Word | `${"square" | "cubic"} ${keyof typeof shaped}`;

const byWord = new Map<string, Word>();
for (const [unit, forms] of Object.entries(words)) {
  // The keys of the table are its words.
  for (const form of forms.split(" ")) byWord.set(form, unit as Word);
}

const adjectives = new Map<string, "square" | "cubic">();
for (const form of "square sq carré carrés cuadrado cuadrados مربع مربعا مربعه چوارگۆشه دووجا".split(" "))
  adjectives.set(form, "square");
for (const form of "cubic cube cubes cúbico cúbicos مكعب مكعبا مكعبه سێجا شهشپاڵوو".split(" "))
  adjectives.set(form, "cubic");

const signs: Record<string, Word> = {
  "%": "percent",
  $: "dollar",
  "€": "euro",
  "£": "pound",
  "¥": "yen",
  "₪": "shekel",
};

/** Said before money without telling which: `Iraqi dinars`, `US dollars`, `U.S. dollars`. */
const nation = /^ ?(?:US|U\.S\.|\p{Lu}\p{Ll}+(?:an|i|ese|ish|tian|nian|rian))(?= )/u;
const percentPhrase =
  /^[ -]?(?:%|per ?cent(?:age points?)?(?!\p{L})|percentage points?|pour ?cent(?!\p{L})|por ?ciento(?!\p{L})|(?:في|ب) ?ال(?:ميه|مايه)(?!\p{L})|نقط[هة] ميويه|نقاط ميويه|له ?سهد)/iu;
const nextWord = /^[ -]?([\p{L}\p{M}]+|[$€£¥₪])([²³23](?!\d))?/u;

/** Share and money: a number with one of these must stand on the other side, even if it is 1 or 2. */
const binding: ReadonlySet<Unit> = new Set([
  "percent",
  "dollar",
  "euro",
  "pound",
  "dinar",
  "dirham",
  "riyal",
  "shekel",
  "krone",
  "franc",
  "rupee",
  "yen",
]);
export const isBinding = (unit: Unit | undefined): boolean => unit !== undefined && binding.has(unit);

/** The unit after `end`, else the one before `start`; `end` where the unit's own text ends. */
export function unitAround(text: string, start: number, end: number): { unit: Unit; end: number } | undefined {
  const after = unitAfter(text.slice(end, end + 48));
  if (after) return { unit: after.unit, end: end + after.length };
  const unit = unitBefore(text, start);
  return unit && { unit, end };
}

function unitAfter(tail: string): { unit: Unit; length: number } | undefined {
  const percent = percentPhrase.exec(tail);
  if (percent) return { unit: "percent", length: percent[0].length };
  const isNational = nation.exec(tail);
  const from = isNational ? isNational[0].length : 0;
  const first = nextWord.exec(tail.slice(from));
  const word = first?.[1]?.toLowerCase();
  if (!first || word === undefined) return undefined;
  const length = from + first[0].length;
  const second = nextWord.exec(tail.slice(length));
  const following = second?.[1]?.toLowerCase() ?? "";
  const unit = signs[word] ?? byWord.get(word);
  const shape = adjectives.get(word);
  if (shape) {
    const base = byWord.get(following);
    return isShaped(base) ? { unit: `${shape} ${base}`, length: length + (second?.[0].length ?? 0) } : undefined;
  }
  // $ after US, and metres that are cubes.
  if (word === "us" && following === "$") return { unit: "dollar", length: length + 1 };
  if (unit && isShaped(unit)) {
    const raised = first[2] === "²" || first[2] === "2" ? "square" : first[2] ? "cubic" : adjectives.get(following);
    if (raised) return { unit: `${raised} ${unit}`, length: first[2] ? length : length + (second?.[0].length ?? 0) };
  }
  if (!unit || (from > 0 && !binding.has(unit)) || (first[2] && !isShaped(unit))) return undefined;
  return { unit, length };
}

const isShaped = (unit: Word | undefined): unit is keyof typeof shaped => unit !== undefined && unit in shaped;

const codes = /(?:([$€£¥₪%])|(?<![A-Za-z])([A-Z]{2,3}|Dhs?|Rs)\.?|((?:له ?)?سهدا|سهدي)) ?$/u;

/** The unit that stands before a number: `US$ 5`, `AED 45`, `%20`. */
export function unitBefore(text: string, start: number): Unit | undefined {
  const head = codes.exec(text.slice(Math.max(0, start - 9), start));
  if (!head) return undefined;
  if (head[1]) return signs[head[1]];
  if (head[3]) return "percent";
  const unit = byWord.get(head[2]?.toLowerCase() ?? "");
  return unit && binding.has(unit) ? unit : undefined;
}

/** Where a number begins with the unit that stands before it: `US$ 5` and not `5`. */
export function startWithUnit(text: string, start: number): number {
  const head = unitBefore(text, start) && codes.exec(text.slice(Math.max(0, start - 9), start));
  if (!head) return start;
  const at = start - head[0].length;
  return head[1] === "$" && text.slice(0, at).endsWith("US") ? at - 2 : at;
}
