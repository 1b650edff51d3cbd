import type { Language } from "./vocabulary";

/** Arabic names of the cities by which zones near the newsroom are called. */
const arabic: Record<string, string> = {
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
};

/** The city that a zone is called by: `Baghdad`, «بغداد»; its English name where the language has none here. */
export function zoneCity(zone: string, language: Language): string {
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return language === "ar" ? (arabic[zone] ?? city) : city;
}
