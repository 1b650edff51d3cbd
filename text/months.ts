import { foldWord } from "./fold";

/**
 * Names of the months in every system that our newsrooms write, January first (CLDR 48, extended
 * with spellings in use): Iraqi/Levantine, transliterated, Moroccan, Tunisian/Algerian; Sorani;
 * English, French, Spanish, German. One name is one month in all of them.
 */
const names: readonly string[] = [
  "january jan janvier januar enero | كانون الثاني، كانون ثاني، كانون ثان، يناير، جانفي | کانوونی دووەم، کانونی دووەم، کانوونی دووهەم",
  "february feb février fevrier februar febrero | شباط، فبراير، فيفري | شوبات",
  "march mar mars märz marzo | آذار، اذار، مارس | ئازار، ئادار",
  "april apr avril abril | نيسان، أبريل، إبريل، ابريل، أفريل | نیسان",
  "may mai mayo | أيار، ايار، مايس، مايو، ماي | ئایار",
  "june jun juin juni junio | حزيران، يونيو، يونية، يونيه، جوان | حوزەیران",
  "july jul juillet juli julio | تموز، يوليو، يولية، يوليه، يوليوز، جويلية | تەمموز، تەمووز",
  "august aug août aout agosto | آب، أغسطس، اغسطس، غشت، أوت | ئاب",
  "september sept sep septembre septiembre setiembre | أيلول، ايلول، سبتمبر، شتنبر، سبتمبر | ئەیلوول، ئەیلول",
  "october oct octobre oktober octubre | تشرين الأول، تشرين أول، أكتوبر، اكتوبر | تشرینی یەکەم",
  "november nov novembre noviembre | تشرين الثاني، تشرين ثاني، تشرين ثان، نوفمبر، نونبر | تشرینی دووەم",
  "december dec décembre decembre dezember diciembre | كانون الأول، كانون أول، ديسمبر، دجنبر | کانوونی یەکەم، کانونی یەکەم",
];

const numbers = new Map<string, number>();
for (const [index, line] of names.entries()) {
  const [latin = "", ...others] = line.split("|");
  for (const name of latin.trim().split(" ")) numbers.set(foldWord(name), index + 1);
  for (const name of others.flatMap((part) => part.split("،"))) numbers.set(foldWord(name.trim()), index + 1);
}

/** Number of a month by a name in any of the languages, however it is spelled; undefined for another word. */
export const monthNumber = (name: string): number | undefined => numbers.get(foldWord(name).replace(/\s+/g, " "));

/** All names, folded, longest first: the alternatives of a pattern. */
export const monthPattern: string = [...numbers.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/ /g, " +"))
  .join("|");
