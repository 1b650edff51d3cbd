import type { Language } from "./vocabulary";

/** Names of the cities by which zones near the newsroom are called, where they differ from the zone's own. */
const names: Partial<Record<Language, Record<string, string>>> = {
  ar: {
    "Asia/Baghdad": "بغداد",
    "Asia/Amman": "عمّان",
    "Asia/Beirut": "بيروت",
    "Asia/Damascus": "دمشق",
    "Asia/Dubai": "دبي",
    "Asia/Istanbul": "إسطنبول",
    "Europe/Istanbul": "إسطنبول",
    "Asia/Kuwait": "الكويت",
    "Asia/Qatar": "الدوحة",
    "Asia/Riyadh": "الرياض",
    "Asia/Tehran": "طهران",
    "Africa/Cairo": "القاهرة",
    "Europe/London": "لندن",
    "Europe/Geneva": "جنيف",
    "Europe/Zurich": "زيورخ",
    "America/New_York": "نيويورك",
  },
  fr: {
    "Asia/Baghdad": "Bagdad",
    "Asia/Beirut": "Beyrouth",
    "Asia/Damascus": "Damas",
    "Asia/Dubai": "Dubaï",
    "Asia/Kuwait": "Koweït",
    "Asia/Qatar": "Doha",
    "Asia/Riyadh": "Riyad",
    "Asia/Tehran": "Téhéran",
    "Africa/Cairo": "Le Caire",
    "Europe/London": "Londres",
    "Europe/Geneva": "Genève",
  },
  es: {
    "Asia/Baghdad": "Bagdad",
    "Asia/Amman": "Amán",
    "Asia/Damascus": "Damasco",
    "Asia/Dubai": "Dubái",
    "Asia/Istanbul": "Estambul",
    "Europe/Istanbul": "Estambul",
    "Asia/Qatar": "Doha",
    "Asia/Riyadh": "Riad",
    "Asia/Tehran": "Teherán",
    "Africa/Cairo": "El Cairo",
    "Europe/London": "Londres",
    "Europe/Geneva": "Ginebra",
    "Europe/Zurich": "Zúrich",
    "America/New_York": "Nueva York",
  },
  ckb: {
    "Asia/Baghdad": "بەغدا",
    "Asia/Amman": "عەممان",
    "Asia/Beirut": "بەیروت",
    "Asia/Damascus": "دیمەشق",
    "Asia/Dubai": "دوبەی",
    "Asia/Istanbul": "ئیستەنبوڵ",
    "Europe/Istanbul": "ئیستەنبوڵ",
    "Asia/Kuwait": "کوێت",
    "Asia/Qatar": "دەوحە",
    "Asia/Riyadh": "ڕیاز",
    "Asia/Tehran": "تاران",
    "Africa/Cairo": "قاهیرە",
    "Europe/London": "لەندەن",
    "Europe/Geneva": "جنێڤ",
    "Europe/Zurich": "زیوریخ",
    "America/New_York": "نیویۆرک",
  },
};

/** The city that a zone is called by: `Baghdad`, «بغداد»; its English name where the language has none here. */
export function zoneCity(zone: string, language: Language): string {
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return names[language]?.[zone] ?? city;
}
