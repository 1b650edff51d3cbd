import type { DigitSystem, Direction, Language } from "./vocabulary";

/** Per language: base direction, name in itself, the tag that formats dates and numbers. */
const facts: Record<Language, { direction: Direction; name: string; tag: string }> = {
  en: { direction: "ltr", name: "English", tag: "en-GB" },
  // ar-IQ, not ar: Iraqi month names. Western digits unless the newsroom chose otherwise.
  ar: { direction: "rtl", name: "العربية", tag: "ar-IQ" },
  fr: { direction: "ltr", name: "Français", tag: "fr-FR" },
  es: { direction: "ltr", name: "Español", tag: "es-ES" },
  ckb: { direction: "rtl", name: "کوردیی ناوەندی", tag: "ckb-IQ" },
  ku: { direction: "ltr", name: "Kurmancî", tag: "ku-TR" },
  fa: { direction: "rtl", name: "فارسی", tag: "fa-IR" },
  de: { direction: "ltr", name: "Deutsch", tag: "de-DE" },
};

export const directionOf = (language: Language): Direction => facts[language].direction;
/** Outer quotation marks of a language as renderers set them (bilingual.md C2), French with its thin spaces. */
export function quotationMarks(language: Language): [open: string, close: string] {
  if (language === "fr") return ["«\u202f", "\u202f»"];
  if (language === "de") return ["„", "“"];
  return directionOf(language) === "rtl" || language === "es" ? ["«", "»"] : ["“", "”"];
}

export const nameOf = (language: Language): string => facts[language].name;

/** The formatting locale of a language, with the digits of generated text: `ar-IQ-u-nu-latn`. */
export function formattingLocale(language: Language, digits: DigitSystem = "latn"): string {
  return `${facts[language].tag}-u-ca-gregory-nu-${directionOf(language) === "rtl" ? digits : "latn"}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format, kept once it is made: making one takes longer than all the dates of a page. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** ICU puts U+200E, U+200F and U+061C into Arabic dates; text that is isolated anyway needs none. */
const withoutMarks = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, "");

/** A date in words: `30 November 2016`, `30 تشرين الثاني 2016`. Server only: browsers lack Sorani. */
export function formatDate(at: Date, language: Language, zone: string, digits?: DigitSystem): string {
  return dateWords(at, language, zone, { day: "numeric", month: "long", year: "numeric" }, digits);
}

/** A month of a year: `November 2016`, `تشرين الثاني 2016`. */
export function formatMonth(at: Date, language: Language, zone: string, digits?: DigitSystem): string {
  return dateWords(at, language, zone, { month: "long", year: "numeric" }, digits);
}

function dateWords(
  at: Date,
  language: Language,
  zone: string,
  options: Intl.DateTimeFormatOptions,
  digits?: DigitSystem,
): string {
  const format = dateFormat(formattingLocale(language, digits), { ...options, timeZone: zone });
  if (language !== "ckb") return withoutMarks(format.format(at));
  // CLDR has no Sorani order and puts the year first; it is written day, month, year, joined by the ezafe.
  const parts = format.formatToParts(at);
  const inOrder = (["day", "month", "year"] as const).flatMap((type) => parts.find((part) => part.type === type) ?? []);
  return withoutMarks(inOrder.map(({ value }) => value).join("ی "));
}

/** A clock time, 24 hours: `12:04`, or with seconds `12:04:30`. */
export function formatTime(
  at: Date,
  language: Language,
  zone: string,
  digits?: DigitSystem,
  withSeconds = false,
): string {
  return withoutMarks(
    dateFormat(formattingLocale(language, digits), {
      hour: "2-digit",
      minute: "2-digit",
      ...(withSeconds ? { second: "2-digit" } : {}),
      hourCycle: "h23",
      timeZone: zone,
    }).format(at),
  );
}

/** A weekday, date and clock time: `Monday 30 November 2026, 12:00`. */
export function formatDateTime(at: Date, language: Language, zone: string, digits?: DigitSystem): string {
  const weekday = withoutMarks(
    dateFormat(formattingLocale(language, digits), { weekday: "long", timeZone: zone }).format(at),
  );
  const comma = directionOf(language) === "rtl" ? "،" : ",";
  const date = formatDate(at, language, zone, digits);
  return `${weekday} ${date}${comma} ${formatTime(at, language, zone, digits)}`;
}

/** Day and clock time for a row: `30 Nov, 12:00`, with the year when it is not that of `now`. */
export function formatDayTime(at: Date, now: Date, language: Language, zone: string, digits?: DigitSystem): string {
  const yearOf = (date: Date) => dateFormat("en", { year: "numeric", timeZone: zone }).format(date);
  const day = withoutMarks(
    dateFormat(formattingLocale(language, digits), {
      day: "numeric",
      month: "short",
      ...(yearOf(at) === yearOf(now) ? {} : { year: "numeric" }),
      timeZone: zone,
    }).format(at),
  );
  const comma = directionOf(language) === "rtl" ? "،" : ",";
  return `${day}${comma} ${formatTime(at, language, zone, digits)}`;
}

/** Names in a row: `English and Arabic`, `الإنكليزية والعربية`. */
export function formatList(names: readonly string[], language: Language): string {
  if (language !== "ckb") return new Intl.ListFormat(formattingLocale(language)).format(names);
  // ICU knows no Sorani list and would say "and".
  return names.join("، ").replace(/، ([^،]*)$/, " و $1");
}

export function formatNumber(value: number, language: Language, digits?: DigitSystem): string {
  return withoutMarks(new Intl.NumberFormat(formattingLocale(language, digits)).format(value));
}
