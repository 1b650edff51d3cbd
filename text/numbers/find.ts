import type { Language } from "@/base/vocabulary";
import type { Span } from "../fold";
import { matchesOf } from "../matches";
import { arabic } from "./ar";
import { sorani } from "./ckb";
import { english } from "./en";
import { spanish } from "./es";
import { french } from "./fr";
import { type Qualified, qualifierAround } from "./qualifiers";
import type { NumberTable, Word } from "./table";
import { canonical, type DigitToken, digitTokens } from "./tokens";
import { isBinding, type Unit, unitAround, unitBefore } from "./units";
import { readWords, scaleOf } from "./words";

/**
 * A number of a text. `hard`: written in digits and not 1 or 2, or with a scale or unit: the other
 * side must have it. Soft ones (words, ordinals, decades) may answer a hard one and are never required.
 */
export interface NumberMention extends Span {
  /** Canonical values that the mention may have; two mentions match when these meet. */
  readings: string[];
  /** The values of what may also be several numbers (`100,200`). */
  parts: string[];
  hard: boolean;
  /** `loose`: a fraction or a dozen, which may answer and is never asked for. */
  kind: "digits" | "words" | "ordinal" | "loose";
  unit?: Unit;
  qualified?: Qualified;
}

/** A mention while neighbours may still join it: the last scale it was multiplied by. */
interface Draft extends NumberMention {
  scale: number;
}

const tables: Partial<Record<Language, NumberTable>> = {
  en: english,
  fr: french,
  es: spanish,
  ar: arabic,
  ckb: sorani,
};

const noWords: NumberTable = { look: () => undefined, and: new Set(), articles: new Set(), order: "tens-first" };

/** The readers ask for each word several times. */
function remembering(table: NumberTable): NumberTable {
  const known = new Map<string, ReturnType<NumberTable["look"]>>();
  return {
    ...table,
    look(word) {
      if (!known.has(word)) known.set(word, table.look(word));
      return known.get(word);
    },
  };
}

const anyWord = /\p{L}[\p{L}\p{M}]*/gu;

const commaLanguages = new Set<Language>(["fr", "es", "de", "ku", "ckb"]);

/** Numbers of a folded text whose addresses, phones, dates and times are masked, in order (bilingual.md B4.5–B4.8). */
export function findNumbers(
  text: string,
  lang: Language,
  hasTanwin: (end: number) => boolean = () => false,
): NumberMention[] {
  const table = remembering(tables[lang] ?? noWords);
  const words: Word[] = matchesOf(text, anyWord).map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const firstWordAt = new Map(words.map((word, index) => [word.start, index]));
  const fromDigits = digitTokens(text, commaLanguages.has(lang)).map((token) =>
    withScale(text, token, words, firstWordAt, table),
  );
  const taken = fromDigits.map(({ start, end }) => ({ start, end }));
  const all = [...fromDigits, ...wordNumbers(text, words, table, taken, hasTanwin)].sort((a, b) => a.start - b.start);
  return join(text, all, table).map(({ scale, ...mention }) =>
    table.and.has("و") ? withHalfBehind(text, mention) : mention,
  );
}

/** What is counted may stand before its half: أربعة أمتار ونصف المتر is 4.5, and the four may stand for itself. */
function withHalfBehind(text: string, mention: NumberMention): NumberMention {
  const part = /^(?: \p{L}+)? و ?(نصف|ربع|نيو)(?!\p{L})/u.exec(text.slice(mention.end, mention.end + 40))?.[1];
  if (!part || mention.kind === "ordinal") return mention;
  const more = mention.readings.map((value) => canonical(Number(value) + (part === "ربع" ? 0.25 : 0.5)));
  return { ...mention, readings: [...mention.readings, ...more] };
}

function withScale(
  text: string,
  token: DigitToken,
  words: readonly Word[],
  firstWordAt: ReadonlyMap<number, number>,
  table: NumberTable,
): Draft {
  // Ministries set a number in brackets and what it counts behind them: (103) ملايين, (7.412) مليار دولار.
  const isBracketed = text.charAt(token.start - 1) === "(" && text.charAt(token.end) === ")";
  const first = isBracketed ? token.end + 1 : token.end;
  let end = first;
  let scale = 1;
  let half = 0;
  for (;;) {
    const gap = /^[ -]?/.exec(text.slice(end, end + 1))?.[0].length ?? 0;
    const index = firstWordAt.get(end + gap);
    const word = index === undefined ? undefined : words[index];
    const found = word && table.look(word.text);
    const factor = found && !found.isJoined ? scaleOf(found.piece) : undefined;
    // "5 m" is metres; "5m" and "$5 m" are millions.
    if (!word || factor === undefined) break;
    const isMoney = isBinding(unitBefore(text, token.start)) || /^ ?[$€£]/.test(text.slice(word.end, word.end + 2));
    if (word.text.length === 1 && (gap > 0 || word.text === "b") && !isMoney) break;
    scale *= factor;
    end = word.end;
  }
  if (scale > 1) {
    const more = /^ (?:و ?)نصف(?: (?:ال)?(?:مليون|مليار|الف))?(?!\p{L})/u.exec(text.slice(end, end + 24));
    if (more) {
      half = 0.5;
      end += more[0].length;
    }
  }
  const unit = unitAround(text, token.start, end);
  const raw = text.slice(token.start, token.end);
  // Beside a scale `1,802` is 1.802 to those who write a decimal comma, Maghrebi newsrooms among them.
  const values =
    scale > 1 && !table.hasDecimalPoint && /^\d{1,3},\d{3}$/.test(raw)
      ? [...token.values, raw.replace(",", ".")]
      : token.values;
  const readings = scale === 1 ? values : values.map((value) => canonical((Number(value) + half) * scale));
  const isSmall = token.values.every((value) => value === "1" || value === "2");
  const last = unit?.end ?? end;
  const isWhole = isBracketed && last > first;
  const qualified = qualifierAround(text, token.start, last);
  return {
    start: isWhole ? token.start - 1 : token.start,
    end: isWhole || !isBracketed ? last : token.end,
    readings,
    parts: scale === 1 ? token.parts : [],
    // "35 km (22 miles)" converts for readers of one language: theirs alone.
    hard:
      token.kind === "cardinal" &&
      !isConversion(text, token.start, unit?.unit) &&
      (!isSmall || scale > 1 || isBinding(unit?.unit)),
    kind: token.kind === "ordinal" ? "ordinal" : "digits",
    scale,
    ...(unit ? { unit: unit.unit } : {}),
    ...(qualified ? { qualified } : {}),
  };
}

