import type { NumberMention } from "../numbers/find";

type Unit = "minutes" | "hours" | "days" | "months";

/** What follows the number, in folded letters. */
const units: Record<Unit, RegExp> = {
  minutes: /^[ -]?(?:min(?:ute)?s?|دقيقه|دقايق)(?!\p{L})/iu,
  hours: /^[ -]?(?:h(?:ou)?rs?|heures?|horas?|ساعه|ساعات)(?!\p{L})/iu,
  days: /^[ -]?(?:days?|jours?|días?|يوما|يوم|ايام)(?!\p{L})/iu,
  months: /^[ -]?(?:months?|mois|meses|شهرا|شهر|اشهر)(?!\p{L})/iu,
};

/** Spans of time that one language counts and the other names: 48 hours is يومان, 18 months سنة ونصف. */
const named: [number, Unit, RegExp][] = [
  [90, "minutes", /ساعه ونصف|hour and a half|heure et demie|hora y media/iu],
  [60, "minutes", /(?<!\p{L})(?:ب|ل|و)?ساعه(?!\p{L})|(?:one|an) hour|une heure|una hora/iu],
  [30, "minutes", /نصف ساعه|half an hour|half hour|demi-heure|media hora/iu],
  [
    24,
    "hours",
    /مدار (?:ال)?ساعه|طوال اليوم|ليل(?:ا و)? ?نهارا?|(?:a)?round the clock|day and night|(?<!\p{L})(?:ال)?يوم(?!\p{L})|(?:one|a|per) day|un jour|un día/iu,
  ],
  [48, "hours", /يوم(?:ين|ان)(?!\p{L})|two days|deux jours|dos días/iu],
  [72, "hours", /ثلاثه ايام|three days|trois jours|tres días/iu],
  [
    7,
    "days",
    /ايام الاسبوع|يوميا|كل يوم|every day|daily|(?<!\p{L})(?:ال)?اسبوع(?!\p{L})|(?:one|a) week|une semaine|una semana/iu,
  ],
  [14, "days", /اسبوع(?:ين|ان)|fortnight|two weeks|deux semaines|dos semanas/iu],
  [15, "days", /اسبوع(?:ين|ان)|fortnight|two weeks/iu],
  [6, "months", /نصف (?:عام|سنه)|half a year|six months/iu],
  [12, "months", /(?<!\p{L})(?:ال)?(?:سنه|عام)(?!\p{L})|(?:one|a) year|un an(?!\p{L})|un año/iu],
  [18, "months", /(?:سنه|عام) ونصف|year and a half|one and a half years|an et demi|año y medio/iu],
  [24, "months", /(?:سنت|عام)(?:ين|ان)(?!\p{L})|two years|deux ans|dos años/iu],
];

/** True where the other side names the very span of time that this number counts. Both texts folded. */
export function isNamedSpan({ readings, start, end }: NumberMention, own: string, other: string): boolean {
  const number = /^[\d.,]+|^\p{L}+/u.exec(own.slice(start, end))?.[0] ?? "";
  const tail = own.slice(start + number.length, end + 16);
  return named.some(
    ([value, unit, words]) => readings.includes(String(value)) && units[unit].test(tail) && words.test(other),
  );
}
