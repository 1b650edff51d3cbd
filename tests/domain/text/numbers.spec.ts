import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type { Language } from "@/base/vocabulary";
import { fold } from "@/text/fold";
import { findNumbers } from "@/text/numbers/find";

/** `value` for a soft number, `value!` for a hard one, `%` and the like behind it. */
const read = (lang: Language, text: string) =>
  findNumbers(fold(text).text, lang).map(
    ({ readings, hard, unit, qualified }) =>
      `${qualified ? `${qualified.qualifier} ` : ""}${readings.join("|")}${hard ? "!" : ""}${unit ? ` ${unit}` : ""}`,
  );

const rows: [lang: Language, text: string, ...numbers: string[]][] = [
  // digits and separators
  ["en", "1,100 officers and 20 trainings.", "1100!", "20!"],
  ["en", "in 2016, 350 people; by 2017.", "2016!", "350!", "2017!"],
  ["en", "1.250", "1250|1.25!"],
  ["fr", "1,250", "1250|1.25!"],
  ["en", "1 250 families", "1250!"],
  ["en", "1,234,567.89", "1234567.89!"],
  ["ar", "١٬٢٥٠ عضواً", "1250!"],
  ["ar", "١٢٫٥", "12.5!"],
  ["ar", "607،500 نازح", "607500!"],
  ["ar", "۴۳ منتدى", "43!"],
  ["ar", "و12.5 وبـ54 والـ12", "12.5!", "54!", "12!"],
  ["en", "1 door and 2 windows", "1", "2"],
  // scales
  ["en", "61 thousand, 2.5 million, 3bn, $10m", "61000!", "2500000!", "3000000000!", "10000000! dollar"],
  ["ar", "61 ألف نازح و3 ملايين", "61000!", "3000000!"],
  ["ar", "30 مليوناً", "30000000!"],
  ["ar", "3 ملايين و500 ألف", "3500000!"],
  ["ar", "2 مليون ونصف المليون", "2500000!"],
  ["en", "2–3 million", "2|2000000", "3000000!"],
  // words
  ["en", "four forums, five workshops", "4", "5"],
  ["en", "twenty-five, one hundred and five", "25", "105"],
  ["en", "two and a half million", "2500000!"],
  ["en", "half a million", "500000!"],
  ["en", "two hundred and three hundred", "200", "300"],
  ["en", "two million three hundred thousand", "2300000!"],
  ["en", "no one, the second phase", "1", "2"],
  ["en", "millions of people and thousands more"],
  ["ar", "أربع منتديات أحدهما وإثنان وواحدة", "4", "1", "2", "1"],
  ["ar", "خمسة وعشرون", "25"],
  ["ar", "اثني عشر وإحدى عشرة", "12", "11"],
  ["ar", "الثاني عشر والحادي والعشرين", "12", "21"],
  ["ar", "ثلاثمئة وخمسون ألفاً", "350000!"],
  ["ar", "ثلاث مئة ومائة وخمسين", "300", "150"],
  ["ar", "مئتا ألف", "200000!"],
  ["ar", "ألفان وألفي دينار", "2000!", "2000! dinar"],
  ["ar", "مليونين ونصف المليون", "2500000!"],
  ["ar", "نصف مليون", "500000!"],
  ["ar", "خمسة ملايين وثلاثمئة ألف", "5300000!"],
  ["ar", "ألف ومئتان", "1200!"],
  ["ar", "ملايين العراقيين وآلاف غيرهم"],
  ["fr", "quatre-vingt-douze, soixante-dix-sept, vingt et un", "92", "77", "21"],
  ["fr", "deux cent mille", "200000!"],
  ["es", "treinta y cinco mil", "35000!"],
  ["ckb", "دوو هەزار و پێنج سەد", "2500!"],
  // units
  ["en", "12.5% and 30 per cent", "12.5! percent", "30! percent"],
  ["ar", "12,5 في المئة و%30 و40 بالمئة و50٪", "12.5! percent", "30! percent", "40! percent", "50! percent"],
  ["ar", "بين 20 و30 في المئة", "20! percent", "30! percent"],
  ["en", "US$ 5.5 million, €480,000, IQD 250", "5500000! dollar", "480000! euro", "250! dinar"],
  ["ar", "5 ملايين دولار أمريكي و480 ألف يورو", "5000000! dollar", "480000! euro"],
  // no numbers
  ["en", "COVID-19, G20, B0AT1, F-16, A/RES/70/1, 24/7, km²"],
  ["en", "ISO 9001 and 19-year-olds", "9001!", "19!"],
  ["en", "3. Third\n4) Fourth of 7", "3", "4", "7!"],
  ["en", "the 1930s and the 21st century", "1930", "21"],
  ["en", "as the report says [3]"],
  ["ar", "القرار ذو العدد 9/اتحادية/2026 والأمر 14/أمر ولائي/2025"],
  // in brackets, as ministries write
  ["ar", "(103) ملايين و(412) ألفاً و(600) برميل", "103412600! barrel"],
  ["ar", "(7.412) مليار دولار بنسبة (75)%", "7412000000000|7412000000! dollar", "75! percent"],
  ["ar", "المادة (94) من الدستور والمواد (2) و(3)", "94!", "2", "3!"],
  // qualifiers
  ["en", "more than 350, nearly 40, up to 9", "above 350!", "about 40!", "below 9!"],
  ["ar", "أكثر من 30، أكثر 1,100، نحو 200", "above 30!", "above 1100!", "about 200!"],
  ["ar", "لا يزيد عدد موظفيها على 99 وتتجاوز حمولتها 8 أطنان", "below 99!", "above 8! tonne"],
  ["ar", "تفوق أعمارهم 65 عاماً ولا تقل مساحته عن 40 وتقل أعمارهم عن 18", "above 65!", "above 40!", "below 18!"],
  ["en", "an estimated 120,000 jobs", "about 120000!"],
  ["ar", "لا يقل عن 12 ولا يزيد على 40 وما يزيد على 7", "above 12!", "below 40!", "above 7!"],
];

