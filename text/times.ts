import type { Span } from "./fold";
import { matchesOf } from "./matches";

export interface TimeMention extends Span {
  /** Minutes since midnight; since noon or midnight where `isHalfDay` says that a.m. or p.m. is not given. */
  minutes: number;
  isHalfDay: boolean;
}

type Half = "am" | "pm" | "night";

/** Parts of the day as they stand after an hour, in folded letters. Night is late before midnight and early after it. */
const halves: [Half, string][] = [
  [
    "am",
    "a\\.?m\\.?(?![a-z])|صباحا|فجرا|قبل الظهر|من (?:ال)?(?:صباح|فجر)|من كل صباح|du matin|de la mañana|بهياني|پيش نيوهرۆ",
  ],
  [
    "pm",
    "p\\.?m\\.?(?![a-z])|مساء|ظهرا|عصرا|بعد الظهر|من (?:ال)?(?:مساء|ظهر|عصر|بعد ظهر|بعد الظهر)|من كل مساء|de l'après-midi|du soir|de la tarde|دواي نيوهرۆ|يۆاره|ئێواره",
  ],
  ["night", "ليلا|من (?:ال)?ليل|de la noche|شهو"],
];
const half = new RegExp(`^ي?\\s*(?:${halves.map(([, words]) => `(${words})`).join("|")})(?![\\p{L}])`, "iu");
/** ص and م stand for صباحاً and مساءً after minutes only: 5 م is five metres. */
const letter = /^ ?([صم])(?![\p{L}.²³])/u;

const clock =
  /(?<![\d.,:/])(?:(الساعه|ساعه|كاتژمێر|سهعات|at|à|a las)\s+(?:تمام\s+)?)?(\d{1,2})(?:\s?([:.h])\s?(\d{2})(?!\d)|( ?h(?:eures?)?(?![\p{L}\d])))?(?!\d|[.,:]\d)/giu;
/** `1400 GMT`, `0930 hrs`. */
const military = /(?<![\d.,:/])([01]\d|2[0-3])([0-5]\d) ?(?:hrs|hours|GMT|UTC|h)(?![\p{L}\d])/gu;

const arabicHours = "واحده ثانيه ثالثه رابعه خامسه سادسه سابعه ثامنه تاسعه عاشره".split(" ");
const arabic = new RegExp(
  `(?<![\\p{L}])(?:[وبلف]?(الساعه) )?(?:و|ل|ب)?ال(${arabicHours.join("|")}|حاديه)( عشره?)?(?: (و|الا) ?(?:ال)?(نصف|ربع|ثلث))?(?: و(\\d{1,2}) دقيقه)?`,
  "gu",
);
const share: Record<string, number> = { نصف: 30, ربع: 15, ثلث: 20 };

const english = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const french = "une deux trois quatre cinq six sept huit neuf dix onze douze".split(" ");
const spanish = "una dos tres cuatro cinco seis siete ocho nueve diez once doce".split(" ");
const minutesOf: Record<string, number> = {
  ...{ half: 30, quarter: 15, ten: 10, twenty: 20, demie: 30, quart: 15, media: 30, cuarto: 15 },
};
/** `a quarter past eight`, `eight o'clock`; with their share or part of the day `à huit heures et demie`, `a las ocho y media`. */
const spoken = [
  {
    cue: /past |clock|quarter to /i,
    hours: english,
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:(?:a )?(?<share>half|quarter|ten|twenty) (?<sign>past|(?<=quarter )to) )?(?<hour>${english.join("|")}|\\d{1,2})(?: o['’]clock|(?<=(?:past|to) [\\p{L}\\d]+))(?!\\p{L})`,
      "giu",
    ),
  },
  {
    cue: /heure/i,
    hours: french,
    pattern: new RegExp(
      `(?<!\\p{L})(?<hour>${french.join("|")}) heures?(?:(?<=(?:à|dès|vers|avant|après) \\p{L}+ heures?) (?<sign>et|moins le) (?<share>demie|quart))?(?!\\p{L})`,
      "giu",
    ),
  },
  {
    cue: /(?<!\p{L})las? /iu,
    hours: spanish,
    pattern: new RegExp(
      `(?<!\\p{L})las? (?<hour>${spanish.join("|")})(?: (?<sign>y|menos) (?<share>media|cuarto))?(?!\\p{L})`,
      "giu",
    ),
  },
];
const named: [RegExp, number][] = [
  [/(?<!\p{L})(?:12 )?(?:noon|midday|midi|mediodía)(?!\p{L})/giu, 720],
  [/(?<!\p{L})(?:midnight|minuit|medianoche|منتصف الليل)(?!\p{L})/giu, 0],
];

