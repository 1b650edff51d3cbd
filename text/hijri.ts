import type { Span } from "./fold";
import { matchesOf } from "./matches";

const months =
  "محرم|صفر|ربيع (?:الاول|الاخر|الثاني)|جماد[ياه] (?:الاول|الاولي|الاخره|الثانيه|الثاني)|رجب|شعبان|رمضان|شوال|ذ[وي] ?القعده|ذ[وي] ?الحجه|" +
  "Muharram|Safar|Rabi['’]? (?:al-)?(?:Awwal|Thani|I{1,2})|Jumada (?:al-)?(?:Ula|Akhira|I{1,2})|Rajab|Sha['’]?ban|Ramadan|Shawwal|Dhu[ -](?:al-)?(?:Qi['’]?dah|Hijjah)";
const pattern = new RegExp(
  `(?<![\\d\\p{L}])(?:(?:\\d{1,2} (?:من )?)?(?:${months}) (?:من عام |عام |لعام |سنه )?1[345]\\d\\d(?!\\d)(?: ?ه(?!\\p{L})| ?A?H(?!\\p{L}))?|\\d{1,2} (?:من )?(?:${months})(?!\\p{L})|1[345]\\d\\d ?(?:ه(?!\\p{L})|A\\.?H\\.?(?!\\p{L})))`,
  "giu",
);

/**
 * Dates of the Islamic calendar in a folded text (`15 رمضان 1446هـ`). Gulf releases set them beside the
 * Gregorian date in Arabic alone: they are read past, never compared.
 */
export const findHijri = (text: string): Span[] =>
  /1[345]\d\d|رمضان|Ramadan|شوال|محرم|رجب|شعبان/i.test(text)
    ? matchesOf(text, pattern).map((match) => ({ start: match.index, end: match.index + match[0].length }))
    : [];
