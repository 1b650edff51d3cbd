/** Numbers below a million millions in words, as careful writers write them: the generators of the properties. */

const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function englishBelowThousand(n: number): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const below = rest < 20 ? ones[rest] : `${tens[Math.floor(rest / 10)]}${rest % 10 ? `-${ones[rest % 10]}` : ""}`;
  if (!hundreds) return below ?? "";
  return `${ones[hundreds]} hundred${rest ? ` and ${below}` : ""}`;
}

export function inEnglish(n: number): string {
  const groups = groupsOf(n).map(([count, scale]) =>
    [englishBelowThousand(count), ["", "thousand", "million", "billion"][scale]].filter(Boolean).join(" "),
  );
  return groups.join(" ") || "zero";
}

const units = "_ واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split(" ");
const arabicTens = "_ عشرة عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(" ");
const hundreds = "_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split(" ");
/** One, two, three to ten, above ten of a scale. */
const scales: [string, string, string, string][] = [
  ["", "", "", ""],
  ["ألف", "ألفان", "آلاف", "ألفاً"],
  ["مليون", "مليونان", "ملايين", "مليوناً"],
  ["مليار", "ملياران", "مليارات", "ملياراً"],
];

function arabicBelowThousand(n: number): string {
  const rest = n % 100;
  const below =
    rest === 0
      ? []
      : rest < 10
        ? [units[rest]]
        : rest === 10
          ? ["عشرة"]
          : rest < 20
            ? [`${rest === 11 ? "أحد" : rest === 12 ? "اثنا" : units[rest - 10]} عشر`]
            : [rest % 10 ? units[rest % 10] : [], arabicTens[Math.floor(rest / 10)]].flat();
  return [n >= 100 ? hundreds[Math.floor(n / 100)] : [], below].flat().join(" و");
}

export function inArabic(n: number): string {
  return groupsOf(n)
    .map(([count, scale]) => {
      const [one, two, few, many] = scales[scale] ?? scales[0] ?? ["", "", "", ""];
      if (scale === 0) return arabicBelowThousand(count);
      if (count === 1) return one;
      if (count === 2) return two;
      return `${arabicBelowThousand(count)} ${count % 100 >= 3 && count % 100 <= 10 ? few : count % 100 === 0 ? one : many}`;
    })
    .join(" و");
}

/** Groups of three digits that are not nought, the greatest first, each with its power of a thousand. */
function groupsOf(n: number): [count: number, scale: number][] {
  return [3, 2, 1, 0].flatMap((scale): [number, number][] => {
    const count = Math.floor(n / 1000 ** scale) % 1000;
    return count > 0 ? [[count, scale]] : [];
  });
}

export const inArabicDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
export const inPersianDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));

export const grouped = (n: number, separator: string) => String(n).replace(/\B(?=(?:\d{3})+$)/g, separator);