/** Clock times of a folded text: `8:30`, `8.30 a.m.`, `8 p.m.`, `14h30`, `21 h`, `noon`, `الساعة الثامنة والنصف مساءً`. */
export function findTimes(text: string): TimeMention[] {
  const found = [...inDigits(text), ...inWords(text)].sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(
    (time, index) => !found.slice(Math.max(0, index - 3), index).some((before) => before.end > time.start),
  );
}

function inDigits(text: string): TimeMention[] {
  const found: TimeMention[] = [];
  for (const match of matchesOf(text, clock)) {
    const [whole, cue, hourText, mark, minuteText, bareHour] = match;
    const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)];
    const end = match.index + whole.length;
    const rest = text.slice(end, end + 24);
    const part = half.exec(rest) ?? (mark === ":" || /ساعه$/.test(cue ?? "") ? letter.exec(rest) : null);
    const isTime =
      mark === ":" || mark === "h" || bareHour !== undefined || part !== null || (/ساعه$/.test(cue ?? "") && hour > 0);
    // 28:00 is no hour, and yet an hour was meant: told against the other side, never read as numbers.
    if (!isTime || minute > 59 || hour > (mark === ":" ? 39 : 24)) continue;
    // "for 24 h" is a duration.
    if (bareHour !== undefined && hour > 23) continue;
    const start = match.index + (cue ? whole.indexOf(hourText ?? "", cue.length) : 0);
    found.push(timeOf(start, end + (part?.[0].length ?? 0), hour * 60 + minute, halfOf(part)));
  }
  for (const match of matchesOf(text, military)) {
    const end = match.index + match[0].length;
    found.push({ start: match.index, end, minutes: Number(match[1]) * 60 + Number(match[2]), isHalfDay: false });
  }
  return found;
}

function inWords(text: string): TimeMention[] {
  const found: TimeMention[] = [];
  for (const match of matchesOf(text, arabic)) {
    const [whole, cue, name = "", teen, sign, part, minutes] = match;
    const end = match.index + whole.length;
    const after = half.exec(text.slice(end, end + 24));
    // الخامسة alone is "the fifth"; an hour is named, or has its half or quarter or its part of the day.
    if (!cue && !after && !part) continue;
    const unit = name === "حاديه" ? 1 : arabicHours.indexOf(name) + 1;
    const hour = teen ? unit + 10 : unit;
    if (hour > 12) continue;
    const more = part ? (share[part] ?? 0) * (sign === "و" ? 1 : -1) : Number(minutes ?? 0);
    found.push(timeOf(match.index, end + (after?.[0].length ?? 0), hour * 60 + more, halfOf(after)));
  }
  for (const { cue, pattern, hours } of spoken) {
    if (!cue.test(text)) continue;
    for (const match of matchesOf(text, pattern)) {
      const { share = "", sign = "", hour: word = "" } = match.groups ?? {};
      const hour = Number(word) || hours.indexOf(word.toLowerCase()) + 1;
      const end = match.index + match[0].length;
      const tail = text.slice(end, end + 24);
      const after = half.exec(tail);
      const time = /^ (?:every |in the |each )?(morning|afternoon|evening|at night)/.exec(tail);
      const part = time ? (time[1] === "morning" ? "am" : "pm") : halfOf(after);
      if (hour > 12 || !(share || part || /clock$/i.test(match[0]))) continue;
      const more = (minutesOf[share.toLowerCase()] ?? 0) * (/^(?:to|moins|menos)/i.test(sign) ? -1 : 1);
      found.push(timeOf(match.index, end + (after?.[0].length ?? 0), hour * 60 + more, part));
    }
  }
  for (const [pattern, minutes] of named) {
    for (const match of matchesOf(text, pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, minutes, isHalfDay: false });
    }
  }
  return found;
}

function halfOf(match: RegExpExecArray | null): Half | undefined {
  if (!match) return undefined;
  if (match[1] === "ص") return "am";
  if (match[1] === "م") return "pm";
  return match[1] ? "am" : match[2] ? "pm" : "night";
}

function timeOf(start: number, end: number, given: number, part: Half | undefined): TimeMention {
  const hour = Math.floor(given / 60);
  if (part === undefined) return { start, end, minutes: hour > 24 ? given : given % 1440, isHalfDay: hour <= 12 };
  const isEarly = part === "am" || (part === "night" && (hour === 12 || hour < 6));
  const minutes = hour > 12 ? given : ((hour % 12) + (isEarly ? 0 : 12)) * 60 + (given % 60);
  return { start, end, minutes: minutes % 1440, isHalfDay: false };
}

export function sameTime(a: TimeMention, b: TimeMention): boolean {
  return a.isHalfDay || b.isHalfDay ? a.minutes % 720 === b.minutes % 720 : a.minutes === b.minutes;
}
