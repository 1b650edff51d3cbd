import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { findDates, sameDate } from "@/text/dates";
import { fold } from "@/text/fold";
import { monthNumber } from "@/text/months";
import { findTimes, sameTime } from "@/text/times";

const read = (text: string) =>
  findDates(fold(text).text).map(({ year, month, day, isMonthOnly, isMalformed }) =>
    [year ?? "", month ?? "", day ?? ""].join("-").concat(isMonthOnly ? " name" : "", isMalformed ? " malformed" : ""),
  );

const rows: [text: string, ...dates: string[]][] = [
  ["on 30 November 2016.", "2016-11-30"],
  ["November 30, 2016", "2016-11-30"],
  ["30th November", "-11-30"],
  ["by the end of November 2016", "2016-11-"],
  ["2016-11-30 and 30/11/2016 and 30.11.2016", "2016-11-30", "2016-11-30", "2016-11-30"],
  ["1–15 June 2016", "2016-6-1", "2016-6-15"],
  ["June 1-15", "-6-1", "-6-15"],
  ["في 30 تشرين الثاني 2016", "2016-11-30"],
  ["٣٠ نوفمبر ٢٠١٦", "2016-11-30"],
  ["30 تشرين الثاني/نوفمبر 2016", "2016-11-30"],
  ["28 تموز/ يوليو 2020", "2020-7-28"],
  ["28 تموز/ أغسطس 2020", "2020-7-28 malformed"],
  ["31 حزيران 2020", "2020-6-31 malformed"],
  ["من ٣ إلى ٢٠ أبريل", "-4-3", "-4-20"],
  ["3 و4 نيسان", "-4-3", "-4-4"],
  ["في بداية شهر كانون الاول 2016", "2016-12-"],
  ["وفي 5 مايس من عام 2024", "2024-5-5"],
  ["9 غشت 2024 و10 أوت 2024", "2024-8-9", "2024-8-10"],
  ["٣٠ی تشرینی دووەمی ٢٠١٦", "2016-11-30"],
  ["le 9 juillet 2025 et le 1er juin", "2025-7-9", "-6-1"],
  ["el 30 de noviembre de 2016", "2016-11-30"],
  ["شهر حزيران الماضي", "-6- name"],
  ["in March, 20 officers", "-3- name"],
  ["officers may march in August", "-8- name"],
  ["آب الأسرة والأم"],
  ["عام 2016"],
];
for (const [text, ...dates] of rows) {
  test(`${JSON.stringify(text)} holds ${dates.join(", ") || "no date"}`, () => {
    expect(read(text)).toEqual(dates);
  });
}

const spellings = [
  ["كانون الثاني", "يناير", "جانفي", "January", "janvier", "enero", "کانوونی دووەم"],
  ["آذار", "اذار", "مارس", "March", "mars", "marzo", "ئازار"],
  ["أيار", "مايس", "مايو", "ماي", "May", "mai", "ئایار"],
  ["تموز", "يوليو", "يوليوز", "جويلية", "July", "juillet", "تەمووز"],
  ["تشرين الأول", "تشرين اول", "أكتوبر", "October", "octobre", "تشرینی یەکەم"],
  ["كانون الأول", "ديسمبر", "دجنبر", "December", "décembre", "diciembre", "کانونی یەکەم"],
];
for (const names of spellings) {
  test(`${names.join(", ")} are one month`, () => {
    expect(new Set(names.map(monthNumber)).size).toBe(1);
    expect(monthNumber(names[0] ?? "")).toBeDefined();
  });
}

const iraqi = [
  "كانون الثاني",
  "شباط",
  "آذار",
  "نيسان",
  "أيار",
  "حزيران",
  "تموز",
  "آب",
  "أيلول",
  "تشرين الأول",
  "تشرين الثاني",
  "كانون الأول",
];
const gulf = [
  "يناير",
  "فبراير",
  "مارس",
  "أبريل",
  "مايو",
  "يونيو",
  "يوليو",
  "أغسطس",
  "سبتمبر",
  "أكتوبر",
  "نوفمبر",
  "ديسمبر",
];
const english = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const day = fc.date({
  min: new Date("1950-01-01T00:00:00Z"),
  max: new Date("2099-12-28T00:00:00Z"),
  noInvalidDate: true,
});
const parts = (date: Date) => [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()] as const;
const writers = [
  (date: Date) => `${parts(date)[2]} ${english[parts(date)[1]]} ${parts(date)[0]}`,
  (date: Date) => `${english[parts(date)[1]]} ${parts(date)[2]}, ${parts(date)[0]}`,
  (date: Date) => date.toISOString().slice(0, 10),
  (date: Date) => `${parts(date)[2]} ${iraqi[parts(date)[1]]} ${parts(date)[0]}`,
  (date: Date) => `${parts(date)[2]} ${iraqi[parts(date)[1]]}/${gulf[parts(date)[1]]} ${parts(date)[0]}`,
  (date: Date) =>
    `${parts(date)[2]} ${gulf[parts(date)[1]]} ${parts(date)[0]}`.replace(/\d/g, (d) => "٠١٢٣٤٥٦٧٨٩"[Number(d)] ?? d),
];
const writer = fc.constantFrom(...writers);

test("any date written in two ways is one date, and the day after is another", () => {
  fc.assert(
    fc.property(day, writer, writer, (date, one, other) => {
      const next = new Date(date.getTime() + 86_400_000);
      const [a] = findDates(fold(`on ${one(date)} in`).text);
      const [b] = findDates(fold(`في ${other(date)} تم`).text);
      const [c] = findDates(fold(`في ${other(next)} تم`).text);
      expect(a && b && sameDate(a, b)).toBe(true);
      expect(a && c && sameDate(a, c)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("a clock time is one in every writing", () => {
  for (const text of ["8:30 a.m.", "الساعة 8:30 صباحاً", "08:30", "٨:٣٠ صباحاً", "8h30"]) {
    const [time] = findTimes(fold(text).text);
    const [other] = findTimes("at 8:30 am");
    expect(time && other && sameTime(time, other), text).toBe(true);
  }
  const [evening] = findTimes("8:30 p.m.");
  const [morning] = findTimes("8:30 a.m.");
  expect(evening && morning && sameTime(evening, morning)).toBe(false);
  expect(findTimes("a share of 12.5% at 20 sites")).toEqual([]);
});

const spoken: [time: string, ...writings: string[]][] = [
  ["8:30 p.m.", "half past eight", "الثامنة والنصف", "à huit heures et demie", "a las ocho y media de la tarde"],
  ["8:15", "a quarter past eight", "الثامنة والربع صباحاً", "vers huit heures et quart", "las ocho y cuarto"],
  ["10:45", "a quarter to eleven", "الحادية عشرة إلا ربعاً", "à onze heures moins le quart", "las once menos cuarto"],
  ["9 a.m.", "nine o'clock in the morning", "neuf heures du matin", "a las nueve de la mañana", "کاتژمێر ٩ی بەیانی"],
  ["8:10", "ten past eight"],
];
for (const [time, ...writings] of spoken) {
  for (const text of writings) {
    test(`${text} is ${time}`, () => {
      const [one, another] = [findTimes(time)[0], findTimes(fold(text).text)[0]];
      expect(one && another && sameTime(one, another)).toBe(true);
    });
  }
}

test("an hour that may be a length of time, or no hour at all, is no clock time", () => {
  for (const text of [
    "deux heures et demie de route",
    "two and a half hours",
    "from ten to twelve people",
    "two quarters to eight offices",
    "las dos personas",
    "الخامسة",
  ])
    expect(findTimes(fold(text).text), text).toEqual([]);
});