function wordNumbers(
  text: string,
  words: readonly Word[],
  table: NumberTable,
  taken: readonly Span[],
  hasTanwin: (end: number) => boolean,
): Draft[] {
  let passed = 0;
  // Both are in order, so the spans behind a word need no second look.
  const isFree = (word: Word) => {
    while ((taken[passed]?.end ?? Number.POSITIVE_INFINITY) <= word.start) passed++;
    return (taken[passed]?.start ?? Number.POSITIVE_INFINITY) >= word.end;
  };
  const isNear = (index: number) => {
    const word = words[index];
    const previous = words[index - 1];
    return word !== undefined && previous !== undefined && /^[ -]{1,2}$/.test(text.slice(previous.end, word.start));
  };
  const found: Draft[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    const number = word && table.look(word.text) && isFree(word) ? readWords(words, at, table, isNear) : null;
    const last = number && words[number.next - 1];
    if (!word || !number || !last) {
      at++;
      continue;
    }
    const unit = unitAround(text, word.start, last.end);
    const first = word.text.endsWith("ا") ? table.look(word.text)?.piece : undefined;
    const single = first?.kind === "dual" ? first.value / 2 : 0;
    const qualified = qualifierAround(text, word.start, unit?.end ?? last.end);
    found.push({
      start: word.start,
      end: unit?.end ?? last.end,
      // مليونا, alone or before ومئتي ألف: two million, or one with its tanwin lost; with its tanwin one.
      readings: (single === 0
        ? [number.value, ...(number.orWhole === undefined ? [] : [number.orWhole])]
        : [...(hasTanwin(word.end) ? [] : [number.value]), number.value - single]
      ).map(canonical),
      parts: [],
      hard:
        !number.isOrdinal &&
        !number.isLoose &&
        ((number.isScaled && number.value >= 1000) || (isBinding(unit?.unit) && number.value > 2)),
      kind: number.isLoose ? "loose" : number.isOrdinal ? "ordinal" : "words",
      scale: number.scale,
      ...(unit ? { unit: unit.unit } : {}),
      ...(qualified ? { qualified } : {}),
    });
    at = number.next;
  }
  return found;
}

const range = /^ ?(?:[-–—]|to|and|or|à|et|ou|a|y|و|او|الي|حتي|تا|بۆ) ?$/iu;

/**
 * Neighbours that are one number or one range: `3 ملايين و500 ألف` is 3,500,000; in `2–3 million`
 * and `20–30 %` the scale and the unit belong to both.
 */
function join(text: string, drafts: readonly Draft[], table: NumberTable): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const previous = joined.at(-1);
    const gap = previous ? text.slice(previous.end, draft.start) : "";
    if (previous && table.and.has("و") && /^ و ?$/u.test(gap) && canJoin(previous, draft)) {
      joined[joined.length - 1] = {
        ...previous,
        end: draft.end,
        // مليوناً و150 ألف: the dual that lost its tanwin has two readings, and so has the sum.
        readings: previous.readings.flatMap((one) =>
          draft.readings.map((other) => canonical(Number(one) + Number(other))),
        ),
        parts: [...previous.readings.slice(-1), ...draft.readings.slice(0, 1)],
        hard: true,
        scale: draft.scale,
        ...(draft.unit ? { unit: draft.unit } : {}),
      };
      continue;
    }
    if (previous && range.test(gap)) {
      // "from 20 % in 2018 to 17 %": a year lends itself to no unit.
      if (draft.unit && !previous.unit && !isYear(previous)) previous.unit = draft.unit;
      if (draft.scale > 1 && previous.scale === 1) {
        previous.readings = [
          ...previous.readings,
          ...previous.readings.map((value) => canonical(Number(value) * draft.scale)),
        ];
      }
    }
    joined.push({ ...draft });
  }
  return joined;
}

const isConversion = (text: string, start: number, unit: Unit | undefined) =>
  (unit === "mile" || unit === "acre") &&
  /[(] ?(?:about |around |some )?$/.test(text.slice(Math.max(0, start - 10), start));

const isYear = ({ readings: [value = ""], scale }: Draft) => scale === 1 && /^(?:19|20)\d\d$/.test(value);

const canJoin = (previous: Draft, next: Draft) =>
  previous.scale >= 1000 &&
  previous.scale < Number.POSITIVE_INFINITY &&
  Number(next.readings[0]) < previous.scale &&
  !previous.unit;
