import { expect, test } from "@playwright/test";
import type { Language } from "@/base/vocabulary";
import { check } from "@/text/parity";
import { alarms, checkPair, version } from "../../support/versions";

/** One fact that differs, in words that two newsrooms would use, with the two passages that say it. */
const differing: [code: string, english: string, arabic: string, one: string, other: string][] = [
  // Numbers in words, where the same value stands elsewhere in the sentence.
  [
    "number.mismatch",
    "Two doctors and four nurses treated 740 children under five.",
    "عالج طبيبان وخمسة ممرضين 740 طفلاً دون الخامسة.",
    "four",
    "وخمسة",
  ],
  ["number.mismatch", "It is for children under five.", "وهي للأطفال دون السادسة.", "five", "السادسة"],
  ["number.mismatch", "They are in class at eight.", "هن في الصف عند السابعة.", "eight", "السابعة"],
  [
    "number.mismatch",
    "In its first ten days 3 wells were dug.",
    "حُفرت 3 آبار في أيامه التسعة الأولى.",
    "ten",
    "التسعة",
  ],
  // The first month of a range, whose year stands with the second one.
  [
    "date.mismatch",
    "Between March and October 2026 it rained.",
    "هطلت الأمطار بين نيسان وتشرين الأول 2026.",
    "March",
    "نيسان",
  ],
  ["date.mismatch", "From May to August 2025 it was dry.", "كان الجو جافاً من حزيران حتى آب 2025.", "May", "حزيران"],
  [
    "date.mismatch",
    "It ran August–November 2024.",
    "استمر من تموز/يوليو إلى تشرين الثاني/نوفمبر 2024.",
    "August",
    "تموز/يوليو",
  ],
  ["date.mismatch", "From March to May 2025.", "من آذار إلى أيار 2024.", "May 2025", "أيار 2024"],
  // Languages, wherever they are listed.
  [
    "languagelist.mismatch",
    "Results come by text message, in Arabic or English.",
    "تصل النتائج برسالة نصية، بالعربية أو الفرنسية.",
    "Arabic or English",
    "العربية أو الفرنسية",
  ],
  // Lengths of time in two units.
  ["number.missing", "They worked on it for 15 months.", "واستغرق العمل عاماً وشهرين.", "15", ""],
  ["number.mismatch", "The course takes 90 hours.", "تستغرق الدورة يومين و4 ساعات.", "90", "4"],
  ["unit.mismatch", "The fuel lasts eight weeks.", "يكفي الوقود ثمانية أشهر.", "eight weeks", "ثمانية أشهر"],
  ["unit.mismatch", "It took 14 months.", "استغرق 14 أسبوعاً.", "14 months", "14 أسبوعاً"],
  // A unit before its number stands in the passage, and a word keeps its harakat.
  ["unit.mismatch", "It cost US$ 1.4 million.", "بلغت الكلفة 1.4 مليون يورو.", "US$ 1.4 million", "1.4 مليون يورو"],
  ["unit.mismatch", "They laid 86 kilometres of pipe.", "مُدّ 86 متراً من الأنابيب.", "86 kilometres", "86 متراً"],
];
for (const [code, english, arabic, one, other] of differing) {
  test(`${english} differs from ${arabic}`, () => {
    const findings = checkPair(english, arabic).filter(({ severity }) => severity !== "info");
    expect(findings.map((finding) => [finding.code, ...finding.sides.map(({ text }) => text)])).toEqual([
      [code, one, other],
    ]);
  });
}

/** The same facts, as the rules above could mistake them. */
const same: [lang: Language, english: string, other: string][] = [
  ["ar", "The work took 14 months.", "استغرق العمل عاماً وشهرين."],
  ["ar", "The work took 14 months.", "استغرق العمل سنة واحدة وشهرين."],
  ["ar", "It took 27 months.", "استغرق سنتين وثلاثة أشهر."],
  ["ar", "It took a year and three months.", "استغرق 15 شهراً."],
  ["ar", "It takes 1 year and 6 months.", "يستغرق 18 شهراً."],
  ["ar", "It takes 100 minutes.", "يستغرق ساعة و40 دقيقة."],
  ["ar", "It takes three weeks and four days.", "يستغرق 25 يوماً."],
  ["fr", "It took 14 months.", "Cela a duré un an et deux mois."],
  ["ar", "Between March and October 2026 it rained.", "هطلت الأمطار بين آذار وتشرين الأول 2026."],
  ["ar", "Between March and October 2026 it rained.", "هطلت الأمطار بين آذار 2026 وتشرين الأول من العام نفسه."],
  ["ar", "From August until October 2026.", "من آب لغاية تشرين الأول 2026."],
  ["ar", "From August to October 2026.", "من آب/أغسطس إلى تشرين الأول/أكتوبر 2026."],
  ["fr", "Between March and October 2026 it rained.", "Il a plu entre mars et octobre 2026."],
  ["fr", "From May to August 2025 it was dry.", "De mai à août 2025, le temps était sec."],
  ["es", "Between March and October 2026 it rained.", "Llovió entre marzo y octubre de 2026."],
  ["ar", "Films in Arabic, French or English.", "أفلام بالعربية أو الفرنسية أو الإنقليزية."],
  ["ar", "It is printed in Arabic and English.", "يُطبع باللغتين العربية والإنكليزية."],
  ["ar", "The first ten days.", "الأيام العشرة الأولى."],
  ["ar", "Training of 5 days, then 5 months of practice.", "تدريب مدته 5 أيام تليه 5 أشهر من الممارسة."],
  ["ar", "After 5 months of practice, 5 days of tests.", "5 أيام من الاختبارات بعد 5 أشهر من الممارسة."],
  [
    "ar",
    "A six-month course of 6 hours a day for a 6-year-old.",
    "دورة مدتها ستة أشهر بواقع 6 ساعات يومياً لطفل عمره 6 سنوات.",
  ],
  ["ar", "1,200 blankets and 1.2 million dinars.", "ألفاً ومئتي بطانية ومليوناً ومئتي ألف دينار."],
  ["ar", "It has 2,200 seats.", "تتسع لألفين ومئتي مقعد."],
  ["ar", "Children under five in 3 of 5 camps.", "الأطفال دون الخامسة في 3 مخيمات من أصل خمسة."],
  [
    "ar",
    "The second phase has four stages; the fourth begins soon.",
    "للمرحلة الثانية أربع مراحل، وتبدأ الرابعة قريباً.",
  ],
];
for (const [lang, english, other] of same) {
  test(`${english} is ${other}`, () => {
    const findings = check([version("en", "A headline", english), version(lang, "عنوان", other)], { region: "IQ" });
    expect(alarms(findings)).toEqual([]);
  });
}
