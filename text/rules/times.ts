import type { Draft } from "../finding";
import type { NumberMention } from "../numbers/find";
import { sameTime, type TimeMention } from "../times";
import { matchAll, mostMentions, type Stated } from "./match";
import { type Pair, placeOf, type Side } from "./pair";

/** A time is compared only with another time: `8 p.m.` may stand as words on the other side. */
export function checkTimes(
  pair: Pair,
  left: readonly number[],
  right: readonly number[],
  explained: Set<NumberMention>,
): Draft[] {
  const timesOf = (side: Side, paragraphs: readonly number[]): Stated<TimeMention>[] =>
    paragraphs.flatMap((paragraph) =>
      (side.facts[paragraph]?.times ?? []).slice(0, mostMentions).map((mention) => ({ paragraph, mention })),
    );
  const matched = matchAll(timesOf(pair.left, left), timesOf(pair.right, right), () => ["time"], [sameTime]);
  const unexplained = (times: Stated<TimeMention>[], other: Side, paragraphs: readonly number[]) =>
    times.filter(({ mention }) => {
      const number = paragraphs
        .flatMap((paragraph) => other.facts[paragraph]?.numbers ?? [])
        .find(({ kind, readings }) => kind === "digits" && writings(mention).some((value) => readings.includes(value)));
      if (number) explained.add(number);
      return !number;
    });
  const [lefts, rights] = [unexplained(matched.left, pair.right, right), unexplained(matched.right, pair.left, left)];
  // "from 12.30 to 14.00": numbers, until the other side says that they are hours.
  lefts.push(...asTimes(pair.left, left, rights.length - lefts.length, explained));
  rights.push(...asTimes(pair.right, right, lefts.length - rights.length, explained));
  return lefts.slice(0, rights.length).flatMap((a, index) => {
    const b = rights[index];
    if (!b) return [];
    const sides = [placeOf(pair.left, a.paragraph, a.mention), placeOf(pair.right, b.paragraph, b.mention)];
    return [{ code: "time.mismatch" as const, paragraph: a.paragraph, sides }];
  });
}

/** Numbers that may be hours, as many as are wanted, which no other rule has explained. */
function asTimes(
  side: Side,
  paragraphs: readonly number[],
  wanted: number,
  explained: Set<NumberMention>,
): Stated<TimeMention>[] {
  if (wanted <= 0) return [];
  return paragraphs
    .flatMap((paragraph) =>
      (side.facts[paragraph]?.numbers ?? []).map((number) => ({ paragraph, number, text: textOf(side, paragraph) })),
    )
    .filter(({ number, text }) => !explained.has(number) && hours.test(text.slice(number.start, number.end)))
    .slice(0, wanted)
    .map(({ paragraph, number, text }) => {
      explained.add(number);
      const [hour = 0, minute = 0] = text.slice(number.start, number.end).split(".").map(Number);
      const mention = { start: number.start, end: number.end, minutes: hour * 60 + minute, isHalfDay: hour <= 12 };
      return { paragraph, mention };
    });
}

const hours = /^(?:[01]?\d|2[0-3])\.[0-5]\d$/;
const textOf = (side: Side, paragraph: number) => side.facts[paragraph]?.folded.text ?? "";

/** A clock time as a number: 8.30 or 8, in twelve or twenty-four hours. */
function writings({ minutes }: TimeMention): string[] {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return [hour, hour % 12 || 12, (hour % 12) + 12].flatMap((h) =>
    minute === 0 ? [String(h)] : [String(Number(`${h}.${String(minute).padStart(2, "0")}`))],
  );
}
