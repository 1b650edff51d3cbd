import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { check } from "@/text/parity";
import { hostileText } from "../../support/hostile";
import { faultsOf, repaired } from "../../support/sound";
import { grouped, inArabic, inArabicDigits, inEnglish, inPersianDigits } from "../../support/spell";
import { alarms, checkPair, version } from "../../support/versions";

/** As it stands, in thousands, millions or milliards with what decimals are needed. */
function scaled(n: number, words: [string, string, string], comma: string): string {
  const power = [1e9, 1e6, 1e3].find((each) => n >= each && (n / each) % 1 === Number(((n / each) % 1).toFixed(3)));
  const word = words[[1e9, 1e6, 1e3].indexOf(power ?? 0)];
  return power && word ? `${String(n / power).replace(".", comma)} ${word}` : String(n);
}

const english: ((n: number) => string)[] = [
  String,
  (n) => grouped(n, ","),
  (n) => grouped(n, "\u00a0"),
  inEnglish,
  (n) => scaled(n, ["billion", "million", "thousand"], "."),
];
const arabic: ((n: number) => string)[] = [
  String,
  (n) => grouped(n, ","),
  (n) => grouped(n, "."),
  (n) => inArabicDigits(grouped(n, "٬")),
  (n) => inArabicDigits(grouped(n, "،")),
  (n) => inPersianDigits(String(n)),
  inArabic,
  (n) => `بـ${inArabicDigits(String(n))}`,
  (n) => inArabicDigits(scaled(n, ["مليار", "مليون", "ألف"], "٫")),
  (n) => scaled(n, ["مليارات", "ملايين", "آلاف"], ","),
];

/** What begins like a telephone of the region is one. */
const isTelephone = (n: number) => /^(?:964|0)\d{8,}$/.test(String(n));
/** Any number of digits is as likely as any other. */
const integer = fc
  .integer({ min: 2, max: 12 })
  .chain((digits) => fc.integer({ min: Math.max(10 ** (digits - 1), 11), max: 10 ** digits - 1 }))
  .filter((n) => !isTelephone(n));
const style = <T>(styles: T[]) => fc.constantFrom(...styles);

/** Room enough that words for a number, much longer than its digits, do not make the paragraph an outlier. */
const room = [
  "while the volunteers of the society walked along the river from village to village and wrote down what they saw in the reeds and on the water and in the fields beyond",
  "فيما سار متطوعو الجمعية على امتداد النهر من قرية إلى قرية ودوّنوا ما رأوه بين القصب وعلى الماء وفي الحقول الواقعة وراءه وفي البساتين القريبة منه",
];
const told = (a: string, b: string) =>
  alarms(checkPair(`It counted ${a} birds, ${room[0]}.`, `أحصت الفرق ${b} طائر، ${room[1]}.`));

test("any number below a million millions is the same in any two writings of two languages", () => {
  fc.assert(
    fc.property(integer, style(english), style(arabic), (n, write, writeArabic) => {
      expect(told(write(n), writeArabic(n)), `${write(n)} against ${writeArabic(n)}`).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test("a number with one digit changed is told, in any two writings", () => {
  fc.assert(
    fc.property(
      integer,
      fc.nat(11),
      fc.integer({ min: 1, max: 9 }),
      style(english),
      style(arabic),
      (n, place, by, write, writeArabic) => {
        const digits = String(n);
        const at = place % digits.length;
        const changed = (Number(digits[at]) + by) % 10;
        const other = Number(digits.slice(0, at) + changed + digits.slice(at + 1));
        fc.pre(other >= 11 && String(other).length === digits.length && !isTelephone(other));
        expect(told(write(n), writeArabic(other)), `${write(n)} against ${writeArabic(other)}`).toHaveLength(1);
      },
    ),
    { numRuns: 3000 },
  );
});

const names = {
  english: "January February March April May June July August September October November December".split(" "),
  iraqi: "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(","),
  egyptian: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
  moroccan: "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(" "),
  algerian: "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
};
interface Day {
  day: number;
  month: number;
  year: number;
}
const englishDates: ((date: Day) => string)[] = [
  ({ day, month, year }) => `${day} ${names.english[month - 1]} ${year}`,
  ({ day, month, year }) => `${names.english[month - 1]} ${day}, ${year}`,
  ({ day, month, year }) => `${names.english[month - 1]?.slice(0, 3)}. ${day}, ${year}`,
  ({ day, month, year }) => `the ${day}th of ${names.english[month - 1]} ${year}`,
  ({ day, month, year }) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
];
const arabicDates: ((date: Day) => string)[] = [
  ...[names.iraqi, names.egyptian, names.moroccan, names.algerian].map(
    (months) =>
      ({ day, month, year }: Day) =>
        `${day} ${months[month - 1]} ${year}`,
  ),
  ({ day, month, year }) => inArabicDigits(`${day} ${names.iraqi[month - 1]}/${names.egyptian[month - 1]} ${year}`),
  ({ day, month, year }) => `${day} ${names.egyptian[month - 1]}/ ${names.iraqi[month - 1]} من عام ${year}`,
  ({ day, month, year }) => inPersianDigits(`${day} من شهر ${names.iraqi[month - 1]} ${year}`),
  ({ day, month, year }) => `${day} ${names.egyptian[month - 1]} (${names.iraqi[month - 1]}) ${year}م`,
];
const date = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 2, max: 12 }),
  year: fc.integer({ min: 1950, max: 2049 }),
});
const toldOn = (a: string, b: string) =>
  alarms(checkPair(`It was signed on ${a} in Kut.`, `جرى التوقيع في ${b} في الكوت.`));

test("any date is the same in any two writings of two languages", () => {
  fc.assert(
    fc.property(date, style(englishDates), style(arabicDates), (day, write, writeArabic) => {
      expect(toldOn(write(day), writeArabic(day)), `${write(day)} against ${writeArabic(day)}`).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("a date of which the day, the month or the year is another is told", () => {
  fc.assert(
    fc.property(
      date,
      date,
      style(["day", "month", "year"] as const),
      style(englishDates),
      style(arabicDates),
      (day, from, part, write, writeArabic) => {
        fc.pre(day[part] !== from[part]);
        const other = { ...day, [part]: from[part] };
        expect(toldOn(write(day), writeArabic(other)), `${write(day)} against ${writeArabic(other)}`).toEqual([
          "date.mismatch 1",
        ]);
      },
    ),
    { numRuns: 2000 },
  );
});

test("a repair is certain: applied one after another, they come to an end", () => {
  fc.assert(
    fc.property(
      fc.array(hostileText(60), { maxLength: 3 }),
      fc.array(hostileText(60), { maxLength: 3 }),
      (left, right) => {
        let versions = [version("en", "T", ...left), version("ar", "ع", ...right)];
        for (let step = 0; ; step++) {
          const [next] = check(versions, { region: "IQ" }).filter(({ repair }) => repair);
          if (!next) break;
          expect(step, JSON.stringify(next)).toBeLessThan(200);
          const after = repaired(versions, next);
          expect(after, JSON.stringify(next)).not.toEqual(versions);
          versions = after;
        }
      },
    ),
    { numRuns: 600 },
  );
});

test("hostile texts in any languages get sound findings", () => {
  const texts = fc.array(hostileText(60), { maxLength: 4 });
  fc.assert(
    fc.property(texts, texts, texts, (one, two, three) => {
      const versions = [version("en", ...one), version("ar", ...two), version("ckb", ...three)];
      expect(faultsOf(check(versions, { region: "IQ" }), versions)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
