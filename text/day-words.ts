/** Days of a month that Arabic writes as ordinals before the month's name, as `fold` leaves them. */
const units = "اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split(" ");

const spelled = new RegExp(
  `(?:(?:ال)?(حادي|${units.join("|")})(?: (عشر)| وال(عشرين|عشرون|ثلاثين|ثلاثون))?|ال(عشرين|عشرون|ثلاثين|ثلاثون)|(premier|primero))(?: من شهر | من | شهر |er | de | )$`,
  "u",
);

/** What may stand before a day: a preposition or a mark, never a noun (الأسبوع الثاني من تشرين الأول is a week). */
const opening =
  /(?:^|[،,؛:(–—/-] ?|(?<!\p{L})[وف]?(?:في|منذ|حتي|من|الي|بتاريخ|يوم|اليوم|الموافق|المصادف|ليله|صباح|مساء|فجر|ظهر|بين|قبل|بعد|لغايه|اعتبارا من|ابتداء من|و|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد|le|el|du|del|au|al) )$/u;

/** The day in words at the end of `head`, which a month follows: `في الخامس عشر من ` gives 15. */
export function dayInWords(head: string): { day: number; length: number } | null {
  const match = spelled.exec(head);
  if (!match || !opening.test(head.slice(0, match.index))) return null;
  const [whole, unit, teen, tens, round, first] = match;
  const ten = (name: string | undefined) => (name ? (name.startsWith("عشر") ? 20 : 30) : 0);
  const ones = unit === "حادي" ? 1 : unit ? units.indexOf(unit) + 1 : first ? 1 : 0;
  // أول without the article is the first alone: ثان and ثالث are words before they are days.
  if (unit && unit !== "اول" && !whole.startsWith("ال")) return null;
  const day = ones + (teen ? 10 : 0) + ten(tens) + ten(round);
  return day >= 1 && day <= 31 ? { day, length: whole.length } : null;
}