for (const [lang, text, ...numbers] of rows) {
  test(`${JSON.stringify(text)} (${lang}) holds ${numbers.join(", ") || "no number"}`, () => {
    expect(read(lang, text)).toEqual(numbers);
  });
}

const western = (value: number) => String(value);
const grouped = (separator: string) => (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, separator);
const inDigits = (zero: number) => (value: number) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
const styles = [
  western,
  grouped(","),
  grouped("٬"),
  grouped("\u00a0"),
  inDigits(0x660),
  inDigits(0x6f0),
  (value: number) => inDigits(0x660)(value).replace(/\B(?=([٠-٩]{3})+$)/g, "٬"),
];
const style = fc.constantFrom(...styles);
const lang = fc.constantFrom<Language>("en", "ar");

test("any whole number below 10¹² means the same in every digit system and grouping", () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 999_999_999_999 }), style, style, lang, lang, (value, a, b, left, right) => {
      const [one] = findNumbers(fold(`x ${a(value)} y`).text, left);
      const [other] = findNumbers(fold(`س ${b(value)} ع`).text, right);
      expect(one?.hard && other?.hard).toBe(true);
      expect(one?.readings.some((reading) => other?.readings.includes(reading))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a number with one digit changed never means the same", () => {
  const digit = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 999_999_999 }), style, style, digit, fc.nat(), (value, a, b, by, at) => {
      const digits = String(value).split("");
      const place = at % digits.length;
      digits[place] = String((Number(digits[place]) + by) % 10 || (place === 0 ? 1 : 0));
      const changed = Number(digits.join(""));
      fc.pre(changed !== value && changed > 2);
      const [one] = findNumbers(fold(`x ${a(value)} y`).text, "en");
      const [other] = findNumbers(fold(`س ${b(changed)} ع`).text, "ar");
      expect(one?.readings.some((reading) => other?.readings.includes(reading))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

const units = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"];
const tens = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
const hundreds = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمئة", "سبعمائة", "ثمانمئة", "تسعمئة"];
/** An independent writer of Arabic number words, 1 to 999. */
function inArabicWords(value: number): string {
  const rest = value % 100;
  const below =
    rest === 0
      ? ""
      : rest < 10
        ? units[rest]
        : rest === 10
          ? "عشرة"
          : rest < 20
            ? `${["أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"][rest - 11]} عشر`
            : [units[rest % 10], tens[Math.floor(rest / 10)]].filter(Boolean).join(" و");
  return [hundreds[Math.floor(value / 100)], below].filter(Boolean).join(" و");
}

test("Arabic number words from 1 to 999, and so many thousands, are read as their value", () => {
  const values = Array.from({ length: 999 }, (_, index) => index + 1);
  expect(values.map((value) => read("ar", inArabicWords(value)))).toEqual(values.map((value) => [String(value)]));
  const many = values.filter((value) => value >= 3);
  const thousands = many.map((value) => read("ar", `${inArabicWords(value)} ألف`));
  expect(thousands).toEqual(many.map((value) => [`${value * 1000}!`]));
});
