import { expect, test } from "@playwright/test";
import { formatDate, formatDateTime, formatList, formatMonth, formatNumber } from "../../base/locale";
import type { Language } from "../../base/vocabulary";
import { zoneCity } from "../../base/zone";

const noon = new Date("2026-11-30T09:00:00Z");
const zone = "Asia/Baghdad";

test("a date is written as each language writes it, without invisible marks", () => {
  const dates: [Language, string, string][] = [
    ["en", "30 November 2026", "November 2026"],
    ["ar", "30 تشرين الثاني 2026", "تشرين الثاني 2026"],
    ["fr", "30 novembre 2026", "novembre 2026"],
    ["es", "30 de noviembre de 2026", "noviembre de 2026"],
    ["ckb", "30ی تشرینی دووەمی 2026", "تشرینی دووەمی 2026"],
    ["fa", "30 نوامبر 2026", "نوامبر 2026"],
  ];
  for (const [language, date, month] of dates) {
    expect(formatDate(noon, language, zone), language).toBe(date);
    expect(formatMonth(noon, language, zone), language).toBe(month);
  }
  expect(formatDate(noon, "ckb", zone, "arab")).toBe("٣٠ی تشرینی دووەمی ٢٠٢٦");
  expect(formatDateTime(noon, "en", zone)).toBe("Monday 30 November 2026, 12:00");
});

test("the same moment falls on another day in another zone", () => {
  const late = new Date("2026-11-30T22:30:00Z");
  expect(formatDate(late, "en", "UTC")).toBe("30 November 2026");
  expect(formatDate(late, "en", zone)).toBe("1 December 2026");
});

test("names stand in a row as each language joins them, Sorani too, which ICU does not know", () => {
  expect(formatList(["English", "Arabic", "French"], "en")).toBe("English, Arabic and French");
  expect(formatList(["الإنكليزية", "الفرنسية"], "ar")).toBe("الإنكليزية والفرنسية");
  expect(formatList(["anglais", "arabe"], "fr")).toBe("anglais et arabe");
  expect(formatList(["ئینگلیزی"], "ckb")).toBe("ئینگلیزی");
  expect(formatList(["ئینگلیزی", "عەرەبی", "فارسی"], "ckb")).toBe("ئینگلیزی، عەرەبی و فارسی");
});

test("a zone is called by its city in the language of the page, else by the city's own name", () => {
  const names = (["en", "ar", "fr", "es", "ckb"] as const).map((language) => zoneCity(zone, language));
  expect(names).toEqual(["Baghdad", "بغداد", "Bagdad", "Bagdad", "بەغدا"]);
  expect(zoneCity("America/Argentina/Buenos_Aires", "fr")).toBe("Buenos Aires");
  expect(formatNumber(12345, "en")).toBe("12,345");
});
